import type { Gap } from '../../shared/past';
import { canonicalJson } from './digest';
import type { JournalAnchor, JournalHead } from './journal-chain';
import { JournalReader } from './journal-reader';
import {
  hashOf,
  spanDtMs,
  type JournalInput,
  type JournalRecord,
  type Place,
  type SealedRow,
} from './journal-record';
import type { Participant, Sql } from './sqlite';
import { TickTimes, type MetAt } from './tick-times';

/** The span that still grows: its row is on disk without a hash. */
interface OpenSpan {
  readonly seq: number;
  readonly atMs: number;
  readonly dtMs: number;
  readonly input: string;
  lastAtMs: number;
  tick: number;
  sinceMs: number;
  count: number;
}

interface Memory {
  head: JournalHead;
  /** Of the record at the head. */
  tick: number;
  lastAtMs: number;
  open: OpenSpan | null;
  /** The open span has grown since its row was written. */
  grown: boolean;
}

const COLUMNS = 'seq, at_ms, last_at_ms, tick, since_ms, count, input, hash';

/** Everything that ever reached one life, in order, each record bound to all before it by its hash. */
export class Journal implements Participant {
  readonly #sql: Sql;
  readonly #reader: JournalReader;
  #memory: Memory;
  #before: Memory | null = null;

  constructor(sql: Sql, lifeId: string) {
    this.#sql = sql;
    this.#reader = new JournalReader(sql, lifeId);
    this.#memory = this.#load();
    sql.join(this);
  }

  /** @see LifeStore.append */
  append(input: JournalInput, place: Place): number {
    const { atMs, tick, sinceBirthMs } = place;
    if (input.kind !== 'tick') return this.appendRecord({ ...place, lastAtMs: atMs, count: 1, input });
    // The path of every nominal tick: inside a transaction it costs a few assignments.
    const { open } = this.#memory;
    if (open === null || open.dtMs !== input.dtMs || !this.#sql.inTransaction) {
      return this.appendRecord({ ...place, lastAtMs: atMs, count: 1, input });
    }
    open.lastAtMs = atMs;
    open.tick = tick;
    open.sinceMs = sinceBirthMs;
    open.count += 1;
    this.#memory.grown = true;
    return open.seq;
  }

  /** Appends a record that was made elsewhere, or a whole span of ticks that had to wait. @see append */
  appendRecord(record: Omit<JournalRecord, 'seq'>): number {
    const act = () => (record.input.kind === 'tick' ? this.#extend(record) : this.#write(record));
    return record.input.kind === 'tick' ? this.#sql.transaction(act) : this.#sql.durably(act);
  }

  /** @see LifeStore.nextSeq */
  nextSeq(input: JournalInput): number {
    const { head, open } = this.#memory;
    if (open === null) return head.seq + 1;
    return input.kind === 'tick' && input.dtMs === open.dtMs ? open.seq : open.seq + 1;
  }

  /** What stands for everything appended so far. Seals nothing: it may lie inside the open span. */
  anchor(): JournalAnchor {
    const { head, open } = this.#memory;
    const { tick, lastAtMs } = open ?? this.#memory;
    if (open === null) return { ...head, tick, lastAtMs };
    return { seq: open.seq, hash: hashOf(head.hash, rowOf(open)), tick, lastAtMs };
  }

  /** The newest record, sealed or not; `null` before the first. */
  lastRecord(): JournalRecord | null {
    return this.#flushed().lastRecord();
  }

  /** @see LifeStore.tail */
  tail(after: JournalAnchor | null, noted?: readonly JournalAnchor[]): Generator<JournalRecord, void> {
    return this.#flushed().tail(after, noted);
  }

  /** @see LifeStore.recordsAt */
  recordsAt(seqs: readonly number[]): JournalRecord[] {
    return this.#flushed().recordsAt(seqs);
  }

  /** @see LifeStore.sealedRows */
  *sealedRows(): Generator<SealedRow, void> {
    let previous = this.#reader.genesis.hash;
    for (const row of this.#flushed().rowsAfter(0)) {
      const hash = row.hash ?? hashOf(previous, row);
      yield { ...row, hash };
      previous = hash;
    }
  }

  /** Time not lived between two moments, in ms since birth; oldest first. */
  gaps(fromMs: number, toMs: number): Gap[] {
    return this.#flushed().gaps(fromMs, toMs);
  }

  /** @see LifeStore.openAbsence */
  openAbsence(): JournalRecord | null {
    return this.#flushed().openAbsence();
  }

  /** What the wall clock moved on its own after a record, ms. */
  clockShiftMs(afterSeq: number): number {
    return this.#flushed().clockShiftMs(afterSeq);
  }

  /** @see LifeStore.restorations */
  restorations(): readonly Pick<JournalRecord, 'seq' | 'tick'>[] {
    return this.#flushed().restorations();
  }

  /** @see LifeStore.sinceBirthAt */
  sinceBirthAt(met: readonly MetAt[]): readonly (number | null)[] {
    this.#flush();
    return new TickTimes(this.#sql).sinceBirthAt(met);
  }

  begun(): void {
    const { open } = this.#memory;
    this.#before = { ...this.#memory, open: open === null ? null : { ...open } };
  }

  committing(): void {
    this.#flush();
  }

  rolledBack(): void {
    if (this.#before !== null) this.#memory = this.#before;
  }

  #load(): Memory {
    const [newest, older] = this.#reader.newest(2);
    if (newest === undefined) return memoryAt(this.#reader.genesis, 0, 0);
    const { seq, hash, tick, last_at_ms: lastAtMs, since_ms: sinceMs, count, input } = newest;
    if (hash !== null) return memoryAt({ seq, hash }, tick, lastAtMs);
    const head = older === undefined ? this.#reader.genesis : { seq: older.seq, hash: older.hash ?? '' };
    const dtMs = spanDtMs(input) ?? -1;
    const open = { seq, atMs: newest.at_ms, lastAtMs, tick, sinceMs, count, dtMs, input };
    return { head, tick: older?.tick ?? 0, lastAtMs: older?.last_at_ms ?? 0, open, grown: false };
  }

  /** Ticks join the open span where they last as long. */
  #extend(record: Omit<JournalRecord, 'seq'>): number {
    const { open } = this.#memory;
    if (open === null || record.input.kind !== 'tick' || open.dtMs !== record.input.dtMs) {
      return this.#write(record);
    }
    open.lastAtMs = record.lastAtMs;
    open.tick = record.tick;
    open.sinceMs = record.sinceBirthMs;
    open.count += record.count;
    this.#memory.grown = true;
    return open.seq;
  }

  #write({ atMs, lastAtMs, tick, sinceBirthMs: sinceMs, count, input }: Omit<JournalRecord, 'seq'>): number {
    this.#seal();
    const { head } = this.#memory;
    const seq = head.seq + 1;
    const text = canonicalJson(input);
    const dtMs = input.kind === 'tick' ? input.dtMs : -1;
    const written = { seq, atMs, lastAtMs, tick, sinceMs, count, dtMs, input: text };
    const hash = input.kind === 'tick' ? null : hashOf(head.hash, rowOf(written));
    this.#sql.run(
      `INSERT INTO journal (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[seq, atMs, lastAtMs, tick, sinceMs, count, text, hash],
    );
    if (hash === null) this.#memory = { ...this.#memory, open: written, grown: false };
    else this.#memory = memoryAt({ seq, hash }, tick, lastAtMs);
    return seq;
  }

  #seal(): void {
    const { open, head } = this.#memory;
    if (open === null) return;
    const { seq, lastAtMs, tick, sinceMs, count } = open;
    const hash = hashOf(head.hash, rowOf(open));
    this.#sql.run(
      'UPDATE journal SET last_at_ms = ?, tick = ?, since_ms = ?, count = ?, hash = ? WHERE seq = ?',
      ...[lastAtMs, tick, sinceMs, count, hash, seq],
    );
    this.#memory = memoryAt({ seq, hash }, tick, lastAtMs);
  }

  #flush(): void {
    const { open, grown } = this.#memory;
    if (open === null || !grown) return;
    this.#sql.run(
      'UPDATE journal SET last_at_ms = ?, tick = ?, since_ms = ?, count = ? WHERE seq = ?',
      ...[open.lastAtMs, open.tick, open.sinceMs, open.count, open.seq],
    );
    this.#memory.grown = false;
  }

  /** What is read is what was appended, though it may not have been written yet. */
  #flushed(): JournalReader {
    this.#flush();
    return this.#reader;
  }
}

const memoryAt = (head: JournalHead, tick: number, lastAtMs: number): Memory => ({
  ...{ head, tick, lastAtMs, open: null, grown: false },
});

function rowOf({ seq, atMs, lastAtMs, tick, sinceMs, count, input }: OpenSpan) {
  return { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, since_ms: sinceMs, count, input };
}
