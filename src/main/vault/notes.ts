import type { Digest } from '../../shared/monitor';
import type { DigestSpan } from '../../shared/vocabulary';
import { sha256Hex } from './digest';
import { bytes, textFrom, type Sql } from './sqlite';

/** Hours are kept for 400 days of lived time; days for ever. */
export const HOUR_DIGESTS_MAX = 400 * 24;

/** How far what came of the inputs is written down too: up to this tick of this journal record. */
export interface Recorded {
  readonly seq: number;
  readonly tick: number;
}

const RECORDED = 'recorded';
const LEARNT = 'learnt';

export function recordedUpTo(sql: Sql): Recorded {
  const value = metaOf(sql, RECORDED);
  const noted = value === null ? null : (readNote(value) as Partial<Recorded> | null);
  const { seq, tick } = noted ?? {};
  // What cannot be read says nothing: then all that the newest checkpoint does not hold is told once more.
  return typeof seq === 'number' && typeof tick === 'number' ? { seq, tick } : { seq: 0, tick: 0 };
}

export function noteRecorded(sql: Sql, { seq, tick }: Recorded): void {
  setMeta(sql, RECORDED, JSON.stringify({ seq, tick }));
}

/** What was noted last; `null` where that is nothing, or not as it was noted. */
export function learntByMonitor(sql: Sql): unknown {
  const value = metaOf(sql, LEARNT);
  if (value === null) return null;
  const text = textFrom(value);
  const note = text.slice(text.indexOf(' ') + 1);
  return text === withSum(note) ? JSON.parse(note) : null;
}

/** @param learnt anything that JSON can hold */
export function noteLearnt(sql: Sql, learnt: unknown): void {
  setMeta(sql, LEARNT, withSum(JSON.stringify(learnt)));
}

/** A number that a flipped bit made of another would be learnt from for weeks. */
const withSum = (note: string): string => `${sha256Hex(note)} ${note}`;

function metaOf(sql: Sql, key: string): ArrayBuffer | null {
  return (
    sql.first<{ value: ArrayBuffer }>(`SELECT ${bytes('value')} FROM meta WHERE key = ?`, key)?.value ?? null
  );
}

function setMeta(sql: Sql, key: string, value: string): void {
  sql.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ...[key, value],
  );
}

/** What hours and days were like, by their first tick: saving one again replaces it. */
export class Digests {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  save(digests: readonly Digest[]): void {
    if (digests.length === 0) return;
    this.#sql.transaction(() => {
      for (const digest of digests) {
        this.#sql.run(
          `INSERT INTO digests (span, from_tick, digest) VALUES (?, ?, ?)
           ON CONFLICT (span, from_tick) DO UPDATE SET digest = excluded.digest`,
          ...[digest.span, digest.fromTick, JSON.stringify(digest)],
        );
      }
      // At most once an hour of lived time, and along the index.
      if (digests.some(({ span }) => span === 'hour')) this.#prune();
    });
  }

  /** Those that ended later. */
  dropAfter(tick: number): void {
    this.#sql.run(
      "DELETE FROM digests WHERE CASE WHEN json_valid(digest) THEN digest ->> 'toTick' > ? ELSE 1 END",
      tick,
    );
  }

  /** Newest first. One that cannot be read is left out. */
  recent(span: DigestSpan, limit: number): Digest[] {
    return this.#sql
      .all<{ digest: ArrayBuffer }>(
        `SELECT ${bytes('digest')} FROM digests WHERE span = ? ORDER BY from_tick DESC LIMIT ?`,
        ...[span, limit],
      )
      .flatMap(({ digest }) => (readNote(digest) as Digest | null) ?? []);
  }

  #prune(): void {
    this.#sql.run(
      `DELETE FROM digests WHERE span = 'hour' AND from_tick <=
         (SELECT from_tick FROM digests WHERE span = 'hour' ORDER BY from_tick DESC LIMIT 1 OFFSET ?)`,
      HOUR_DIGESTS_MAX,
    );
  }
}

/** `null` where it is no object any more. */
export function readNote(written: ArrayBuffer): object | null {
  try {
    const note: unknown = JSON.parse(textFrom(written));
    return typeof note === 'object' ? note : null;
  } catch {
    return null;
  }
}
