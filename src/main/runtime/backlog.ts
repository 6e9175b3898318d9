import type { JournalRecord } from '../vault/journal-record';
import type { LifeStore } from '../vault/life-store';

type Waiting = Omit<JournalRecord, 'seq'> & { readonly seq: number };

/**
 * Inputs that have been lived and are not in the journal yet: of a run of ticks that is written at once, or of the
 * time in which the disk took nothing. Ticks on time are one record, as in the journal, so it stays small.
 */
export class Backlog {
  readonly #store: Pick<LifeStore, 'nextSeq' | 'appendRecord' | 'transaction'>;
  #records: Waiting[] = [];

  constructor(store: Pick<LifeStore, 'nextSeq' | 'appendRecord' | 'transaction'>) {
    this.#store = store;
  }

  get empty(): boolean {
    return this.#records.length === 0;
  }

  /** @returns the sequence number it will have in the journal */
  add(record: Omit<JournalRecord, 'seq'>): number {
    const last = this.#records.at(-1);
    if (last === undefined) {
      const seq = this.#store.nextSeq(record.input);
      this.#records = [{ ...record, seq }];
      return seq;
    }
    const { input } = record;
    if (input.kind === 'tick' && last.input.kind === 'tick' && last.input.dtMs === input.dtMs) {
      const { lastAtMs, tick, sinceBirthMs } = record;
      this.#records[this.#records.length - 1] = {
        ...last,
        ...{ lastAtMs, tick, sinceBirthMs },
        count: last.count + record.count,
      };
      return last.seq;
    }
    this.#records.push({ ...record, seq: last.seq + 1 });
    return last.seq + 1;
  }

  /** Writes all of it, or nothing. @throws Refusal where the disk still takes nothing */
  write(): void {
    if (this.empty) return;
    this.#store.transaction(() => {
      for (const { seq, ...record } of this.#records) {
        if (this.#store.appendRecord(record) !== seq) throw new Error(`record #${seq} got another number`);
      }
    });
    this.#records = [];
  }
}
