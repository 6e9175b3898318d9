import type { Happening, TraceEntry } from '../../shared/views';
import { GridCounts, isEventType, type MetEvent } from './event-tally';
import type { MarksGrid } from './marks-grid';
import { readNote } from './notes';
import { bytes, reals, textFrom, wholes, type Sql } from './sqlite';

/** How many entries of the trace are kept on disk. */
export const TRACE_MAX = 10_000;
/** Pruning at every entry would cost more than writing it. */
const PRUNE_EVERY = 500;

/** An entry of the trace, and when that was by the life's own books. */
export interface DatedEntry {
  readonly sinceBirthMs: number;
  readonly entry: TraceEntry;
}

interface TraceRow {
  readonly seq: number;
  readonly at_ms: number;
  readonly happening: ArrayBuffer;
}

const COLUMNS = `${wholes('seq', 'at_ms')}, ${bytes('happening')}`;
const TICK = "CASE WHEN json_valid(happening) THEN happening ->> 'tick' END";

/** What happened, in a life's own words: bounded, for reading only. Replay does not need it. */
export class Trace {
  readonly #sql: Sql;
  readonly #entriesMax: number;
  #sincePruned = 0;

  constructor(sql: Sql, entriesMax: number) {
    this.#sql = sql;
    this.#entriesMax = entriesMax;
  }

  append(entries: readonly DatedEntry[]): void {
    if (entries.length === 0) return;
    this.#sql.transaction(() => {
      for (const { sinceBirthMs, entry } of entries.slice(-this.#entriesMax)) {
        this.#sql.run(
          'INSERT INTO trace (seq, at_ms, since_ms, happening) VALUES (?, ?, ?, ?)',
          ...[entry.seq, entry.atMs, sinceBirthMs, JSON.stringify(entry.happening)],
        );
      }
      this.#sincePruned += entries.length;
      if (this.#sincePruned >= PRUNE_EVERY) this.#prune();
    });
  }

  /** What cannot be read may be of any tick. */
  dropAfter(tick: number, sinceBirthMs: number): void {
    this.#sql.run(
      `DELETE FROM trace WHERE since_ms > ? OR coalesce(${TICK} > ?, 1)`,
      ...[sinceBirthMs, tick],
    );
  }

  #prune(): void {
    this.#sincePruned = 0;
    this.#sql.run('DELETE FROM trace WHERE id <= (SELECT max(id) FROM trace) - ?', this.#entriesMax);
  }

  /** The newest entries, oldest first. One that cannot be read is left out: nothing depends on it. */
  recent(limit: number): TraceEntry[] {
    return this.#entries('ORDER BY id DESC LIMIT ?', limit).reverse();
  }

  /** The first entries of a stretch, both ends included, oldest first; as far as they are kept, and can be read. */
  between(fromMs: number, toMs: number, limit: number): TraceEntry[] {
    return this.#entries(
      'WHERE since_ms >= ? AND since_ms <= ? ORDER BY since_ms, id LIMIT ?',
      fromMs,
      toMs,
      limit,
    );
  }

  /** Whether it has everything from a moment on. */
  reachesTo(fromMs: number): boolean {
    const oldest = this.#sql.first<{ seq: number; since_ms: number | null }>(
      `SELECT ${wholes('seq', 'since_ms')} FROM trace ORDER BY id LIMIT 1`,
    );
    // The birth of a life comes from no record. Of the moment of the oldest entry some may be gone.
    return oldest !== null && (oldest.seq === 0 || (oldest.since_ms !== null && oldest.since_ms < fromMs));
  }

  /** Events of a stretch, both ends included. */
  events(fromMs: number, toMs: number): readonly MetEvent[] {
    return this.#sql
      .all<{ since_ms: number; event: ArrayBuffer; intensity: number }>(
        `SELECT ${wholes('since_ms')}, ${bytes('event')}, ${reals('intensity')}
         FROM trace WHERE event IS NOT NULL AND since_ms >= ? AND since_ms <= ?`,
        ...[fromMs, toMs],
      )
      .flatMap(({ since_ms: sinceBirthMs, event, intensity }) => {
        const type = textFrom(event);
        return isEventType(type) ? [{ sinceBirthMs, type, intensity }] : [];
      });
  }

  /** Its events by the buckets of a grid to which it reaches. */
  count({ fromMs, bucketMs, count }: MarksGrid): GridCounts {
    const counts = new GridCounts(count);
    // Numbers are bound as reals: without the cast they would not be divided into wholes.
    const rows = this.#sql.all<{ event: ArrayBuffer; bucket: number; times: number; strongest: number }>(
      `SELECT ${bytes('event')}, CAST((since_ms - ?) / ? AS INTEGER) AS bucket, count(*) AS times, max(intensity) AS strongest
       FROM trace WHERE event IS NOT NULL AND since_ms >= ? AND since_ms < ? GROUP BY 2, 1`,
      ...[fromMs, bucketMs, fromMs, fromMs + bucketMs * count],
    );
    for (const { event, bucket, times, strongest } of rows) {
      const type = textFrom(event);
      if (isEventType(type)) counts.add(bucket, type, times, strongest);
    }
    return counts;
  }

  #entries(which: string, ...parameters: readonly number[]): TraceEntry[] {
    return this.#sql
      .all<TraceRow>(`SELECT ${COLUMNS} FROM trace ${which}`, ...parameters)
      .flatMap(({ seq, at_ms: atMs, happening: written }) => {
        const happening = readNote(written) as Happening | null;
        return happening === null ? [] : [{ seq, atMs, happening }];
      });
  }
}
