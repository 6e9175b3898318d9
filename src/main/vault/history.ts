import type { Course, CourseQuery, Gap } from '../../shared/past';
import type { HistoryPoint } from '../../shared/views';
import { TickChunk, TICKS_PER_CHUNK } from './history-chunks';
import { courseOf, grouped, type Summary } from './history-summary';
import { SummaryTier, TIER_SHAPE, TierTable, type End } from './history-tier';
import type { Participant, Sql } from './sqlite';

/** The last day of ticks at the natural policy's nominal interval of one second. */
export const HISTORY_TICKS_MAX = 86_400;
/** A chart is made of the finest tier that has no more than so many slots for each of its points. */
const SLOTS_PER_POINT = 16;

/**
 * The course of a life for charts: every tick of the last day; then minimum, mean and maximum of 60, 3600 and
 * 86,400 ticks (a minute, an hour and a day at one tick a second), for ever. What is appended is on disk when
 * the transaction it was appended in has returned.
 */
export class History implements Participant {
  readonly #sql: Sql;
  readonly #ticksMax: number;
  readonly #ticks: TierTable;
  #chunk: TickChunk | null = null;
  #minutes: SummaryTier | null = null;

  constructor(sql: Sql, ticksMax: number) {
    this.#sql = sql;
    this.#ticksMax = ticksMax;
    this.#ticks = new TierTable(sql, 'tick');
    sql.join(this);
  }

  /** The newest tick there is; 0 before the first. */
  get lastTick(): number {
    return this.#current()?.points().at(-1)?.tick ?? 0;
  }

  /** @param points in the order of their ticks */
  append(points: readonly HistoryPoint[]): void {
    if (points.length === 0) return;
    if (!this.#sql.inTransaction) return this.#sql.transaction(() => this.append(points));
    const minutes = (this.#minutes ??= new SummaryTier(this.#sql, 'minute'));
    let chunk = this.#current();
    for (const point of points) {
      const index = chunkOf(point.tick);
      if (chunk?.index !== index) {
        if (chunk !== null) this.#finish(chunk, index, minutes);
        chunk = new TickChunk(index, this.#ticks.at(index));
      }
      chunk.put(point);
    }
    if (chunk !== null) this.#save(chunk);
    minutes.write();
    this.#chunk = chunk;
  }

  /** Reads the ends at which it goes on to be written: damage in them shows now, and not in the middle of a life. */
  readEnds(): void {
    this.#current();
    this.#minutes ??= new SummaryTier(this.#sql, 'minute');
  }

  /** The newest points of the last day, oldest first. */
  recent(pointsMax: number): HistoryPoint[] {
    return this.pointsBefore(this.lastTick, pointsMax);
  }

  /** The points up to a tick, that tick included, oldest first; none older than a day before the newest. */
  pointsBefore(tick: number, pointsMax: number): HistoryPoint[] {
    const dropped = this.lastTick - this.#ticksMax;
    const found: HistoryPoint[][] = [];
    let count = 0;
    for (let before = chunkOf(tick) + 1; count < pointsMax;) {
      const row = this.#ticks.before(before);
      if (row === null) break;
      const points = new TickChunk(row.chunk, row.points).points();
      const wanted = points.filter((point) => point.tick <= tick && point.tick > dropped);
      found.push(wanted);
      count += wanted.length;
      before = row.chunk;
    }
    const all = found.reverse().flat();
    return all.slice(Math.max(0, all.length - pointsMax));
  }

  /** Inside a transaction. What a summary says of ticks that go is said anew when they are lived again. */
  dropAfter(tick: number): void {
    const points = this.pointsBefore(tick, TICKS_PER_CHUNK).filter(
      (point) => chunkOf(point.tick) === chunkOf(tick),
    );
    this.#ticks.dropFrom(chunkOf(tick));
    for (const table of new SummaryTier(this.#sql, 'minute').all()) table.dropSlotsFrom(tick);
    this.rolledBack();
    this.append(points);
  }

  /** @param gaps those that touch the stretch */
  course({ fromMs, toMs, pointsMax }: CourseQuery, gaps: readonly Gap[]): Course {
    const minutes = new SummaryTier(this.#sql, 'minute');
    const ends = minutes.ends(endsOf(this.#current()));
    const tables = [this.#ticks, ...minutes.all()];
    const stretches = tables.map((table) => {
      const end = ends[table.tier] ?? [];
      return { table, end, earliestMs: Math.min(table.earliestMs(), end[0]?.fromMs ?? Infinity) };
    });
    const oldestMs = Math.min(...stretches.map(({ earliestMs }) => earliestMs));
    for (const { table, end, earliestMs } of stretches) {
      // Its older chunks were dropped: a coarser tier has what it lacks.
      if (table.tier !== 'day' && earliestMs > Math.max(fromMs, oldestMs)) continue;
      const parts = this.#parts(table, end, { fromMs, toMs, pointsMax });
      if (parts !== null) return courseOf(table.tier, grouped(parts, pointsMax), gaps);
    }
    return courseOf('day', [], gaps);
  }

  begun(): void {}
  committing(): void {}
  rolledBack(): void {
    this.#chunk = null;
    this.#minutes = null;
  }

  /** What one tier has of a stretch of time; `null` where a coarser one should be asked. */
  #parts(
    table: TierTable,
    end: readonly Summary[],
    { fromMs, toMs, pointsMax }: CourseQuery,
  ): readonly Summary[] | null {
    const last = table.chunkAt(toMs) ?? -1;
    const first = table.chunkAt(Math.max(fromMs, table.earliestMs())) ?? 0;
    const { slots } = TIER_SHAPE[table.tier];
    if (table.tier !== 'day' && (last - first + 1) * slots > pointsMax * SLOTS_PER_POINT) return null;
    const parts = table.between(first, last).flatMap((row) => table.summariesOf(row));
    // The neighbours on both sides too, so that a line reaches the edges of the chart.
    const next = table.after(last);
    parts.push(...(next === null ? end : table.summariesOf(next)));
    const inside = parts.findIndex((part) => part.toMs > fromMs);
    const to = parts.findIndex((part) => part.fromMs >= toMs);
    return parts.slice(
      inside === -1 ? Math.max(0, parts.length - 1) : Math.max(0, inside - 1),
      to === -1 ? undefined : to + 1,
    );
  }

  #finish(chunk: TickChunk, next: number, minutes: SummaryTier): void {
    this.#save(chunk);
    const summary = chunk.summary();
    if (summary !== null && chunk.index < next) minutes.put(chunk.index, summary);
    this.#ticks.dropBelow(chunkOf(next * TICKS_PER_CHUNK - this.#ticksMax + 1));
  }

  #save(chunk: TickChunk): void {
    const [first] = chunk.points();
    if (first !== undefined) this.#ticks.save(chunk.index, first.sinceBirthMs, chunk.bytes);
  }

  #current(): TickChunk | null {
    if (this.#chunk !== null) return this.#chunk;
    const newest = this.#ticks.newest();
    return newest === null ? null : new TickChunk(newest.chunk, newest.points);
  }
}

function endsOf(chunk: TickChunk | null): readonly End[] {
  const summary = chunk?.summary() ?? null;
  return chunk === null || summary === null ? [] : [{ slot: chunk.index, summary }];
}

const chunkOf = (tick: number): number => Math.floor(tick / TICKS_PER_CHUNK);
