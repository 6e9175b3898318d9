import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { boxSchema, EMPTY_BOX, noted, type Box } from '../../src/main/monitor/manners/box';
import { openOutbox } from '../../src/main/shell/outbox';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { anomalyOf } from '../environment/views';

// Goal: what is still to be told survives everything, and nothing that lies there keeps the app from starting.
// That a file is whole wherever its writing is killed is proven in tests/vault, for all files.

const MANNERS = DEFAULT_SETTINGS.notifications;
const silentLog = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() });
const withOne = (box: Box, id: number): Box => noted(box, [anomalyOf({ id })], MANNERS, 1_000);

let home = '';
let path = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'life-outbox-'));
  path = join(home, 'outbox.json');
});
afterEach(() => rmSync(home, { recursive: true }));

test('what is kept is there at the next start', () => {
  const outbox = openOutbox(home, silentLog());
  expect(outbox.box).toEqual(EMPTY_BOX);
  expect(existsSync(path)).toBe(false);
  outbox.keep(withOne(outbox.box, 7));
  expect(openOutbox(home, silentLog()).box).toEqual(outbox.box);
  expect(readdirSync(home)).toEqual(['outbox.json']);
});

test('a box that has not changed is not written again', () => {
  const outbox = openOutbox(home, silentLog());
  outbox.keep(withOne(outbox.box, 7));
  rmSync(path);
  outbox.keep(outbox.box);
  expect(existsSync(path)).toBe(false);
});

describe('a file that cannot be used', () => {
  test.each([
    ['empty', ''],
    ['half', '{"version":1,"watching":'],
    ['of another kind', '[]'],
    ['of a newer version', JSON.stringify({ ...EMPTY_BOX, version: 2 })],
    ['with a wrong part', JSON.stringify({ ...EMPTY_BOX, told: [{ atMs: 'yesterday' }] })],
    ['of zeros', '\u0000'.repeat(512)],
  ])('%s, is kept aside as it is, and the outbox works', (_how, content) => {
    writeFileSync(path, content);
    const log = silentLog();
    const outbox = openOutbox(home, log);
    expect(outbox.box).toEqual(EMPTY_BOX);
    expect(readFileSync(`${path}.bad`, 'utf8')).toBe(content);
    expect(log.warn).toHaveBeenCalledOnce();
    outbox.keep(withOne(outbox.box, 1));
    expect(openOutbox(home, silentLog()).box.waiting).toHaveLength(1);
  });

  test('cut off or changed anywhere, it is never a crash', () => {
    const outbox = openOutbox(home, silentLog());
    outbox.keep(withOne(withOne(outbox.box, 1), 2));
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 7) {
      for (const damaged of [whole.subarray(0, at), flipped(whole, at)]) {
        writeFileSync(path, damaged);
        const { box } = openOutbox(home, silentLog());
        expect(boxSchema.safeParse(box).success).toBe(true);
      }
    }
  });

  test('and cannot even be moved, is lived without', () => {
    mkdirSync(path);
    const log = silentLog();
    const outbox = openOutbox(join(home, 'outbox.json'), log);
    outbox.keep(withOne(outbox.box, 1));
    outbox.keep(withOne(outbox.box, 2));
    expect(outbox.box.waiting).toHaveLength(2);
  });
});

test('a disk that cannot be written is told once, and made up for when it can', () => {
  const log = silentLog();
  const outbox = openOutbox(join(home, 'missing'), log);
  outbox.keep(withOne(outbox.box, 1));
  outbox.keep(withOne(outbox.box, 2));
  expect(log.warn).toHaveBeenCalledOnce();
  mkdirSync(join(home, 'missing'));
  outbox.keep(outbox.box);
  expect(openOutbox(join(home, 'missing'), silentLog()).box.waiting).toHaveLength(2);
});

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole);
  copy[at] = (copy[at] ?? 0) ^ 0x15;
  return copy;
}
