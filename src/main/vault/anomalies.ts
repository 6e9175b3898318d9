import type { AnomalyMark } from '../../shared/marks';
import { ANOMALY_KINDS, ANOMALY_SUBJECTS, SEVERITIES } from '../../shared/vocabulary';
import type { Anomaly } from '../../shared/views';
import { readNote } from './notes';
import { bytes, type Sql } from './sqlite';

/** What was found in a stretch, and how many more than are told of. */
export interface FoundInStretch {
  readonly anomalies: readonly AnomalyMark[];
  readonly more: number;
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

  drop(ids: readonly number[]): void {
    for (const id of ids) this.#sql.run('DELETE FROM anomalies WHERE id = ?', id);
  }

  /** Those noticed later. */
  dropAfter(tick: number): void {
    this.#sql.run(
      "DELETE FROM anomalies WHERE CASE WHEN json_valid(anomaly) THEN anomaly ->> 'noticedTick' > ? ELSE 1 END",
      tick,
    );
  }

  /** Newest first, of those before that number. One that cannot be read is left out. */
  recent(limit: number, beforeId = Number.MAX_SAFE_INTEGER): Anomaly[] {
    return this.#sql
      .all<{ anomaly: ArrayBuffer }>(
        `SELECT ${bytes('anomaly')} FROM anomalies WHERE id < ? ORDER BY id DESC LIMIT ?`,
        ...[beforeId, limit],
      )
      .flatMap(({ anomaly }) => (readNote(anomaly) as Anomaly | null) ?? []);
  }

  /** Those that touch a stretch, oldest first; of too many the gravest. One that cannot be read is left out. */
  between(fromMs: number, toMs: number, limit: number): FoundInStretch {
    const touching = 'FROM anomalies WHERE from_ms <= ? AND (to_ms IS NULL OR to_ms >= ?)';
    const rows = this.#sql.all<{ anomaly: ArrayBuffer }>(
      `SELECT ${bytes('anomaly')} FROM anomalies WHERE id IN
         (SELECT id ${touching} ORDER BY gravity DESC, id DESC LIMIT ?) ORDER BY from_ms, id`,
      ...[toMs, fromMs, limit],
    );
    const more =
      rows.length < limit
        ? 0
        : (this.#sql.first<{ count: number }>(`SELECT count(*) AS count ${touching}`, toMs, fromMs)?.count ??
            0) - rows.length;
    return { anomalies: rows.flatMap(({ anomaly }) => markOf(readNote(anomaly) as Anomaly | null)), more };
  }
}

/** What was found may have come with a life from elsewhere, and say anything. */
function markOf(anomaly: Anomaly | null): readonly AnomalyMark[] {
  if (anomaly === null) return [];
  const { id, kind, severity, subject, fromTick, fromMs, toMs } = anomaly;
  const isKnown =
    ANOMALY_KINDS.includes(kind) && SEVERITIES.includes(severity) && ANOMALY_SUBJECTS.includes(subject);
  return isKnown ? [{ id, kind, severity, subject, fromTick, fromMs, toMs }] : [];
}
