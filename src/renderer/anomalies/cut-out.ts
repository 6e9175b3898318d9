import type { Course } from '../../shared/past';
import type { Anomaly } from '../../shared/views';
import { lastAtOrBelow } from '../timeline/places';
import type { Stretch } from '../timeline/stretch';
import { MEASURES } from './measure';
import { quantityOf } from './quantity';

const MARGIN_MS_MIN = 120_000;
const MARGIN_SHARE = 0.5;
/** A cause so many margins before is shown too; one further off would leave nothing to see of what it caused. */
const REACH_MARGINS = 4;
/** Room on the left of the earliest cause. */
const AIR_SHARE = 0.1;

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

/** Where a quantity is expected; null on a side without a bound. */
export interface Band {
  readonly fromMs: number;
  readonly toMs: number;
  readonly low: number | null;
  readonly high: number | null;
}

function levelAt(course: Course, anomaly: Anomaly): number | null {
  const quantity = quantityOf(anomaly.subject);
  const index = lastAtOrBelow(course.fromMs, anomaly.fromMs);
  return quantity === null ? null : (course.mean[quantity][Math.max(0, index)] ?? null);
}

/**
 * The band in which the quantity was expected. A level is expected all along; a change since the anomaly began is
 * expected from where the quantity stood then. What is counted, or measures a spread, is no level: null.
 */
export function bandOf(anomaly: Anomaly, course: Course, shown: Stretch, nowMs: number): Band | null {
  const { low, high } = anomaly.expected;
  if (quantityOf(anomaly.subject) === null || (low === null && high === null)) return null;
  const measure = MEASURES[anomaly.kind];
  if (measure === 'level') return { ...shown, low, high };
  if (measure !== 'change') return null;
  const began = levelAt(course, anomaly);
  if (began === null) return null;
  const from = (change: number | null): number | null => (change === null ? null : began + change);
  return { ...spanOf(anomaly, nowMs), low: from(low), high: from(high) };
}
