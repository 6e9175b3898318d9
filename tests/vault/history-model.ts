import { expect } from 'vitest';
import { QUANTITIES, type Course, type CourseQuery, type Tier } from '../../src/shared/past';
import type { HistoryPoint } from '../../src/shared/views';

/** How many ticks one slot of a tier stands for; written out here, apart from the code that is proven by it. */
export const SLOT_TICKS: Readonly<Record<Tier, number>> = { tick: 1, minute: 60, hour: 3600, day: 86_400 };

/** Summaries are kept as floats: seven digits. */
const FLOAT_ERROR = 3e-7;

type Slot = readonly HistoryPoint[];

/** All points, in the slots of a tier. */
function slotsOf(points: readonly HistoryPoint[], tier: Tier): readonly Slot[] {
  const slots = new Map<number, HistoryPoint[]>();
  for (const point of points) {
    const slot = Math.floor(point.tick / SLOT_TICKS[tier]);
    slots.set(slot, [...(slots.get(slot) ?? []), point]);
  }
  return [...slots.values()];
}

const fromMsOf = (slot: Slot): number => slot[0]?.sinceBirthMs ?? NaN;
const toMsOf = (slot: Slot): number => slot.at(-1)?.sinceBirthMs ?? NaN;

/**
 * Expects a course to say of every point what all points say of it: nothing left out, nothing told twice, no
 * number another, and never across a gap that would be seen.
 */
export function expectTrueCourse(
  course: Course,
  query: CourseQuery,
  points: readonly HistoryPoint[],
  spanStarts: (point: HistoryPoint) => boolean = () => true,
): void {
  const known = course.tier === 'tick' ? points.filter(spanStarts) : points;
  const slots = slotsOf(known, course.tier);
  expect(course.count).toBeLessThanOrEqual(query.pointsMax);
  const groups = groupsOf(course, slots);
  expectWholeWindow(groups, query, points);
  const spanMs = toMsOf(groups.at(-1)?.at(-1) ?? []) - fromMsOf(groups[0]?.[0] ?? []);
  const shownSlots = groups.flat().length;
  for (const [index, group] of groups.entries()) {
    expectSame(course, index, group.flat());
    if (shownSlots <= query.pointsMax) expect(group).toHaveLength(1);
    for (const [place, slot] of group.entries()) {
      const before = place === 0 ? undefined : group[place - 1];
      const silenceMs = before === undefined ? 0 : fromMsOf(slot) - toMsOf(before);
      if (silenceMs * query.pointsMax > 3 * spanMs)
        throw new Error(`drawn across ${silenceMs} ms of silence`);
    }
  }
}

/** Which slots each point of the course stands for, by the ticks it says it begins with and counts. */
function groupsOf(course: Course, slots: readonly Slot[]): readonly (readonly Slot[])[] {
  let next = slots.findIndex((slot) => slot[0]?.tick === course.tick[0]);
  if (course.count > 0) expect(next).toBeGreaterThanOrEqual(0);
  return Array.from({ length: course.count }, (_, index) => {
    const group: Slot[] = [];
    for (let left = course.ticks[index] ?? 0; left > 0;) {
      const slot = slots[next++];
      if (slot === undefined) throw new Error('the course tells of more than there was');
      group.push(slot);
      left -= slot.length;
    }
    return group;
  });
}

/** Everything in the window is shown, and at most one neighbour on each side of it. */
function expectWholeWindow(
  groups: readonly (readonly Slot[])[],
  { fromMs, toMs }: CourseQuery,
  points: readonly HistoryPoint[],
): void {
  const shown = groups.flat();
  const ticks = new Set(shown.flat().map(({ tick }) => tick));
  const inside = points.filter(({ sinceBirthMs }) => sinceBirthMs > fromMs && sinceBirthMs < toMs);
  expect(inside.filter(({ tick }) => !ticks.has(tick))).toEqual([]);
  expect(shown.filter((slot) => toMsOf(slot) <= fromMs).length).toBeLessThanOrEqual(1);
  expect(shown.filter((slot) => fromMsOf(slot) >= toMs).length).toBeLessThanOrEqual(1);
}

function expectSame(course: Course, index: number, points: readonly HistoryPoint[]): void {
  const [first, last] = [points[0], points.at(-1)];
  const found = [course.tick, course.ticks, course.atMs, course.fromMs, course.toMs].map(
    (column) => column[index],
  );
  expect(found).toEqual([first?.tick, points.length, first?.atMs, first?.sinceBirthMs, last?.sinceBirthMs]);
  for (const quantity of QUANTITIES) {
    const values = points.map((point) => point[quantity]);
    const [min, max] = [Math.min(...values), Math.max(...values)];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const said = [course.min, course.mean, course.max].map((columns) => columns[quantity][index] ?? NaN);
    const error = (course.tier === 'tick' ? 1e-12 : FLOAT_ERROR) * Math.max(Math.abs(min), Math.abs(max));
    const near = [min, mean, max].every((value, place) => Math.abs((said[place] ?? NaN) - value) <= error);
    if (!near) expect({ quantity, said }).toEqual({ quantity, said: [min, mean, max] });
  }
}
