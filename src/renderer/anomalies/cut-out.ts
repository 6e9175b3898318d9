import type { Course, Quantity } from '../../shared/past';
import type { Anomaly } from '../../shared/views';
import { lastAtOrBelow } from '../timeline/places';
import type { Stretch } from '../timeline/stretch';
import { MEASURES } from './measure';
import { isVital, quantityOf } from './quantity';

const HOUR_MS = 3_600_000;
const MARGIN_MS_MIN = 120_000;
const MARGIN_SHARE = 0.5;
/** A cause so many margins before is shown too; one further off would leave nothing to see of what it caused. */
const REACH_MARGINS = 4;
/** Room on the left of the earliest cause. */
const AIR_SHARE = 0.1;
/** A fall begins with the tick before it was seen; a jump may be seen only once ten ticks are looked at. */
const FALL_BEGAN_TICKS = 1;
const JUMP_BEGAN_TICKS = 10;
/** What comes back from a shock is found to be late at most so long after it. */
const SHOCK_BEFORE_MS = 180_000;

type Span = Pick<Anomaly, 'fromMs' | 'toMs'>;

/** The span of an anomaly, which has no end yet while it is open. */
export const spanOf = ({ fromMs, toMs }: Span, nowMs: number): Stretch => ({
  fromMs,
  toMs: Math.max(fromMs, toMs ?? nowMs),
});

/** What is shown around an anomaly: its causes, and so much before and after that it is seen how it differs. */
export function cutOutOf(anomaly: Span, nowMs: number, causesMs: readonly number[] = []): Stretch {
  const { fromMs, toMs } = spanOf(anomaly, nowMs);
  const margin = Math.max(MARGIN_MS_MIN, MARGIN_SHARE * (toMs - fromMs));
  const near = causesMs.filter((ms) => ms >= fromMs - REACH_MARGINS * margin);
  const earliest = Math.min(fromMs, ...near) - AIR_SHARE * margin;
  return {
    fromMs: Math.max(0, Math.min(fromMs - margin, earliest)),
    toMs: Math.min(toMs + margin, Math.max(nowMs, toMs)),
  };
}

/** A bound of a band, where it begins and where it ends. */
export type Bound = readonly [atFrom: number, atTo: number];

/** Where a quantity is expected; null on a side without a bound. */
export interface Band {
  readonly fromMs: number;
  readonly toMs: number;
  readonly low: Bound | null;
  readonly high: Bound | null;
}

const at = (column: Float64Array, index: number): number => column[index] ?? NaN;

/** The level at a tick, or at the first one of the course; null in a course without points. */
function levelAt(course: Course, quantity: Quantity, tick: number): number | null {
  const index = Math.max(0, lastAtOrBelow(course.tick, tick));
  return course.count === 0 ? null : at(course.mean[quantity], index);
}

/** When a tick of the course was over, ms since birth; null where the course does not reach it. */
function msAt(course: Course, tick: number): number | null {
  const index = lastAtOrBelow(course.tick, tick);
  return index < 0 ? null : at(course.toMs, index);
}

/** Where a shock had pushed a quantity to: a vital is pushed down, a dynamic up. */
function pushedTo(course: Course, quantity: Quantity, { fromMs }: Span, untilMs: number): number | null {
  const down = isVital(quantity);
  let furthest: number | null = null;
  for (let index = 0; index < course.count; index += 1) {
    if (at(course.toMs, index) < fromMs - SHOCK_BEFORE_MS || at(course.fromMs, index) > untilMs) continue;
    const value = at((down ? course.min : course.max)[quantity], index);
    furthest = furthest === null ? value : down ? Math.min(furthest, value) : Math.max(furthest, value);
  }
  return furthest;
}

const level = (value: number | null): Bound | null => (value === null ? null : [value, value]);

/**
 * The band in which the quantity was expected, on its own axis. A level is expected all along. A change is expected
 * from where the quantity stood before it; a pace opens from there, and is drawn no further than where it was
 * reckoned; what should have come back counts from where the shock had pushed it. What is counted, or measures
 * swings or time, is no place on this axis: null.
 */
export function bandOf(anomaly: Anomaly, course: Course, shown: Stretch, nowMs: number): Band | null {
  const { low, high } = anomaly.expected;
  const quantity = quantityOf(anomaly.subject);
  if (quantity === null || (low === null && high === null)) return null;
  const span = spanOf(anomaly, nowMs);
  const noticedMs = Math.min(span.toMs, msAt(course, anomaly.noticedTick) ?? span.toMs);
  switch (MEASURES[anomaly.kind]) {
    case 'level':
      return { ...shown, low: level(low), high: level(high) };
    case 'change': {
      const began = anomaly.kind === 'sudden-change' ? JUMP_BEGAN_TICKS : FALL_BEGAN_TICKS;
      const before = levelAt(course, quantity, anomaly.fromTick - began);
      if (before === null) return null;
      const from = (change: number | null): Bound | null => level(change === null ? null : before + change);
      return { ...span, low: from(low), high: from(high) };
    }
    case 'pace': {
      const before = levelAt(course, quantity, anomaly.fromTick);
      if (before === null) return null;
      const hours = (noticedMs - span.fromMs) / HOUR_MS;
      const along = (pace: number | null): Bound | null =>
        pace === null ? null : [before, before + pace * hours];
      return { fromMs: span.fromMs, toMs: noticedMs, low: along(low), high: along(high) };
    }
    case 'return': {
      const pushed = pushedTo(course, quantity, anomaly, noticedMs);
      if (pushed === null || low === null) return null;
      const since = { fromMs: noticedMs, toMs: span.toMs };
      return isVital(quantity)
        ? { ...since, low: level(pushed + low), high: null }
        : { ...since, low: null, high: level(pushed - low) };
    }
    default:
      return null;
  }
}
