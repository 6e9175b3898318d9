import { RECORD_COLUMNS, rowFrom, spanDtMs, type RawRow, type RecordRow } from './journal-record';
import { wholes, type Sql } from './sqlite';

/** After a waking there can be another one at the same tick, and marks between; never more than a few. */
const RECORDS_AT_A_TICK = 16;

/** Where in a journal a tick lies, found by halving: between two seams ticks never fall from record to record. */
export class TickTimes {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** @see LifeStore.sinceBirthAt */
  sinceBirthAt(tick: number, woken: boolean): number | null {
    const row = this.#firstUpTo(tick);
    if (row === null) return null;
    const ahead = row.tick - tick;
    const dtMs = spanDtMs(row.input);
    // A span holds its own ticks, and begins at the end of the one before.
    if (dtMs === null ? ahead !== 0 : ahead > row.count) return null;
    const wokenMs = woken ? this.#wokenMs(row.seq, tick) : null;
    return wokenMs ?? row.since_ms - ahead * (dtMs ?? 0) - gapMs(row.input);
  }

  /** The first record with which that tick is reached, on the way that led to the newest one. */
  #firstUpTo(tick: number): RecordRow | null {
    let last = this.#number('SELECT max(seq) AS number FROM journal');
    if (last === null) return null;
    const seams = this.#sql.all<{ seq: number; tick: number }>(
      `SELECT ${wholes('seq', 'tick')} FROM journal WHERE kind = 'seam' ORDER BY seq DESC`,
    );
    for (const seam of seams) {
      if (tick >= seam.tick) return this.#search(tick, seam.seq, last);
      last = seam.seq - 1;
    }
    return this.#search(tick, 1, last);
  }

  /** @param first and last: sequence numbers, both included */
  #search(tick: number, first: number, last: number): RecordRow | null {
    let [low, high] = [first, last + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const reached = this.#number(
        'SELECT CAST(tick AS INTEGER) AS number FROM journal WHERE seq = ?',
        middle,
      );
      if (reached === null) return null;
      if (reached < tick) low = middle + 1;
      else high = middle;
    }
    return low > last ? null : (this.#records(low, 1)[0] ?? null);
  }

  #wokenMs(fromSeq: number, tick: number): number | null {
    const wakings = this.#records(fromSeq, RECORDS_AT_A_TICK).filter(
      (row) => row.tick === tick && row.input.includes('"kind":"wake"'),
    );
    return wakings.at(-1)?.since_ms ?? null;
  }

  #records(fromSeq: number, limit: number): readonly RecordRow[] {
    return this.#sql
      .all<RawRow>(
        `SELECT ${RECORD_COLUMNS} FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?`,
        fromSeq,
        limit,
      )
      .map(rowFrom);
  }

  #number(select: string, ...parameters: readonly number[]): number | null {
    return this.#sql.first<{ number: number | null }>(select, ...parameters)?.number ?? null;
  }
}

const WAKE = /"gapMs":(\d+),"kind":"wake"/;

/** What passed unlived with a record, ms: before it, the life stood at the same tick. */
const gapMs = (input: string): number => Number(WAKE.exec(input)?.[1] ?? 0);
