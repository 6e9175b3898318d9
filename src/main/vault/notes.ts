import type { Digest } from '../../shared/monitor';
import type { DigestSpan } from '../../shared/vocabulary';
import type { Anomaly, Happening, TraceEntry } from '../../shared/views';
import { bytes, textFrom, wholes, type Sql } from './sqlite';

/** How many entries of the trace are kept on disk. */
export const TRACE_MAX = 10_000;
/** Pruning at every entry would cost more than writing it. */
const PRUNE_EVERY = 500;

interface TraceRow {
  readonly seq: number;
  readonly at_ms: number;
  readonly happening: ArrayBuffer;
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
    // What cannot be read may be of any tick.
    this.#sql.run(
      "DELETE FROM trace WHERE CASE WHEN json_valid(happening) THEN happening ->> 'tick' > ? ELSE 1 END",
      tick,
    );
  }

  #prune(): void {
    this.#sincePruned = 0;
    this.#sql.run('DELETE FROM trace WHERE id <= (SELECT max(id) FROM trace) - ?', this.#entriesMax);
  }

  /** The newest entries, oldest first. One that cannot be read is left out: nothing depends on it. */
  recent(limit: number): TraceEntry[] {
    const rows = this.#sql.all<TraceRow>(
      `SELECT ${wholes('seq', 'at_ms')}, ${bytes('happening')} FROM trace ORDER BY id DESC LIMIT ?`,
      limit,
    );
    return rows.reverse().flatMap(({ seq, at_ms: atMs, happening: written }) => {
      const happening = readNote(written) as Happening | null;
      return happening === null ? [] : [{ seq, atMs, happening }];
    });
  }
}

/** How far what came of the inputs is written down too: up to this tick of this journal record. */
export interface Recorded {
  readonly seq: number;
  readonly tick: number;
}

const RECORDED = 'recorded';

export function recordedUpTo(sql: Sql): Recorded {
  const row = sql.first<{ value: ArrayBuffer }>(`SELECT ${bytes('value')} FROM meta WHERE key = ?`, RECORDED);
  const noted = row === null ? null : (readNote(row.value) as Partial<Recorded> | null);
  const { seq, tick } = noted ?? {};
  // What cannot be read says nothing: then all that the newest checkpoint does not hold is told once more.
  return typeof seq === 'number' && typeof tick === 'number' ? { seq, tick } : { seq: 0, tick: 0 };
}

export function noteRecorded(sql: Sql, { seq, tick }: Recorded): void {
  setMeta(sql, RECORDED, JSON.stringify({ seq, tick }));
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

  /** Newest first. One that cannot be read is left out. */
  recent(limit: number): Anomaly[] {
    return this.#sql
      .all<{ anomaly: ArrayBuffer }>(
        `SELECT ${bytes('anomaly')} FROM anomalies ORDER BY id DESC LIMIT ?`,
        limit,
      )
      .flatMap(({ anomaly }) => (readNote(anomaly) as Anomaly | null) ?? []);
  }
}

/** `null` where it is no object any more. */
function readNote(written: ArrayBuffer): object | null {
  try {
    const note: unknown = JSON.parse(textFrom(written));
    return typeof note === 'object' ? note : null;
  } catch {
    return null;
  }
}
