import type { Course } from '../../shared/past';
import type { Stretch } from './stretch';

/** Where a tick lies in a life. */
export interface Place {
  readonly tick: number;
  /** ms since birth. */
  readonly ms: number;
  /** Wall-clock time, Unix ms. */
  readonly atMs: number;
  /** False where it was reckoned from its neighbours: the course that is drawn does not keep every tick. */
  readonly exact: boolean;
}

const at = (column: Float64Array, index: number): number => column[index] ?? NaN;

/** Index of the last entry that is not above `value`; -1 where all are. Columns rise. */
export function lastAtOrBelow(column: Float64Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(column, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const lastTickOf = ({ tick, ticks }: Course, index: number): number => at(tick, index) + at(ticks, index) - 1;

/** The point of a course a tick belongs to; -1 where it has none. */
export function indexOfTick(course: Course, tick: number): number {
  const index = lastAtOrBelow(course.tick, tick);
  return index >= 0 && tick <= lastTickOf(course, index) ? index : -1;
}

export function placeOf(course: Course, tick: number): Place | null {
  const index = indexOfTick(course, tick);
  if (index < 0) return null;
  const first = at(course.tick, index);
  const fromMs = at(course.fromMs, index);
  const others = at(course.ticks, index) - 1;
  const ms = others > 0 ? ((tick - first) / others) * (at(course.toMs, index) - fromMs) : 0;
  return { tick, ms: fromMs + ms, atMs: at(course.atMs, index) + ms, exact: tick === first };
}

/** The tick that is nearest to a moment; `null` in a course without points. */
export function tickAt(course: Course, ms: number): number | null {
  if (course.count === 0) return null;
  const index = Math.max(0, lastAtOrBelow(course.fromMs, ms));
  const fromMs = at(course.fromMs, index);
  const toMs = at(course.toMs, index);
  const next = index + 1;
  if (next < course.count && ms > toMs && at(course.fromMs, next) - ms < ms - toMs)
    return at(course.tick, next);
  const share = toMs > fromMs ? Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs))) : 0;
  return at(course.tick, index) + Math.round(share * (at(course.ticks, index) - 1));
}

/** The first tick of the next point, or of the one before: one tick where every tick is kept. */
export function stepFrom(course: Course, tick: number, by: 1 | -1): number {
  if (course.count === 0) return tick;
  const index = lastAtOrBelow(course.tick, tick);
  if (by === -1 && index >= 0 && at(course.tick, index) < tick) return at(course.tick, index);
  if (by === 1 && index + 1 >= course.count) return lastTickOf(course, course.count - 1);
  return at(course.tick, Math.min(course.count - 1, Math.max(0, index + by)));
}

/** The first and the last tick that lie within a stretch; `null` where none does. */
export function ticksWithin(course: Course, { fromMs, toMs }: Stretch): readonly [number, number] | null {
  const first = tickAt(course, fromMs);
  const last = tickAt(course, toMs);
  return first === null || last === null ? null : [first, Math.max(first, last)];
}
