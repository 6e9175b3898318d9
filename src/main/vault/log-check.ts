import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { refusal, reasonOf } from './refuse';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

/**
 * Whether a database's write-ahead log holds changes that were committed and will not be read: SQLite takes a log up
 * to the first frame whose checksum does not hold, and says nothing of what comes after. What was left there by an
 * earlier use of the log, or by a transaction that was never committed, is no loss.
 * @throws Refusal `failed` where the log cannot be read now
 */
export function hasLostChanges(databasePath: string): boolean {
  const path = logOf(databasePath);
  if (!existsSync(path)) return false;
  const log = onDisk(path, () => readFileSync(path));
  if (log.length <= HEADER_BYTES) return false;
  const magic = log.readUInt32BE(0);
  const sum = new Checksum(magic === MAGIC + 1);
  sum.add(log, 0, 24);
  // Without its header all of it is lost.
  if ((magic !== MAGIC && magic !== MAGIC + 1) || !sum.equals(log, 24)) return true;
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  let whole = true;
  for (let at = HEADER_BYTES; at + FRAME_HEADER_BYTES <= log.length; at += frameBytes) {
    const isOfThisUse = log.compare(log, 16, 24, at + 8, at + 16) === 0;
    if (whole) {
      whole = isOfThisUse && at + frameBytes <= log.length;
      if (whole) {
        sum.add(log, at, at + 8);
        sum.add(log, at + FRAME_HEADER_BYTES, at + frameBytes);
        whole = sum.equals(log, at + 16);
      }
    }
    const isCommit = log.readUInt32BE(at + 4) !== 0;
    if (!whole && isOfThisUse && isCommit) return true;
  }
  return false;
}

/**
 * Copies a log beside itself, before SQLite throws away what it cannot read.
 * @returns where to
 * @throws Refusal `failed` where the disk does not take it
 */
export function keepLog(databasePath: string): string {
  for (let number = 1; ; number++) {
    const path = `${logOf(databasePath)}.damaged${number === 1 ? '' : `-${number}`}`;
    if (existsSync(path)) continue;
    onDisk(path, () => copyFileSync(logOf(databasePath), path));
    return path;
  }
}

function onDisk<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw refusal('failed', 'database.failed', { path, reason: reasonOf(error) }, error);
  }
}

const logOf = (databasePath: string): string => `${databasePath}-wal`;

/** SQLite's own, over words of 32 bits in the order the log's first word tells. */
class Checksum {
  readonly #bigEndian: boolean;
  #one = 0;
  #two = 0;

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  add(bytes: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at += 8) {
      this.#one = (this.#one + this.#word(bytes, at) + this.#two) >>> 0;
      this.#two = (this.#two + this.#word(bytes, at + 4) + this.#one) >>> 0;
    }
  }

  equals(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#one && bytes.readUInt32BE(at + 4) === this.#two;
  }

  #word(bytes: Buffer, at: number): number {
    return this.#bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  }
}
