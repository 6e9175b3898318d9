import type { Anomaly, Happening, TraceEntry } from '../../shared/views';
import type { Sql } from './sqlite';

/** How many entries of the trace are kept on disk. */
export const TRACE_MAX = 10_000;
/** Pruning at every entry would cost more than writing it. */
const PRUNE_EVERY = 500;

interface TraceRow {
  readonly seq: number;
  readonly at_ms: number;
  readonly happening: string;
}

/** What happened, in a life's own words: bounded, for reading only. Replay does not need it. */
export class Trace {
  readonly #sql: Sql;
  readonly #entriesMax: number;
  #sincePruned = 0;

  constructor(sql: Sql, entriesMax: number) {
    this.#sql = sql;
    this.#entriesMax = entriesMax;
  }

  append(entries: readonly TraceEntry[]): void {
    if (entries.length === 0) return;
    this.#sql.transaction(() => {
      for (const { seq, atMs, happening } of entries.slice(-this.#entriesMax)) {
        this.#sql.run(
          'INSERT INTO trace (seq, at_ms, happening) VALUES (?, ?, ?)',
          ...[seq, atMs, JSON.stringify(happening)],
        );
      }
      this.#sincePruned += entries.length;
      if (this.#sincePruned >= PRUNE_EVERY) this.#prune();
    });
  }

  dropAfter(tick: number): void {
    this.#sql.run("DELETE FROM trace WHERE happening ->> 'tick' > ?", tick);
  }

  #prune(): void {
    this.#sincePruned = 0;
    this.#sql.run('DELETE FROM trace WHERE id <= (SELECT max(id) FROM trace) - ?', this.#entriesMax);
  }

  /** The newest entries, oldest first. */
  recent(limit: number): TraceEntry[] {
    const rows = this.#sql.all<TraceRow>(
      'SELECT seq, at_ms, happening FROM trace ORDER BY id DESC LIMIT ?',
      limit,
    );
    return rows.reverse().map(({ seq, at_ms: atMs, happening }) => ({
      seq,
      atMs,
      happening: JSON.parse(happening) as Happening,
    }));
  }
}

/** How far what came of the inputs is written down too: up to this tick of this journal record. */
export interface Recorded {
  readonly seq: number;
  readonly tick: number;
}

const RECORDED = 'recorded';

export function recordedUpTo(sql: Sql): Recorded {
  const row = sql.first<{ value: string }>('SELECT value FROM meta WHERE key = ?', RECORDED);
  return row === null ? { seq: 0, tick: 0 } : (JSON.parse(row.value) as Recorded);
}

export function noteRecorded(sql: Sql, { seq, tick }: Recorded): void {
  sql.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ...[RECORDED, JSON.stringify({ seq, tick })],
  );
}

/** What the monitor found, by its own number: saving one again replaces it. */
export class Anomalies {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  save(anomaly: Anomaly): void {
    this.#sql.run(
      'INSERT INTO anomalies (id, anomaly) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET anomaly = excluded.anomaly',
      ...[anomaly.id, JSON.stringify(anomaly)],
    );
  }

  /** Newest first. */
  recent(limit: number): Anomaly[] {
    return this.#sql
      .all<{ anomaly: string }>('SELECT anomaly FROM anomalies ORDER BY id DESC LIMIT ?', limit)
      .map(({ anomaly }) => JSON.parse(anomaly) as Anomaly);
  }
}
