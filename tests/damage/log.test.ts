import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chanceOf, flipped, overwritten, PAGE_BYTES, truncated, zeroFilled } from './damages';
import { examine } from './examine';
import { bringUp } from './exemplar';

// Goal: the log in which a killed process left its last minutes may be damaged too, and costs no more than it held.

const { killed } = bringUp();
const logBytes = killed.files.get(join('lives', killed.lifeId, 'life.db-wal'))?.length ?? 0;
const FRAME_BYTES = 24 + PAGE_BYTES;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const logOf = (folder: string): string => join(folder, 'life.db-wal');

test('as it was left, nothing is lost and nothing is told', () => {
  const outcome = examine('killed, undamaged', killed, () => {});
  expect(outcome).toMatchObject({ lostTicks: 0, aside: [], notices: [], verify: 'whole' });
  expect(logBytes).toBeGreaterThan(50 * FRAME_BYTES);
});

describe('a log that was cut off', () => {
  const chance = chanceOf(1);
  const lengths = [0, 1, 31, 32, 33, 32 + FRAME_BYTES - 1, 32 + FRAME_BYTES, logBytes - 1];
  for (let more = 0; more < 8; more++) lengths.push(chance(logBytes));
  test.each(lengths)('to %i bytes', (bytes) => {
    // One that ends early looks like one whose last change was never committed.
    examine(`life.db-wal cut off at ${bytes}`, killed, (_, folder) => truncated(logOf(folder), bytes), {
      mayBeSilent: true,
    });
  });
});

describe('a log with flipped bits', () => {
  test.each(numbers(14))('seed %i', (seed) => {
    const chance = chanceOf(500 + seed);
    const bits = 1 + chance(3);
    examine(`life.db-wal with ${bits} flipped, seed ${seed}`, killed, (_, folder) =>
      flipped(logOf(folder), chance, bits),
    );
  });

  test.each(numbers(4))('in its header, seed %i', (seed) => {
    const chance = chanceOf(600 + seed);
    examine(`life.db-wal with 1 flipped in its header, seed ${seed}`, killed, (_, folder) =>
      flipped(logOf(folder), chance, 1, 0, 32),
    );
  });
});

describe('a log with a hole in it', () => {
  test.each(numbers(6))('seed %i', (seed) => {
    const chance = chanceOf(700 + seed);
    const [at, length] = [chance(logBytes - 9000), 1 + chance(9000)];
    examine(`life.db-wal zeroed at ${at}, ${length} bytes`, killed, (_, folder) =>
      zeroFilled(logOf(folder), at, length),
    );
  });
});

test('a log that is gone', () => {
  examine('life.db-wal deleted', killed, (_, folder) => rmSync(logOf(folder)));
});

test('an index of the log that is nonsense: it is made anew', () => {
  const { lostTicks } = examine('life.db-shm overwritten', killed, (_, folder) =>
    overwritten(join(folder, 'life.db-shm'), 0, Buffer.alloc(32_768, 'nonsense')),
  );
  expect(lostTicks).toBe(0);
});

describe('a database that is damaged while its log is whole', () => {
  test.each(numbers(10))('flipped bits, seed %i', (seed) => {
    const chance = chanceOf(800 + seed);
    examine(`life.db beside its log, 4 flipped, seed ${seed}`, killed, (_, folder) =>
      flipped(join(folder, 'life.db'), chance, 4),
    );
  });

  test.each([0, 1, 100, 4096, 40_000])('cut off at %i bytes', (bytes) => {
    examine(`life.db beside its log, cut off at ${bytes}`, killed, (_, folder) =>
      truncated(join(folder, 'life.db'), bytes),
    );
  });

  test('gone: its log is folded into no other', () => {
    const { verify } = examine('life.db deleted, its log left', killed, (_, folder) => {
      rmSync(join(folder, 'life.db'));
      expect(existsSync(logOf(folder))).toBe(true);
    });
    expect(verify).toBe('whole');
  });
});
