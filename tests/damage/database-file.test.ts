import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chanceOf, flipped, overwritten, PAGE_BYTES, truncated, zeroFilled } from './damages';
import { examine } from './examine';
import { bringUp, type Exemplar } from './exemplar';

// Goal: whatever a disk does to a database, the life that lives in it wakes in the newest state that is left.

const { asleep, crashed } = bringUp();
const sizeOf = ({ files, lifeId }: Exemplar): number =>
  files.get(join('lives', lifeId, 'life.db'))?.length ?? 0;
const PAGES = sizeOf(crashed) / PAGE_BYTES;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('a database that was cut off', () => {
  const lengths = new Set([0, 1, 15, 16, 100, 511, 512]);
  for (const page of [1, 2, 3, Math.floor(PAGES / 2), PAGES - 1]) {
    for (const more of [-1, 0, 1]) lengths.add(page * PAGE_BYTES + more);
  }
  const chance = chanceOf(1);
  for (let more = 0; more < 8; more++) lengths.add(chance(sizeOf(crashed)));
  test.each([...lengths].sort((one, other) => one - other))('to %i bytes', (bytes) => {
    examine(`life.db cut off at ${bytes}`, crashed, (_, folder) => truncated(join(folder, 'life.db'), bytes));
  });

  test.each([0, 1, 4096, 70_001])(
    'to %i bytes, of a life that was put to sleep: nothing is lost',
    (bytes) => {
      const { lostTicks } = examine(`life.db of a sleeper cut off at ${bytes}`, asleep, (_, folder) =>
        truncated(join(folder, 'life.db'), bytes),
      );
      expect(lostTicks).toBe(0);
    },
  );
});

describe('a database with a hole in it', () => {
  test.each(numbers(18))('of whole pages, seed %i', (seed) => {
    const chance = chanceOf(100 + seed);
    const page = seed < 4 ? seed : chance(PAGES);
    const length = PAGE_BYTES * (1 + chance(3));
    examine(`life.db zeroed at page ${page + 1}, ${length} bytes`, crashed, (_, folder) =>
      zeroFilled(join(folder, 'life.db'), page * PAGE_BYTES, length),
    );
  });

  test.each(numbers(8))('anywhere, seed %i', (seed) => {
    const chance = chanceOf(200 + seed);
    const [at, length] = [chance(sizeOf(crashed)), 1 + chance(3000)];
    examine(`life.db zeroed at ${at}, ${length} bytes`, crashed, (_, folder) =>
      zeroFilled(join(folder, 'life.db'), at, length),
    );
  });
});

describe('a database with flipped bits', () => {
  test.each(numbers(40))('seed %i', (seed) => {
    const chance = chanceOf(300 + seed);
    const bits = 1 + chance(8);
    examine(`life.db with ${bits} flipped, seed ${seed}`, seed % 4 === 3 ? asleep : crashed, (_, folder) =>
      flipped(join(folder, 'life.db'), chance, bits),
    );
  });

  // Most pages hold what no start reads; the first ones hold the schema.
  test.each(numbers(10))('in its first pages, seed %i', (seed) => {
    const chance = chanceOf(400 + seed);
    examine(`life.db with 3 flipped at its beginning, seed ${seed}`, crashed, (_, folder) =>
      flipped(join(folder, 'life.db'), chance, 3, 0, 3 * PAGE_BYTES),
    );
  });
});

describe('a database whose header is gone', () => {
  test.each([
    ['its first bytes', 16],
    ['its header', 100],
    ['its first page', PAGE_BYTES],
  ])('%s', (name, length) => {
    const garbage = Buffer.alloc(length, 'no database ');
    const { aside } = examine(`life.db without ${name}`, crashed, (_, folder) =>
      overwritten(join(folder, 'life.db'), 0, garbage),
    );
    expect(aside).toEqual(['life.db.damaged']);
  });

  test('altogether: it is the newest snapshot that lives on', () => {
    const { tick, notices } = examine('life.db deleted', crashed, (_, folder) =>
      rmSync(join(folder, 'life.db')),
    );
    expect(tick).toBe(crashed.truth.snapshotTicks.at(-1));
    expect(notices).toEqual(['runtime.host.restoredMissing']);
  });
});
