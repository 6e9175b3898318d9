import { Refusal } from '../../shared/refusal';
import { asOf, hashOf, spanDtMs, type HashedFields, type RecordRow } from './journal-record';
import { message } from './refuse';

/** The newest sealed record and its hash, which stands for every record up to it. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * The journal as it stood at some moment, possibly in the middle of a span: the hash its newest record had, or
 * would have had if it had been sealed then, and what that hash needs to be computed again.
 */
export interface JournalAnchor extends JournalHead {
  readonly tick: number;
  /** Unix ms. */
  readonly lastAtMs: number;
}

/** What can be wrong with a record, as a key of the catalogue. */
export type ChainFault =
  | 'database.chainGap'
  | 'database.chainHash'
  | 'database.chainUnsealed'
  | 'database.chainAnchor'
  | 'database.recordUnreadable';

/** The journal is not as it was written, from this record on. */
export class BrokenJournal extends Refusal {
  readonly seq: number;

  constructor(fault: ChainFault, seq: number, path: string) {
    super('damaged', message(fault, { seq, path }));
    this.seq = seq;
  }
}

/** Follows the chain from a known head, record by record. */
export class Chain {
  #head: JournalHead;
  #before: HashedFields | null = null;
  #open = false;

  constructor(head: JournalHead) {
    this.#head = head;
  }

  get head(): JournalHead {
    return this.#head;
  }
  get nextSeq(): number {
    return this.#head.seq + (this.#open ? 2 : 1);
  }

  /**
   * What is wrong with the next record; `null` where it fits. Only the last one may be unsealed.
   * @param anchors what was noted elsewhere about this very record
   */
  refuses(row: RecordRow, anchors: readonly JournalAnchor[] = []): ChainFault | null {
    if (this.#open) {
      this.#open = false;
      return 'database.chainUnsealed';
    }
    const previous = this.#head;
    if (row.seq !== previous.seq + 1) return 'database.chainGap';
    if (row.hash === null) {
      if (!addsUp(row, this.#before)) return 'database.chainHash';
      this.#open = true;
    } else if (row.hash !== hashOf(previous.hash, row)) return 'database.chainHash';
    else this.#head = { seq: row.seq, hash: row.hash };
    this.#before = row;
    return anchors.every((anchor) => holds(previous.hash, row, anchor)) ? null : 'database.chainAnchor';
  }
}

/** No hash stands for an open span yet: that it fits the record before it is all there is to check it by. */
function addsUp(
  { input, count, tick, since_ms: sinceMs }: HashedFields,
  before: HashedFields | null,
): boolean {
  const dtMs = spanDtMs(input);
  if (dtMs === null || before === null) return dtMs !== null;
  const spanMs = sinceMs - before.since_ms;
  return tick - before.tick === count && Math.abs(spanMs - count * dtMs) <= 1;
}

function holds(previousHash: string, row: RecordRow, { tick, lastAtMs, hash }: JournalAnchor): boolean {
  const then = asOf(row, tick, lastAtMs);
  return then !== null && hashOf(previousHash, then) === hash;
}
