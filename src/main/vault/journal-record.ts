import type { SeamReason } from '../../shared/past';
import type { LifeInput } from '../life/input';
import { canonicalJson, sha256Hex } from './digest';
import { bytes, textFrom, wholes } from './sqlite';

/**
 * What the journal notes beside the inputs. Marks are hashed like them and never folded.
 *
 * - `clock`: the wall clock moved against the time that was lived or slept: set forward is above zero, set back
 *   below, and so is time that was folded faster than the clock.
 * - `seam`: from here on the state is that of the checkpoint with this hash, which is kept for ever. What was lived
 *   before it is not in this journal: the life came from elsewhere, or its newest records were lost.
 */
export type JournalMark =
  | { readonly kind: 'clock'; readonly shiftMs: number }
  | { readonly kind: 'seam'; readonly reason: SeamReason; readonly stateHash: string };

export type JournalInput = LifeInput | JournalMark;

export const isMark = (input: JournalInput): input is JournalMark =>
  input.kind === 'clock' || input.kind === 'seam';

/** Where an input stands: in the world's time, and in the life's own once it is folded in. */
export interface Place {
  /** Wall-clock time, whole Unix ms. */
  readonly atMs: number;
  readonly tick: number;
  /** Time lived and not lived since birth, whole ms. */
  readonly sinceBirthMs: number;
}

/**
 * One record of a life's journal. Consecutive ticks of equal dt are one record, a span of `count` ticks;
 * everything else is a record of its own, with `count` 1.
 */
export interface JournalRecord {
  /** Rises by one from record to record, from 1 on. */
  readonly seq: number;
  /** Wall-clock time of the first and the last input, Unix ms. */
  readonly atMs: number;
  readonly lastAtMs: number;
  /** The life's tick, and its time since birth in ms, once the whole record is folded in. */
  readonly tick: number;
  readonly sinceBirthMs: number;
  readonly count: number;
  readonly input: JournalInput;
}

/** A row of the table `journal`. `hash` is null while the span still grows. */
export interface RecordRow extends HashedFields {
  readonly hash: string | null;
}

/** A row as it is read, text as bytes; see `bytes` of sqlite.ts. */
export interface RawRow extends Omit<RecordRow, 'input' | 'hash'> {
  readonly input: ArrayBuffer;
  readonly hash: ArrayBuffer | null;
}

/** `seq` is the key of its table, which is a number whatever happens. */
export const RECORD_COLUMNS = `seq, ${wholes('at_ms', 'last_at_ms', 'tick', 'since_ms', 'count')}, ${bytes('input', 'hash')}`;

export const rowFrom = (raw: RawRow): RecordRow => ({
  ...raw,
  input: textFrom(raw.input),
  hash: raw.hash === null ? null : textFrom(raw.hash),
});

export interface SealedRow extends HashedFields {
  readonly hash: string;
}

/** `input` is canonical JSON. */
export interface HashedFields {
  readonly seq: number;
  readonly at_ms: number;
  readonly last_at_ms: number;
  readonly tick: number;
  readonly since_ms: number;
  readonly count: number;
  readonly input: string;
}

/** The chain begins with the life it belongs to, so that no record can be moved to another life. */
export function genesisHash(lifeId: string): string {
  return sha256Hex(canonicalJson({ journalOf: lifeId }));
}

/**
 * SHA-256 of the previous hash followed by the record's canonical JSON. That is written out here because the
 * keys' order is known and the input is canonical already: verifying a year must not parse it.
 */
export function hashOf(previousHash: string, row: HashedFields): string {
  const { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, since_ms: sinceMs, count, input } = row;
  return sha256Hex(
    `${previousHash}{"atMs":${atMs},"count":${count},"input":${input},"lastAtMs":${lastAtMs},"seq":${seq},"sinceMs":${sinceMs},"tick":${tick}}`,
  );
}

/**
 * A span as it was when it had come to an earlier tick; the row itself where that is its last.
 * @returns `null` where the span never stood there
 */
export function asOf(row: HashedFields, tick: number, lastAtMs: number): HashedFields | null {
  const later = row.tick - tick;
  if (later === 0) return row;
  const dtMs = spanDtMs(row.input);
  if (dtMs === null || later < 0 || later >= row.count) return null;
  const { seq, at_ms, since_ms, count, input } = row;
  return {
    ...{ seq, at_ms, input, tick, last_at_ms: lastAtMs },
    since_ms: since_ms - later * dtMs,
    count: count - later,
  };
}

const TICK = /^\{"dtMs":(\d+),"kind":"tick"\}$/;

/** What each tick of a span lasts, ms; `null` for other inputs. */
export function spanDtMs(input: string): number | null {
  const dtMs = TICK.exec(input)?.[1];
  return dtMs === undefined ? null : Number(dtMs);
}
