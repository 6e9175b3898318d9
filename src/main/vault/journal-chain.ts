import { hashOf, type RecordRow } from './journal-record';

/** The newest sealed record and its hash, which stands for every record up to it. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** What can be wrong with a record, as a key of the catalogue. */
export type ChainFault = 'database.chainGap' | 'database.chainHash' | 'database.chainUnsealed';

/** Follows the chain from a known head, record by record. */
export class Chain {
  #head: JournalHead;
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

  /** What is wrong with the next record; `null` where it fits. Only the last one may be unsealed. */
  refuses(row: RecordRow): ChainFault | null {
    if (this.#open) {
      this.#open = false;
      return 'database.chainUnsealed';
    }
    if (row.seq !== this.#head.seq + 1) return 'database.chainGap';
    if (row.hash === null) {
      this.#open = true;
      return null;
    }
    if (row.hash !== hashOf(this.#head.hash, row)) return 'database.chainHash';
    this.#head = { seq: row.seq, hash: row.hash };
    return null;
  }
}
