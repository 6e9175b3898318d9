import type { Message } from '../../shared/views';
import type { LifeInput } from '../life/input';
import { canonicalJson } from './digest';
import { Chain, type ChainFault, type JournalHead } from './journal-chain';
import { genesisHash, hashOf, type RecordRow } from './journal-record';
import { message, refusal } from './refuse';
import type { Participant, Sql } from './sqlite';

/**
 * One record of a life's journal. Consecutive ticks of equal dt are one record, a span of `count` ticks;
 * every other input is a record of its own, with `count` 1.
 */
export interface JournalRecord {
  /** Rises by one from record to record, from 1 on. */
  readonly seq: number;
  /** Wall-clock time of the first and the last input, Unix ms. */
  readonly atMs: number;
  readonly lastAtMs: number;
  /** The life's tick once the whole record is folded in. */
  readonly tick: number;
  readonly count: number;
  readonly input: LifeInput;
}

export type ChainReport =
  | { readonly whole: true; readonly records: number; readonly head: JournalHead }
  | { readonly whole: false; readonly brokenAtSeq: number; readonly reason: Message };

/** The span that still grows: its row is on disk without a hash. */
interface OpenSpan {
  readonly seq: number;
  readonly atMs: number;
  readonly dtMs: number;
  readonly input: string;
  lastAtMs: number;
  tick: number;
  count: number;
}

interface Memory {
  head: JournalHead;
  open: OpenSpan | null;
  /** The open span has grown since its row was written. */
  grown: boolean;
}

const COLUMNS = 'seq, at_ms, last_at_ms, tick, count, input, hash';
const PAGE = 1000;

/** Every input that ever reached one life, in order, each bound to all before it by its hash. */
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
  append(input: LifeInput, atMs: number, tick: number): number {
    if (input.kind !== 'tick') return this.#sql.durably(() => this.#write(input, atMs, tick));
    // The path of every nominal tick: inside a transaction it costs three assignments.
    const { open } = this.#memory;
    if (!this.#sql.inTransaction) return this.#sql.transaction(() => this.append(input, atMs, tick));
    if (open === null || open.dtMs !== input.dtMs) return this.#write(input, atMs, tick);
    open.lastAtMs = atMs;
    open.tick = tick;
    open.count += 1;
    this.#memory.grown = true;
    return open.seq;
  }

  /** Seals the open span, so that the head stands for everything appended so far. */
  head(): JournalHead {
    if (this.#memory.open !== null) this.#sql.transaction(() => this.#seal());
    return this.#memory.head;
  }

  /** The newest record, sealed or not; `null` before the first. */
  lastRecord(): JournalRecord | null {
    this.#flush();
    const row = this.#sql.first<RecordRow>(`SELECT ${COLUMNS} FROM journal ORDER BY seq DESC LIMIT 1`);
    return row === null ? null : recordOf(this.#sql.path, row);
  }

  /** @see LifeStore.tail */
  *tail(afterSeq: number): Generator<JournalRecord, void> {
    this.#flush();
    const chain = new Chain(this.#anchorAt(afterSeq));
    for (const row of this.#rowsAfter(afterSeq)) {
      const wrong = chain.refuses(row);
      if (wrong !== null) throw refusal('damaged', wrong, { seq: chain.nextSeq });
      yield recordOf(this.#sql.path, row);
    }
  }

  /** @param anchors heads that were noted elsewhere: they show what a bare chain cannot, a missing end */
  verify(anchors: readonly JournalHead[]): ChainReport {
    this.#flush();
    const chain = new Chain(this.#genesis);
    const expected = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
    expected.delete(0);
    for (const row of this.#rowsAfter(0)) {
      const wrong = chain.refuses(row);
      if (wrong !== null) return broken(chain.nextSeq, wrong);
      const anchor = expected.get(row.seq);
      if (anchor !== undefined && anchor !== row.hash) return broken(row.seq, 'database.chainAnchor');
      expected.delete(row.seq);
    }
    if (expected.size > 0) return broken(chain.nextSeq, 'database.chainGap');
    return { whole: true, records: chain.nextSeq - 1, head: chain.head };
  }

  begun(): void {
    const { head, open, grown } = this.#memory;
    this.#before = { head, open: open === null ? null : { ...open }, grown };
  }

  committing(): void {
    this.#flush();
  }

  rolledBack(): void {
    if (this.#before !== null) this.#memory = this.#before;
  }

  #load(): Memory {
    const last = this.#sql.all<RecordRow>(`SELECT ${COLUMNS} FROM journal ORDER BY seq DESC LIMIT 2`);
    const [newest, older] = last;
    if (newest === undefined) return { head: this.#genesis, open: null, grown: false };
    if (newest.hash !== null) return memoryAt({ seq: newest.seq, hash: newest.hash });
    const head = older === undefined ? this.#genesis : { seq: older.seq, hash: older.hash ?? '' };
    const input = recordOf(this.#sql.path, newest).input;
    const dtMs = input.kind === 'tick' ? input.dtMs : -1;
    const { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, count } = newest;
    return { head, open: { seq, atMs, lastAtMs, tick, count, dtMs, input: newest.input }, grown: false };
  }

  #write(input: LifeInput, atMs: number, tick: number): number {
    this.#seal();
    const { head } = this.#memory;
    const row = {
      seq: head.seq + 1,
      at_ms: atMs,
      last_at_ms: atMs,
      tick,
      count: 1,
      input: canonicalJson(input),
    };
    const isSpan = input.kind === 'tick';
    const hash = isSpan ? null : hashOf(head.hash, row);
    this.#sql.run(
      `INSERT INTO journal (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[row.seq, atMs, atMs, tick, 1, row.input, hash],
    );
    if (hash !== null) this.#memory = memoryAt({ seq: row.seq, hash });
    else if (isSpan) {
      const { seq, input: text } = row;
      const open = { seq, atMs, lastAtMs: atMs, tick, count: 1, dtMs: input.dtMs, input: text };
      this.#memory = { head, open, grown: false };
    }
    return row.seq;
  }

  #seal(): void {
    const { open, head } = this.#memory;
    if (open === null) return;
    const { seq, atMs, lastAtMs, tick, count, input } = open;
    const hash = hashOf(head.hash, { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, count, input });
    this.#sql.run(
      'UPDATE journal SET last_at_ms = ?, tick = ?, count = ?, hash = ? WHERE seq = ?',
      ...[lastAtMs, tick, count, hash, seq],
    );
    this.#memory = memoryAt({ seq, hash });
  }

  #flush(): void {
    const { open, grown } = this.#memory;
    if (open === null || !grown) return;
    this.#sql.run(
      'UPDATE journal SET last_at_ms = ?, tick = ?, count = ? WHERE seq = ?',
      ...[open.lastAtMs, open.tick, open.count, open.seq],
    );
    this.#memory.grown = false;
  }

  *#rowsAfter(afterSeq: number): Generator<RecordRow, void> {
    for (let from = afterSeq; ;) {
      // Whole pages, never a half-read cursor: an open one would hold back the write-ahead log.
      const page = this.#sql.all<RecordRow>(
        `SELECT ${COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`,
        from,
      );
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      from = last.seq;
    }
  }

  #anchorAt(seq: number): JournalHead {
    if (seq === 0) return this.#genesis;
    const row = this.#sql.first<{ hash: string | null }>('SELECT hash FROM journal WHERE seq = ?', seq);
    if (row === null) throw refusal('damaged', 'database.chainGap', { seq });
    if (row.hash === null) throw refusal('damaged', 'database.chainUnsealed', { seq });
    return { seq, hash: row.hash };
  }
}

const memoryAt = (head: JournalHead): Memory => ({ head, open: null, grown: false });

function broken(seq: number, reason: ChainFault | 'database.chainAnchor'): ChainReport {
  return { whole: false, brokenAtSeq: seq, reason: message(reason, { seq }) };
}

function recordOf(path: string, row: RecordRow): JournalRecord {
  try {
    const input = JSON.parse(row.input) as LifeInput;
    const { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, count } = row;
    return { seq, atMs, lastAtMs, tick, count, input };
  } catch (error) {
    throw refusal('damaged', 'database.recordUnreadable', { seq: row.seq, path }, error);
  }
}
