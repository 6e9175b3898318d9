import { closeSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs';
import type { Chance } from './chance';

/* How far a write-ahead log reaches, from SQLite's own index of it (www.sqlite.org/walformat.html). */

/** One generation of a log: from one reset to the next its frames carry the same salt. */
export interface LogIndex {
  readonly salt: string;
  /** Frames up to the last commit. */
  readonly frames: number;
  /** Frames that a checkpoint has copied into the database: those it had synced before. */
  readonly copied: number;
  readonly frameBytes: number;
}

const INDEX_BYTES = 136;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** @returns `null` where there is no index: nobody has the database open, or there is no log yet */
export function readLogIndex(logPath: string): LogIndex | null {
  const bytes = readHead(logPath.replace(/-wal$/, '-shm'));
  // The thirteenth byte tells whether the index was ever filled in.
  if (bytes === null || bytes[12] === 0) return null;
  const pageBytes = bytes.readUInt16LE(14);
  return {
    salt: bytes.toString('hex', 32, 40),
    frames: bytes.readUInt32LE(16),
    copied: bytes.readUInt32LE(96),
    frameBytes: FRAME_HEADER_BYTES + (pageBytes === 1 ? 65_536 : pageBytes),
  };
}

function readHead(path: string): Buffer | null {
  try {
    const handle = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(INDEX_BYTES);
      return readSync(handle, bytes, 0, INDEX_BYTES, 0) === INDEX_BYTES ? bytes : null;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

/**
 * What a loss of power does to the frames nobody waited for: some reach the disk, and the rest is missing, zeros,
 * noise, or has a hole in it.
 * @param durable so many frames are on the platter
 * @returns how many frames still read as they were written, from the first
 */
export function tearLog(
  logPath: string,
  durable: number,
  { frames, frameBytes }: Pick<LogIndex, 'frames' | 'frameBytes'>,
  chance: Chance,
): number {
  if (durable >= frames) return frames;
  const kept = durable + chance.pick([0, chance.below(frames - durable + 1), frames - durable]);
  if (kept >= frames) return frames;
  const fromByte = LOG_HEADER_BYTES + kept * frameBytes;
  const toByte = Math.min(statSync(logPath).size, LOG_HEADER_BYTES + frames * frameBytes);
  const ending = chance.pick(['missing', 'torn', 'zeros', 'noise', 'hole'] as const);
  if (ending === 'missing') truncateSync(logPath, fromByte);
  else if (ending === 'torn') truncateSync(logPath, fromByte + 1 + chance.below(frameBytes - 1));
  else {
    const bytes = Buffer.alloc(ending === 'hole' ? frameBytes : toByte - fromByte);
    if (ending === 'noise') for (let at = 0; at < bytes.length; at++) bytes[at] = chance.below(256);
    const handle = openSync(logPath, 'r+');
    writeSync(handle, bytes, 0, bytes.length, fromByte);
    closeSync(handle);
  }
  return kept;
}
