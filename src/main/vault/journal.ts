import type { Gap } from '../../shared/past';
import { GAP_KINDS } from '../../shared/vocabulary';
import { canonicalJson } from './digest';
import { BrokenJournal, Chain, type JournalAnchor, type JournalHead } from './journal-chain';
import {
  genesisHash,
  hashOf,
  RECORD_COLUMNS,
  rowFrom,
  spanDtMs,
  type JournalInput,
  type JournalRecord,
  type Place,
  type RawRow,
  type RecordRow,
  type SealedRow,
} from './journal-record';
import type { Participant, Sql } from './sqlite';

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
const PAGE = 1000;

/** Everything that ever reached one life, in order, each record bound to all before it by its hash. */
export class Journal implements Participant {
  readonly #sql: Sql;
  readonly #genesis: JournalHead;
  #memory: Memory;
  #before: Memory | null = null;

  constructor(sql: Sql, lifeId: string) {
    this.#sql = sql;
    this.#genesis = { seq: 0, hash: genesisHash(lifeId) };
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
    this.#flush();
    const [row] = this.#rows('ORDER BY seq DESC LIMIT 1');
    return row === undefined ? null : recordOf(this.#sql.path, row);
  }

  /** @see LifeStore.tail */
  *tail(after: JournalAnchor | null, noted: readonly JournalAnchor[] = []): Generator<JournalRecord, void> {
    this.#flush();
    const from = after === null || after.seq === 0 ? 0 : after.seq - 1;
    const anchors = bySeq(after === null ? noted : [after, ...noted]);
    const chain = new Chain(this.#headAt(from));
    for (const row of this.#rowsAfter(from)) {
      const wrong = chain.refuses(row, anchors.get(row.seq));
      if (wrong !== null) {
        const seq = wrong === 'database.chainAnchor' ? row.seq : chain.nextSeq;
        throw new BrokenJournal(wrong, seq, this.#sql.path);
      }
      anchors.delete(row.seq);
      const record = recordOf(this.#sql.path, row);
      if (after === null || row.seq !== after.seq) yield record;
      else if (row.tick > after.tick) {
        const atMs = after.lastAtMs + (spanDtMs(row.input) ?? 0);
        yield { ...record, atMs, count: row.tick - after.tick };
      }
    }
    // What was noted elsewhere shows what a bare chain cannot: a missing end.
    if (anchors.size > 0) throw new BrokenJournal('database.chainGap', chain.nextSeq, this.#sql.path);
  }

  /** @see LifeStore.recordsAt */
  recordsAt(seqs: readonly number[]): JournalRecord[] {
    this.#flush();
    return [...seqs]
      .sort((one, other) => one - other)
      .flatMap((seq) => {
        const row = this.#sql.first<RecordRow>(`SELECT ${COLUMNS} FROM journal WHERE seq = ?`, seq);
        return row === null ? [] : [recordOf(this.#sql.path, row)];
      });
  }

  /** @see LifeStore.sealedRows */
  *sealedRows(): Generator<SealedRow, void> {
    this.#flush();
    let previous = this.#genesis.hash;
    for (const row of this.#rowsAfter(0)) {
      const hash = row.hash ?? hashOf(previous, row);
      yield { ...row, hash };
      previous = hash;
    }
  }

  /** Time not lived between two moments, in ms since birth; oldest first. */
  gaps(fromMs: number, toMs: number): Gap[] {
    this.#flush();
    return this.#rows("WHERE kind = 'wake' AND since_ms >= ? ORDER BY seq", fromMs).flatMap(gapIn(toMs));
  }

  /** What the wall clock moved on its own after a record, ms. */
  clockShiftMs(afterSeq: number): number {
    this.#flush();
    return (
      this.#sql.first<{ sum: number | null }>(
        `SELECT sum(CASE WHEN json_valid(input) THEN input ->> 'shiftMs' END) AS sum
         FROM journal WHERE kind = 'clock' AND seq > ?`,
        afterSeq,
      )?.sum ?? 0
    );
  }

  /** @see LifeStore.restoredAtMs */
  restoredAtMs(): number | null {
    return (
      this.#sql.first<{ at: number | null }>(
        `SELECT max(at_ms) AS at FROM journal
         WHERE kind = 'seam' AND CASE WHEN json_valid(input) THEN input ->> 'reason' = 'restored' END`,
      )?.at ?? null
    );
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
    const [newest, older] = this.#rows('ORDER BY seq DESC LIMIT 2');
    if (newest === undefined) return memoryAt(this.#genesis, 0, 0);
    const { seq, hash, tick, last_at_ms: lastAtMs, since_ms: sinceMs, count, input } = newest;
    if (hash !== null) return memoryAt({ seq, hash }, tick, lastAtMs);
    const head = older === undefined ? this.#genesis : { seq: older.seq, hash: older.hash ?? '' };
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

  *#rowsAfter(afterSeq: number): Generator<RecordRow, void> {
    for (let from = afterSeq; ;) {
      // Whole pages, never a half-read cursor: an open one would hold back the write-ahead log.
      const page = this.#rows(`WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`, from);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      from = last.seq;
    }
  }

  #rows(which: string, ...parameters: readonly number[]): readonly RecordRow[] {
    return this.#sql
      .all<RawRow>(`SELECT ${RECORD_COLUMNS} FROM journal ${which}`, ...parameters)
      .map(rowFrom);
  }

  #headAt(seq: number): JournalHead {
    if (seq === 0) return this.#genesis;
    const [row] = this.#rows('WHERE seq = ?', seq);
    if (row === undefined) throw new BrokenJournal('database.chainGap', seq, this.#sql.path);
    if (row.hash === null) throw new BrokenJournal('database.chainUnsealed', seq, this.#sql.path);
    return { seq, hash: row.hash };
  }
}

function bySeq(anchors: readonly JournalAnchor[]): Map<number, JournalAnchor[]> {
  const found = new Map<number, JournalAnchor[]>();
  for (const anchor of anchors) {
    if (anchor.seq > 0) found.set(anchor.seq, [...(found.get(anchor.seq) ?? []), anchor]);
  }
  return found;
}

const memoryAt = (head: JournalHead, tick: number, lastAtMs: number): Memory => ({
  ...{ head, tick, lastAtMs, open: null, grown: false },
});

function rowOf({ seq, atMs, lastAtMs, tick, sinceMs, count, input }: OpenSpan) {
  return { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, since_ms: sinceMs, count, input };
}

/** What of a record is a gap that begins before a moment. One that cannot be read is none: verifying names it. */
const gapIn =
  (beforeMs: number) =>
  ({ seq, tick, since_ms: toMs, at_ms: atMs, input }: RecordRow): readonly Gap[] => {
    const wake = parsed(input);
    if (wake?.kind !== 'wake' || !GAP_KINDS.includes(wake.gap) || !(wake.gapMs > 0)) return [];
    const fromMs = toMs - wake.gapMs;
    return fromMs > beforeMs ? [] : [{ seq, kind: wake.gap, tick, fromMs, toMs, atMs }];
  };

function parsed(input: string): JournalInput | null {
  try {
    return JSON.parse(input) as JournalInput | null;
  } catch {
    return null;
  }
}

function recordOf(path: string, row: RecordRow): JournalRecord {
  const { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, since_ms: sinceBirthMs, count } = row;
  const input = parsed(row.input);
  if (input === null) throw new BrokenJournal('database.recordUnreadable', seq, path);
  return { seq, atMs, lastAtMs, tick, sinceBirthMs, count, input };
}
