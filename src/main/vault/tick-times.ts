import { RECORD_COLUMNS, rowFrom, spanDtMs, type RawRow, type RecordRow } from './journal-record';
import { wholes, type Sql } from './sqlite';

/** Something that was met at a tick. */
export interface MetAt {
  readonly tick: number;
  /** It came of a waking right after that tick, and so lies at the other end of a gap. */
  readonly woken: boolean;
}

/** Where between two records, both included, a tick is reached first. */
interface Search {
  low: number;
  high: number;
  readonly tick: number;
  readonly last: number;
}

/**
 * When ticks were, ms since birth, by the journal: between two seams ticks never fall from record to record, so that
 * they are found by halving, all of them in one go.
 */
export class TickTimes {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** @see LifeStore.sinceBirthAt */
  sinceBirthAt(met: readonly MetAt[]): readonly (number | null)[] {
    const newest =
      this.#sql.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal')?.seq ?? null;
    if (newest === null || met.length === 0) return met.map(() => null);
    const searches = this.#searches(met, newest);
    this.#halve(searches);
    const rows = new Map(this.#rows(searches.map(({ low }) => low)).map((row) => [row.seq, row]));
    const wakings = this.#wakings(met.flatMap(({ tick, woken }) => (woken ? [tick] : [])));
    return met.map(({ tick, woken }, index) => {
      const { low = 0, last = 0 } = searches[index] ?? {};
      const atTickMs = low > last ? null : momentOf(rows.get(low), tick);
      return atTickMs !== null && woken ? (wakings.get(tick) ?? atTickMs) : atTickMs;
    });
  }

  /** Each on the way that led to the newest record: a tick that was lived anew behind a seam counts there. */
  #searches(met: readonly MetAt[], newest: number): readonly Search[] {
    const seams = this.#sql.all<{ seq: number; tick: number }>(
      `SELECT ${wholes('seq', 'tick')} FROM journal WHERE kind = 'seam' ORDER BY seq DESC`,
    );
    return met.map(({ tick }) => {
      const at = seams.findIndex((seam) => tick >= seam.tick);
      const first = at === -1 ? 1 : (seams[at]?.seq ?? 1);
      const next = at === -1 ? seams.at(-1) : seams[at - 1];
      const last = next === undefined ? newest : next.seq - 1;
      return { low: first, high: last + 1, tick, last };
    });
  }

  #halve(searches: readonly Search[]): void {
    for (;;) {
      const open = searches.filter(({ low, high }) => low < high);
      if (open.length === 0) return;
      const reached = new Map(
        this.#sql
          .all<{ seq: number; tick: number }>(
            `SELECT journal.seq AS seq, CAST(tick AS INTEGER) AS tick
             FROM json_each(?) AS wanted JOIN journal ON journal.seq = wanted.value`,
            JSON.stringify([...new Set(open.map(middleOf))]),
          )
          .map(({ seq, tick }) => [seq, tick]),
      );
      for (const search of open) {
        const middle = middleOf(search);
        // A record that is gone: what is sought may lie before it, or cannot be told.
        if ((reached.get(middle) ?? Infinity) < search.tick) search.low = middle + 1;
        else search.high = middle;
      }
    }
  }

  #rows(seqs: readonly number[]): readonly RecordRow[] {
    return this.#sql
      .all<RawRow>(
        `SELECT ${RECORD_COLUMNS} FROM journal WHERE seq IN (SELECT value FROM json_each(?))`,
        JSON.stringify(seqs),
      )
      .map(rowFrom);
  }

  /** When the life went on after ticks, by the tick. */
  #wakings(ticks: readonly number[]): ReadonlyMap<number, number> {
    if (ticks.length === 0) return new Map();
    return new Map(
      this.#sql
        .all<{ tick: number; since_ms: number }>(
          `SELECT ${wholes('tick', 'since_ms')} FROM journal
           WHERE kind = 'wake' AND tick IN (SELECT value FROM json_each(?)) ORDER BY seq`,
          JSON.stringify(ticks),
        )
        .map(({ tick, since_ms: sinceMs }) => [tick, sinceMs]),
    );
  }
}

const middleOf = ({ low, high }: Search): number => Math.floor((low + high) / 2);

/** When a tick was, by the first record with which it is reached; `null` where it was lived before that record. */
function momentOf(row: RecordRow | undefined, tick: number): number | null {
  if (row === undefined) return null;
  const ahead = row.tick - tick;
  const dtMs = spanDtMs(row.input);
  // A span holds its own ticks, and begins at the end of the one before.
  if (dtMs === null ? ahead !== 0 : ahead > row.count) return null;
  return row.since_ms - ahead * (dtMs ?? 0) - gapMs(row.input);
}

const WAKE = /"gapMs":(\d+),"kind":"wake"/;

/** What passed unlived with a record, ms: before it, the life stood at the same tick. */
const gapMs = (input: string): number => Number(WAKE.exec(input)?.[1] ?? 0);
