import type { Anomaly } from '../../shared/views';
import type { AnomalyKind } from '../../shared/vocabulary';

/**
 * What the numbers of an anomaly are, all in the unit of its quantity: a `level`, a `change` from where it stood
 * before, a `pace` (change in an hour), a `return` (what has come back of a shock), or a `swing` from one turn to the
 * next. Or else a `count`, or a `time` in ms.
 */
export type Measure = 'level' | 'change' | 'pace' | 'return' | 'swing' | 'count' | 'time';

export const MEASURES: Readonly<Record<AnomalyKind, Measure>> = {
  'vital-low': 'level',
  'fast-fall': 'change',
  'sudden-change': 'change',
  'slow-drift': 'pace',
  'unusual-variance': 'swing',
  'flat-line': 'level',
  oscillation: 'swing',
  'late-ticks': 'count',
  'missed-ticks': 'count',
  'irregular-ticks': 'count',
  'event-silence': 'count',
  'event-flood': 'count',
  'no-recovery': 'return',
  'memory-churn': 'count',
  'inner-time': 'level',
  trend: 'time',
};

/** What is no place on the axis of a quantity, and is compared by its size alone. */
const BY_SIZE: readonly Measure[] = ['swing', 'count', 'time'];

/** The sizes that are set side by side, as parts of the largest; `usualTo` null where the usual has no end. */
export interface SideBySide {
  readonly observed: number;
  readonly usualFrom: number;
  readonly usualTo: number | null;
}

/** Observed and usual as bars; null where the course shows both, or nothing is known to be usual. */
export function sideBySide({
  kind,
  observed,
  expected: { low, high },
}: Pick<Anomaly, 'kind' | 'observed' | 'expected'>): SideBySide | null {
  if (!BY_SIZE.includes(MEASURES[kind]) || (low === null && high === null)) return null;
  const largest = Math.max(observed, low ?? 0, high ?? 0);
  if (!(largest > 0)) return null;
  // What has no end goes on beyond the largest: so much room is left to see that it does.
  const full = high === null ? largest * 1.25 : largest;
  return {
    observed: Math.max(0, observed) / full,
    usualFrom: Math.max(0, low ?? 0) / full,
    usualTo: high === null ? null : Math.max(0, high) / full,
  };
}
