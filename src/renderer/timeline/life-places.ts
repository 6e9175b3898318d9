import type { Course } from '../../shared/past';
import { lastAtOrBelow, placeOf, type Place } from './places';

/** Where a life is now; `atMs` null until a beat was heard. */
export interface End {
  readonly tick: number;
  readonly ms: number;
  readonly atMs: number | null;
}

/** What is known of where a life's ticks lie: its ends, and courses, the closest first. */
export interface Known {
  readonly begin: Pick<End, 'tick' | 'ms'>;
  readonly end: End;
  readonly courses: readonly Course[];
}

/** Wall-clock time of a moment, reckoned from the nearest point before it. */
function wallOf(ms: number, course: Course | undefined, end: End): number {
  const index = course ? lastAtOrBelow(course.fromMs, ms) : -1;
  if (!course || index < 0) return (end.atMs ?? Date.now()) - (end.ms - ms);
  return (course.atMs[index] ?? 0) + ms - (course.fromMs[index] ?? 0);
}

/** Where a tick lies, as well as it can be told. */
export function placeInLife(tick: number, { begin, end, courses }: Known): Place {
  if (tick === end.tick && end.atMs !== null) return { tick, ms: end.ms, atMs: end.atMs, exact: true };
  for (const course of courses) {
    const place = placeOf(course, tick);
    if (place) return place;
  }
  // Before the first point, after the last, or where nothing is known yet: between the ends of the life.
  const share = end.tick > begin.tick ? (tick - begin.tick) / (end.tick - begin.tick) : 1;
  const ms = begin.ms + share * (end.ms - begin.ms);
  return { tick, ms, atMs: wallOf(ms, courses[0], end), exact: false };
}
