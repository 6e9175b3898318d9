import { basename } from 'node:path';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import { APP_VERSION } from './app-version';
import { writeFileAtomically } from './atomic-file';
import { digestOf, stateHash } from './digest';
import { isGzip } from './gzip';
import type { JournalAnchor } from './journal-chain';
import type { ParseState } from './parse-state';
import type { PastInFile } from './past-in-file';
import { jsonOf, readBytes, textOf } from './read-file';
import { refusal } from './refuse';
import { SNAPSHOT_FORMAT, type Snapshot, type SnapshotReason } from './snapshot-format';
import { SNAPSHOT_FORMAT_VERSION } from './snapshot-migrations';
import { parseSnapshot } from './snapshot-parse';

export type { Snapshot, SnapshotReason };

/** @param savedAtMs wall-clock time, whole Unix ms */
export function buildSnapshot(
  state: LifeState,
  { seq, hash, tick: atTick, lastAtMs }: JournalAnchor,
  savedAtMs: number,
  reason: SnapshotReason,
  past?: PastInFile,
): Snapshot {
  const { tick, ageMs, phase, identity, policy } = state;
  const journal = { seq, hash, tick: atTick, lastAtMs };
  const content = {
    format: SNAPSHOT_FORMAT,
    formatVersion: SNAPSHOT_FORMAT_VERSION,
    app: APP_VERSION,
    ...{ reason, savedAtMs, tick, ageMs, phase, identity, journal },
    stateHash: stateHash(state),
  } as const;
  const whole = past === undefined ? { policy, state } : { policy, state, past };
  return { ...content, digest: digestOf({ ...content, ...whole }), ...whole };
}

/**
 * Pretty-printed, so that a person can read it in any editor; of a journal that travels along, one record a line.
 */
export function encodeSnapshot({ past, ...snapshot }: Snapshot): string {
  const text = JSON.stringify(snapshot, null, 2);
  if (past === undefined) return `${text}\n`;
  const lines = (items: readonly unknown[]) =>
    `[\n${items.map((item) => `      ${JSON.stringify(item)}`).join(',\n')}\n    ]`;
  const parts = Object.entries(past).map(([name, items]) => `    ${JSON.stringify(name)}: ${lines(items)}`);
  return `${text.slice(0, -2)},\n  "past": {\n${parts.join(',\n')}\n  }\n}\n`;
}

/**
 * Writes a snapshot anywhere, atomically, and only lets it take its name once it has been read back from the
 * disk the same as it was meant.
 * @returns how many bytes it has
 * @throws Refusal `failed`: what stood there before still does
 */
export function writeSnapshotFile(path: string, snapshot: Snapshot): number {
  const text = encodeSnapshot(snapshot);
  const file = basename(path);
  writeFileAtomically(path, text, (temporaryPath) => {
    const back = textOf(readBytes(temporaryPath), path);
    const { digest } = snapshot;
    // Equal bytes show that the disk is good; the digest of what they say, that nothing was lost in writing.
    if (back !== text || digest !== digestOf(jsonOf(back, path) as object)) {
      throw refusal('failed', 'file.readBackDiffers', { file });
    }
  });
  return Buffer.byteLength(text);
}

/**
 * Reads and checks a `.life` file whole: nothing of it is believed before its digest, its fields and its state
 * have been found good.
 * @throws Refusal naming the file and the reason
 */
export function readSnapshotFile(path: string, parseState: ParseState = parseLifeState): Snapshot {
  const bytes = readBytes(path);
  if (isGzip(bytes)) throw refusal('refused', 'file.packedSnapshot', { file: basename(path) });
  return parseSnapshot(jsonOf(textOf(bytes, path), path), path, parseState);
}
