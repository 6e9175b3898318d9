import type { Gap } from '../../shared/past';
import { GAP_KINDS } from '../../shared/vocabulary';
import { BrokenJournal, Chain, type JournalAnchor, type JournalHead } from './journal-chain';
import {
  genesisHash,
  hashOf,
  RECORD_COLUMNS,
  rowFrom,
  spanDtMs,
  type JournalInput,
  type JournalRecord,
  type RawRow,
  type RecordRow,
} from './journal-record';
import { rowByRow } from './row-by-row';
import { isDamage, type Sql } from './sqlite';

const KINDS: ReadonlySet<string> = new Set<JournalInput['kind']>([
  ...(['tick', 'stimulus', 'sleep', 'wake', 'policy', 'hook-failure'] as const),
  ...(['clock', 'seam'] as const),
]);

/** The journal of one life as it lies on disk, believed record by record as far as the chain holds. */
export class JournalReader {
  readonly genesis: JournalHead;
  readonly #sql: Sql;

  constructor(sql: Sql, lifeId: string) {
    this.#sql = sql;
    this.genesis = { seq: 0, hash: genesisHash(lifeId) };
  }

  /** Newest first. */
  newest(count: number): readonly RecordRow[] {
    return this.#rows('ORDER BY seq DESC LIMIT ?', count);
  }

  lastRecord(): JournalRecord | null {
    const [row] = this.newest(1);
    return row === undefined ? null : this.#recordOf(row);
  }

  /** The first record is chained to this life, and to no other. */
  beginsHere(): boolean {
    const [first] = this.#rows('WHERE seq = 1');
    return first !== undefined && first.hash !== null && first.hash === hashOf(this.genesis.hash, first);
  }

  /** @see LifeStore.recordsAt */
  recordsAt(seqs: readonly number[]): JournalRecord[] {
    return [...seqs]
      .sort((one, other) => one - other)
      .flatMap((seq) => this.#rows('WHERE seq = ?', seq))
      .map((row) => this.#recordOf(row));
  }

  /** @throws BrokenJournal at the first record that cannot be read */
  *rowsAfter(afterSeq: number): Generator<RecordRow, void> {
    const table = { table: 'journal', key: 'seq', columns: RECORD_COLUMNS };
    let seq = afterSeq;
    try {
      for (const raw of rowByRow<RawRow>(this.#sql, table, { beyond: afterSeq })) {
        seq = raw.seq;
        yield rowFrom(raw);
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      throw new BrokenJournal('database.recordUnreadable', seq + 1, this.#sql.path);
    }
  }

  /** @see LifeStore.tail */
  *tail(after: JournalAnchor | null, noted: readonly JournalAnchor[] = []): Generator<JournalRecord, void> {
    const from = after === null || after.seq === 0 ? 0 : after.seq - 1;
    const anchors = bySeq(after === null ? noted : [after, ...noted]);
    const chain = new Chain(this.#headAt(from));
    for (const row of this.rowsAfter(from)) {
      const wrong = chain.refuses(row, anchors.get(row.seq));
      if (wrong !== null) {
        const seq = wrong === 'database.chainAnchor' ? row.seq : chain.nextSeq;
        throw new BrokenJournal(wrong, seq, this.#sql.path);
      }
      anchors.delete(row.seq);
      const record = this.#recordOf(row);
      if (after === null || row.seq !== after.seq) yield record;
      else if (row.tick > after.tick) {
        const atMs = after.lastAtMs + (spanDtMs(row.input) ?? 0);
        yield { ...record, atMs, count: row.tick - after.tick };
      }
    }
    // What was noted elsewhere shows what a bare chain cannot: a missing end.
    if (anchors.size > 0) throw new BrokenJournal('database.chainGap', chain.nextSeq, this.#sql.path);
  }

  /** @see LifeStore.gaps */
  gaps(fromMs: number, toMs: number): Gap[] {
    return this.#rows("WHERE kind = 'wake' AND since_ms >= ? ORDER BY seq", fromMs).flatMap(gapIn(toMs));
  }

  /** @see LifeStore.openAbsence */
  openAbsence(): JournalRecord | null {
    const [newest] = this.#rows("WHERE kind IN ('wake', 'seam') ORDER BY seq DESC LIMIT 1");
    if (newest === undefined) return null;
    const input = parsed(newest.input);
    return input?.kind === 'wake' && input.livesOn === true ? this.#recordOf(newest) : null;
  }

  /** What the wall clock moved on its own after a record, ms. */
  clockShiftMs(afterSeq: number): number {
    return (
      this.#sql.first<{ sum: number | null }>(
        `SELECT sum(CASE WHEN json_valid(input) THEN input ->> 'shiftMs' END) AS sum
         FROM journal WHERE kind = 'clock' AND seq > ?`,
        afterSeq,
      )?.sum ?? 0
    );
  }

  /** @see LifeStore.restorations */
  restorations(): readonly Pick<RecordRow, 'seq' | 'tick'>[] {
    return this.#rows("WHERE kind = 'seam' ORDER BY seq").flatMap(({ seq, tick, input }) => {
      const seam = parsed(input);
      return seam?.kind === 'seam' && seam.reason === 'restored' ? [{ seq, tick }] : [];
    });
  }

  /** What the record tells can be understood, whatever its hash says. */
  isLegible({ input }: RecordRow): boolean {
    return parsed(input) !== null;
  }

  #rows(which: string, ...parameters: readonly number[]): readonly RecordRow[] {
    return this.#sql
      .all<RawRow>(`SELECT ${RECORD_COLUMNS} FROM journal ${which}`, ...parameters)
      .map(rowFrom);
  }

  #headAt(seq: number): JournalHead {
    if (seq === 0) return this.genesis;
    const [row] = this.#rows('WHERE seq = ?', seq);
    if (row === undefined) throw new BrokenJournal('database.chainGap', seq, this.#sql.path);
    if (row.hash === null) throw new BrokenJournal('database.chainUnsealed', seq, this.#sql.path);
    return { seq, hash: row.hash };
  }

  #recordOf(row: RecordRow): JournalRecord {
    const { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, since_ms: sinceBirthMs, count } = row;
    const input = parsed(row.input);
    if (input === null) throw new BrokenJournal('database.recordUnreadable', seq, this.#sql.path);
    return { seq, atMs, lastAtMs, tick, sinceBirthMs, count, input };
  }
}

function bySeq(anchors: readonly JournalAnchor[]): Map<number, JournalAnchor[]> {
  const found = new Map<number, JournalAnchor[]>();
  for (const anchor of anchors) {
    if (anchor.seq > 0) found.set(anchor.seq, [...(found.get(anchor.seq) ?? []), anchor]);
  }
  return found;
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

/** `null` where it is none that there is. */
function parsed(input: string): JournalInput | null {
  try {
    const found = JSON.parse(input) as JournalInput | null;
    return found !== null && KINDS.has(found.kind) ? found : null;
  } catch {
    return null;
  }
}
