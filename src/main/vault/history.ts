import type { HistoryPoint } from '../../shared/views';
import type { Participant, Sql, SqlValue } from './sqlite';

/** The last day of ticks at the natural policy's nominal interval of one second. */
export const HISTORY_TICKS_MAX = 86_400;
/** Ticks in a row of the long tier: a minute at one tick a second. */
export const TICKS_PER_MINUTE = 60;

const MEASURED = [
  ['energy', 'energy'],
  ['integrity', 'integrity'],
  ['stability', 'stability'],
  ['tension', 'tension'],
  ['fatigue', 'fatigue'],
  ['noise', 'noise'],
  ['drift', 'drift'],
  ['innerRate', 'inner_rate'],
  ['jitterMs', 'jitter_ms'],
] as const;
export type MeasuredField = (typeof MEASURED)[number][0];

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

const POINT_FIELDS = ['tick', 'atMs', ...MEASURED.map(([field]) => field)] as const;
const POINT_COLUMNS = ['tick', 'at_ms', ...MEASURED.map(([, column]) => column)];
const SELECT_POINT = MEASURED.map(([field, column]) => `${column} AS ${field}`).join(', ');
/** Several rows to a statement: half the price of one by one. */
const ROWS_AT_ONCE = 50;
const PENDING_MAX = 20_000;
const INSERT_POINTS = (rows: number): string =>
  `INSERT OR REPLACE INTO history (${POINT_COLUMNS.join(', ')}) VALUES ${Array(rows)
    .fill(`(${POINT_COLUMNS.map(() => '?').join(', ')})`)
    .join(', ')}`;
const INSERT_ONE = INSERT_POINTS(1);
const INSERT_MANY = INSERT_POINTS(ROWS_AT_ONCE);

const MINUTE_COLUMNS = ['minute', 'at_ms', 'last_at_ms', 'ticks'].concat(
  MEASURED.flatMap(([, column]) => [`${column}_min`, `${column}_sum`, `${column}_max`]),
);
const FOLD_MINUTE = MEASURED.flatMap(([, column]) => [
  `${column}_min = min(${column}_min, excluded.${column}_min)`,
  `${column}_sum = ${column}_sum + excluded.${column}_sum`,
  `${column}_max = max(${column}_max, excluded.${column}_max)`,
]).join(', ');
const UPSERT_MINUTE = `INSERT INTO history_minutes (${MINUTE_COLUMNS.join(', ')})
  VALUES (${MINUTE_COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (minute) DO UPDATE SET
    last_at_ms = excluded.last_at_ms, ticks = ticks + excluded.ticks, ${FOLD_MINUTE}`;

/** The course of a life for charts: a row per tick for the last day, and min/mean/max per minute for ever. */
export class History implements Participant {
  readonly #sql: Sql;
  readonly #ticksMax: number;
  /** Points of the open transaction: they are written together when it commits. */
  #pending: HistoryPoint[] = [];

  constructor(sql: Sql, ticksMax: number) {
    this.#sql = sql;
    this.#ticksMax = ticksMax;
    sql.join(this);
  }

  /** @param points in the order of their ticks */
  append(points: readonly HistoryPoint[]): void {
    if (points.length === 0) return;
    if (!this.#sql.inTransaction) return this.#sql.transaction(() => this.append(points));
    for (const point of points) this.#pending.push(point);
    if (this.#pending.length >= PENDING_MAX) this.#flush();
  }

  begun(): void {
    this.#pending = [];
  }

  committing(): void {
    this.#flush();
  }

  rolledBack(): void {
    this.#pending = [];
  }

  #flush(): void {
    const points = this.#pending;
    this.#pending = [];
    const newest = points.at(-1);
    if (newest === undefined) return;
    const lastDropped = newest.tick - this.#ticksMax;
    // A point that would be dropped at once is not written at all.
    this.#insert(points.filter(({ tick }) => tick > lastDropped));
    for (const [minute, group] of groupByMinute(points)) this.#foldIntoMinute(minute, group);
    if (crossesMinute(points)) this.#sql.run('DELETE FROM history WHERE tick <= ?', lastDropped);
  }

  /** The newest points, oldest first. */
  recent(pointsMax: number): HistoryPoint[] {
    this.#flush();
    const rows = this.#sql.all<HistoryPoint>(
      `SELECT tick, at_ms AS atMs, ${SELECT_POINT} FROM history ORDER BY tick DESC LIMIT ?`,
      pointsMax,
    );
    return rows.reverse();
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

  #insert(points: readonly HistoryPoint[]): void {
    const whole = points.length - (points.length % ROWS_AT_ONCE);
    for (let from = 0; from < whole; from += ROWS_AT_ONCE) {
      this.#sql.run(INSERT_MANY, ...points.slice(from, from + ROWS_AT_ONCE).flatMap(valuesOf));
    }
    for (const point of points.slice(whole)) this.#sql.run(INSERT_ONE, ...valuesOf(point));
  }

  #foldIntoMinute(minute: number, points: readonly HistoryPoint[]): void {
    const row: SqlValue[] = [minute, points[0]?.atMs ?? 0, points.at(-1)?.atMs ?? 0, points.length];
    for (const [field] of MEASURED) {
      let [min, sum, max] = [Infinity, 0, -Infinity];
      for (const point of points) {
        const value = point[field];
        if (value < min) min = value;
        if (value > max) max = value;
        sum += value;
      }
      row.push(min, sum, max);
    }
    this.#sql.run(UPSERT_MINUTE, ...row);
  }
}

const valuesOf = (point: HistoryPoint): SqlValue[] => POINT_FIELDS.map((field) => point[field]);

const minuteOf = (tick: number): number => Math.floor(tick / TICKS_PER_MINUTE);

/** The oldest rows go once a minute, not at every tick. */
const crossesMinute = (points: readonly HistoryPoint[]): boolean =>
  points.some(({ tick }) => tick % TICKS_PER_MINUTE === 0);

function groupByMinute(points: readonly HistoryPoint[]): Map<number, HistoryPoint[]> {
  const groups = new Map<number, HistoryPoint[]>();
  for (const point of points) {
    const minute = minuteOf(point.tick);
    const group = groups.get(minute);
    if (group === undefined) groups.set(minute, [point]);
    else group.push(point);
  }
  return groups;
}

function minutePoint(row: Record<string, number>): MinutePoint {
  const ticks = row['ticks'] ?? 1;
  const of = MEASURED.map(([field, column]) => [
    field,
    {
      min: row[`${column}_min`],
      mean: (row[`${column}_sum`] ?? 0) / ticks,
      max: row[`${column}_max`],
    },
  ]);
  return {
    minute: row['minute'] ?? 0,
    atMs: row['at_ms'] ?? 0,
    lastAtMs: row['last_at_ms'] ?? 0,
    ticks,
    of: Object.fromEntries(of) as MinutePoint['of'],
  };
}
