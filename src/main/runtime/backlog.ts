import type { JournalInput, Place } from '../vault/journal-record';
import type { LifeStore } from '../vault/life-store';

/** Grows in place while ticks join it: they are lived by the hundred thousand. */
interface Waiting {
  readonly seq: number;
  readonly atMs: number;
  readonly input: JournalInput;
  lastAtMs: number;
  tick: number;
  sinceBirthMs: number;
  count: number;
}

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
  add(input: JournalInput, { atMs, tick, sinceBirthMs }: Place): number {
    const last = this.#records.at(-1);
    if (last !== undefined && joins(input, last.input)) {
      last.lastAtMs = atMs;
      last.tick = tick;
      last.sinceBirthMs = sinceBirthMs;
      last.count += 1;
      return last.seq;
    }
    const seq = last === undefined ? this.#store.nextSeq(input) : last.seq + 1;
    this.#records.push({ seq, atMs, lastAtMs: atMs, tick, sinceBirthMs, count: 1, input });
    return seq;
  }

  /** Writes all of it, or nothing. @throws Refusal where the disk still takes nothing */
  write(): void {
    if (this.empty) return;
    // What must survive a loss of power is committed so at once: a commit that failed afterwards could not be told
    // from one that did not happen, and would be written twice.
    const durably = this.#records.some(({ input }) => input.kind !== 'tick');
    this.#store.transaction(() => {
      for (const { seq, ...record } of this.#records) {
        if (this.#store.appendRecord(record) !== seq) throw new Error(`record #${seq} got another number`);
      }
    }, durably);
    this.#records = [];
  }
}

const joins = (input: JournalInput, last: JournalInput): boolean =>
  input.kind === 'tick' && last.kind === 'tick' && input.dtMs === last.dtMs;
