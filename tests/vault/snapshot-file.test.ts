import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { SNAPSHOT_BYTES_MAX } from '../../src/shared/commands';
import { Refusal } from '../../src/shared/refusal';
import { digestOf } from '../../src/main/vault/digest';
import { readLifeFile } from '../../src/main/vault/read-any';
import {
  buildSnapshot,
  encodeSnapshot,
  readSnapshotFile,
  writeSnapshotFile,
} from '../../src/main/vault/snapshot-file';
import { liftSnapshot } from '../../src/main/vault/snapshot-migrations';
import { refusalOf, stateAfter, T0_MS, temporaryFolder } from './helpers';

const ANCHOR = { seq: 12, hash: 'ab'.repeat(32), tick: 0, lastAtMs: T0_MS };
const state = stateAfter(200);
const snapshot = buildSnapshot(state, ANCHOR, T0_MS + 5, 'manual');
const text = encodeSnapshot(snapshot);

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'some.life');
});
const refusedAs = (content: string | Uint8Array, key: string) => {
  writeFileSync(path, content);
  const params = refusalOf(() => readLifeFile(path), `file.${key}`);
  expect(params['file']).toBe('some.life');
  return params;
};
/** The snapshot with other content but a digest that holds. */
const forged = (changes: Record<string, unknown>): string => {
  const content = { ...snapshot, ...changes };
  return JSON.stringify({ ...content, digest: digestOf(content) });
};

describe('a snapshot file', () => {
  it('comes back as it was written', () => {
    writeSnapshotFile(path, snapshot);
    expect(readSnapshotFile(path)).toEqual(snapshot);
    expect(readLifeFile(path)).toEqual({ kind: 'snapshot', snapshot });
    expect(readSnapshotFile(path).state).toEqual(state);
  });

  it('can be read by a person: its head says what it is', () => {
    expect(text.split('\n').slice(0, 6)).toEqual([
      '{',
      '  "format": "life-snapshot",',
      '  "formatVersion": 1,',
      `  "app": "${snapshot.app}",`,
      '  "reason": "manual",',
      `  "savedAtMs": ${T0_MS + 5},`,
    ]);
    expect(text.length).toBeLessThan(1024 * 1024);
  });

  it('means the same when only its white space changes', () => {
    writeFileSync(path, JSON.stringify(JSON.parse(text)));
    expect(readSnapshotFile(path)).toEqual(snapshot);
  });

  it('is refused after any byte was changed, unless the meaning is the same', () => {
    const bytes = Buffer.from(text);
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = Buffer.from(bytes);
        for (const { at, to } of changes) changed[at] = to;
        writeFileSync(path, changed);
        try {
          expect(readSnapshotFile(path)).toEqual(snapshot);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 150, examples: [[[{ at: text.indexOf('": 0') + 2, to: 0x2d }]]] },
    );
  });

  it('is refused wherever it is cut off', () => {
    const bytes = Buffer.byteLength(text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes - 2 }), (length) => {
        writeFileSync(path, text);
        truncateSync(path, length);
        refusalOf(() => readLifeFile(path), 'file.truncated');
      }),
      { numRuns: 60, examples: [1, 2, 3].map((more) => [Buffer.from(text).indexOf('🌱') + more]) },
    );
  });
});

describe('bad input is refused by name and reason', () => {
  it.each([
    ['empty', '', 'empty'],
    ['not JSON', 'hello, I am a diary', 'notSnapshot'],
    ['other JSON', '{"name":"something","version":"1.0"}', 'notSnapshot'],
    ['an array', '[1,2,3]', 'notSnapshot'],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 255]), 'binary'],
    ['zero bytes', Buffer.alloc(4096), 'binary'],
    [
      'text with half a character behind it',
      Buffer.concat([Buffer.from(text), Buffer.from([0xe2])]),
      'malformed',
    ],
    ['not UTF-8', Buffer.from('{"a":"\xff"}', 'latin1'), 'binary'],
    ['a newer format', JSON.stringify({ ...snapshot, formatVersion: 2, news: 1 }), 'newerFormat'],
    ['no format version', JSON.stringify({ ...snapshot, formatVersion: '1' }), 'badField'],
    ['format 0', JSON.stringify({ ...snapshot, formatVersion: 0 }), 'badField'],
    ['no digest', JSON.stringify({ ...snapshot, digest: undefined }), 'missingField'],
    ['an edited tick', text.replace('"tick": 200', '"tick": 201'), 'edited'],
    ['an edited name', text.replace('Tést', 'Toast'), 'edited'],
    ['a removed field', JSON.stringify({ ...snapshot, journal: undefined }), 'edited'],
    ['half a character', text.replace('🌱', '\\ud83c'), 'edited'],
    ['NaN', text.replace('"ageMs": 200000', '"ageMs": NaN'), 'edited'],
    ['a key twice', text.replace('"tick": 200', '"tick": 200, "tick": 200'), 'duplicateKey'],
    ['a poisoned key', text.replace('"tick": 200', '"__proto__": {}, "tick": 200'), 'forbiddenKey'],
    ['deep nesting', `{"format":"life-snapshot","a":${'['.repeat(100_000)}`, 'tooDeep'],
    ['a comma too many', text.replace('"tick": 200,', '"tick": 200,,'), 'malformed'],
    ['a packed life', gzipSync(text), 'packedSnapshot'],
    ['a damaged gzip', gzipSync(text).subarray(0, 500), 'badGzip'],
    ['an unknown field', forged({ extra: 1 }), 'badField'],
    ['a wrong reason', forged({ reason: 'whim' }), 'badField'],
    ['no journal', forged({ journal: null }), 'badField'],
    ['another tick than its state', forged({ tick: 201 }), 'inconsistent'],
    ['another policy than its state', forged({ policy: { ...state.policy, name: 'x' } }), 'inconsistent'],
    ['another state hash', forged({ stateHash: 'cd'.repeat(32) }), 'inconsistent'],
    [
      'a state that cannot be',
      forged({ state: { ...state, vitals: { ...state.vitals, energy: 101 } } }),
      'badState',
    ],
    ['a state with a field too many', forged({ state: { ...state, soul: 1 } }), 'badState'],
  ])('%s', (_, content, key) => {
    refusedAs(content, key);
  });

  it('names the field and the place', () => {
    expect(refusedAs(forged({ state: { ...state, tick: -1 } }), 'badState')['why']).toContain('tick');
    expect(refusedAs('{\n  "format": "life-snapshot",\n  oops\n}', 'malformed')).toMatchObject({
      line: 3,
      column: 3,
    });
    expect(refusedAs(JSON.stringify({ ...snapshot, formatVersion: 9 }), 'newerFormat')['version']).toBe(9);
  });

  it('too large, before it is read', () => {
    writeFileSync(path, '');
    truncateSync(path, SNAPSHOT_BYTES_MAX + 1);
    expect(refusalOf(() => readLifeFile(path), 'file.tooLarge')).toMatchObject({ limitMegabytes: 64 });
  });

  it('a small file that unpacks to too much', () => {
    refusedAs(gzipSync(Buffer.alloc(SNAPSHOT_BYTES_MAX + 1, 0x20)), 'unpacksTooLarge');
  });

  it('a folder, a missing file, a path through a file', () => {
    mkdirSync(path);
    refusalOf(() => readLifeFile(path), 'file.directory');
    refusalOf(() => readLifeFile(join(folder, 'none.life')), 'file.missing');
    writeFileSync(join(folder, 'file'), 'x');
    refusalOf(() => readLifeFile(join(folder, 'file', 'a.life')), 'file.missing');
  });

  it('a link in a circle; a link to a snapshot is followed', () => {
    symlinkSync(path, path);
    refusalOf(() => readLifeFile(path), 'file.symlinkLoop');
    const linked = join(folder, 'linked.life');
    writeFileSync(join(folder, 'real'), text);
    symlinkSync(join(folder, 'real'), linked);
    expect(readSnapshotFile(linked).tick).toBe(200);
  });

  it.skipIf(process.platform === 'win32')('a pipe or a device, without waiting for it', () => {
    execFileSync('mkfifo', [path]);
    refusalOf(() => readLifeFile(path), 'file.notRegular');
    refusalOf(() => readLifeFile('/dev/zero'), 'file.notRegular');
  });

  // The administrator may read everything: nothing would be refused.
  it.skipIf(process.getuid?.() === 0)('a file without permission', () => {
    writeFileSync(path, text);
    chmodSync(path, 0);
    refusalOf(() => readLifeFile(path), 'file.unreadable');
  });
});

describe('an older format', () => {
  const second = { from: 1, lift: (content: object) => ({ ...content, mood: 'calm' }) };
  const third = {
    from: 2,
    lift: ({ mood, ...content }: Record<string, unknown>) => ({ ...content, tempers: [mood] }),
  };

  it('is lifted step by step', () => {
    const lifted = liftSnapshot({ formatVersion: 1, tick: 5 }, 1, [third, second], 3);
    expect(lifted).toEqual({ formatVersion: 3, tick: 5, tempers: ['calm'] });
    expect(liftSnapshot({ formatVersion: 3 }, 3, [second, third], 3)).toEqual({ formatVersion: 3 });
  });

  it('is never skipped over', () => {
    expect(() => liftSnapshot({}, 1, [third], 3)).toThrow('format 1');
  });
});

describe('writing', () => {
  it('leaves what was there when it cannot', () => {
    writeFileSync(path, 'mine');
    const broken = { ...snapshot, digest: 'ef'.repeat(32) };
    refusalOf(() => writeSnapshotFile(path, broken), 'file.readBackDiffers');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    refusalOf(() => writeSnapshotFile(join(folder, 'none', 'a.life'), snapshot), 'file.writeFailed');
  });
});
