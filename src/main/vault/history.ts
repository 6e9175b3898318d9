import type { HistoryPoint } from '../../shared/views';
import { HistoryChunk, MEASURED, minuteOf, type MeasuredField } from './history-chunk';
import type { Participant, Sql } from './sqlite';

/** The last day of ticks at the natural policy's nominal interval of one second. */
export const HISTORY_TICKS_MAX = 86_400;

/** A row of the tier that is kept for ever. */
export interface MinutePoint {
  /** `tick` of its ticks divided by TICKS_PER_MINUTE, rounded down. */
  readonly minute: number;
  readonly atMs: number;
  readonly lastAtMs: number;
  /** How many ticks it is made of. */
  readonly ticks: number;
  readonly of: Readonly<
    Record<MeasuredField, { readonly min: number; readonly mean: number; readonly max: number }>
  >;
}

interface ChunkRow {
  readonly minute: number;
  readonly points: ArrayBuffer;
}

const COLUMN_OF: Readonly<Record<MeasuredField, string>> = {
  energy: 'energy',
  integrity: 'integrity',
  stability: 'stability',
  tension: 'tension',
  fatigue: 'fatigue',
  noise: 'noise',
  drift: 'drift',
  innerRate: 'inner_rate',
  jitterMs: 'jitter_ms',
};
const MINUTE_COLUMNS = ['minute', 'at_ms', 'last_at_ms', 'ticks'].concat(
  MEASURED.map((field) => COLUMN_OF[field]).flatMap((column) => [
    `${column}_min`,
    `${column}_sum`,
    `${column}_max`,
  ]),
);
// Not INSERT OR REPLACE: an update of the same size changes one page, a replacement four.
const SAVE_CHUNK =
  'INSERT INTO history (minute, points) VALUES (?, ?) ON CONFLICT (minute) DO UPDATE SET points = excluded.points';
const SAVE_MINUTE = `INSERT OR REPLACE INTO history_minutes (${MINUTE_COLUMNS.join(', ')})
  VALUES (${MINUTE_COLUMNS.map(() => '?').join(', ')})`;

/** The course of a life for charts: every tick of the last day, and min/mean/max per minute for ever. */
export class History implements Participant {
  readonly #sql: Sql;
  readonly #ticksMax: number;
  /** The minute that is being written; on disk as it is here, except for what the open transaction added. */
  #chunk: HistoryChunk | null = null;
  #unsaved = false;
  #newestTick = 0;
  #tidiedBelowMinute = 0;

  constructor(sql: Sql, ticksMax: number) {
    this.#sql = sql;
    this.#ticksMax = ticksMax;
    sql.join(this);
  }

  /** @param points in the order of their ticks */
  append(points: readonly HistoryPoint[]): void {
    if (!this.#sql.inTransaction) return this.#sql.transaction(() => this.append(points));
    for (const point of points) {
      this.#chunkOf(minuteOf(point.tick)).put(point);
      this.#newestTick = point.tick;
      this.#unsaved = true;
    }
  }

  begun(): void {}

  committing(): void {
    this.#flush();
    this.#tidy();
  }

  rolledBack(): void {
    this.#chunk = null;
    this.#unsaved = false;
  }

  /** The newest points, oldest first. */
  recent(pointsMax: number): HistoryPoint[] {
    this.#flush();
    const minutes: HistoryPoint[][] = [];
    let found = 0;
    for (const { minute, points } of this.#newestFirst()) {
      if (found >= pointsMax) break;
      const ofMinute = new HistoryChunk(minute, points).points();
      minutes.push(ofMinute);
      found += ofMinute.length;
    }
    const all = minutes.reverse().flat();
    const lastDropped = (all.at(-1)?.tick ?? 0) - this.#ticksMax;
    const kept = all.filter(({ tick }) => tick > lastDropped);
    return kept.slice(Math.max(0, kept.length - pointsMax));
  }

  /** The long tier between two ticks, both included, oldest first. */
  minutes(fromTick: number, toTick: number): MinutePoint[] {
    this.#flush();
    const rows = this.#sql.all<Record<string, number>>(
      'SELECT * FROM history_minutes WHERE minute BETWEEN ? AND ? ORDER BY minute',
      ...[minuteOf(fromTick), minuteOf(toTick)],
    );
    return rows.map(minutePoint);
  }

  #chunkOf(minute: number): HistoryChunk {
    if (this.#chunk?.minute === minute) return this.#chunk;
    this.#flush();
    // After what was written last nothing can lie on disk: ticks only rise.
    const isNew = this.#chunk !== null && minute > this.#chunk.minute;
    return (this.#chunk = new HistoryChunk(minute, isNew ? null : this.#stored(minute)));
  }

  #stored(minute: number): ArrayBuffer | null {
    const row = this.#sql.first<Pick<ChunkRow, 'points'>>(
      'SELECT points FROM history WHERE minute = ?',
      minute,
    );
    return row?.points ?? null;
  }

  #flush(): void {
    if (this.#chunk === null || !this.#unsaved) return;
    const { minute, bytes } = this.#chunk;
    this.#sql.run(SAVE_CHUNK, minute, bytes);
    const { atMs, lastAtMs, ticks, spreads } = this.#chunk.summary();
    const measured = spreads.flatMap(({ min, sum, max }) => [min, sum, max]);
    this.#sql.run(SAVE_MINUTE, minute, atMs, lastAtMs, ticks, ...measured);
    this.#unsaved = false;
  }

  /** Whole minutes go, and no more often than a minute begins. */
  #tidy(): void {
    const belowMinute = minuteOf(this.#newestTick - this.#ticksMax + 1);
    if (belowMinute <= this.#tidiedBelowMinute) return;
    this.#sql.run('DELETE FROM history WHERE minute < ?', belowMinute);
    this.#tidiedBelowMinute = belowMinute;
  }

  *#newestFirst(): Generator<ChunkRow, void> {
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const row = this.#sql.first<ChunkRow>(
        'SELECT minute, points FROM history WHERE minute < ? ORDER BY minute DESC LIMIT 1',
        before,
      );
      if (row === null) return;
      yield row;
      before = row.minute;
    }
  }
}

function minutePoint(row: Record<string, number>): MinutePoint {
  const ticks = row['ticks'] ?? 1;
  const of = MEASURED.map((field) => {
    const column = COLUMN_OF[field];
    const mean = (row[`${column}_sum`] ?? 0) / ticks;
    return [field, { min: row[`${column}_min`], mean, max: row[`${column}_max`] }];
  });
  return {
    minute: row['minute'] ?? 0,
    atMs: row['at_ms'] ?? 0,
    lastAtMs: row['last_at_ms'] ?? 0,
    ticks,
    of: Object.fromEntries(of) as MinutePoint['of'],
  };
}
