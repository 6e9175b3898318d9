import type { AnomalyKind } from '../../shared/vocabulary';

/**
 * What the numbers of an anomaly are: a `level` of its quantity, a `change` or a `spread` of it in the same unit,
 * a `count` of ticks or events, or a `time` in ms.
 */
export type Measure = 'level' | 'change' | 'spread' | 'count' | 'time';

export const MEASURES: Readonly<Record<AnomalyKind, Measure>> = {
  'vital-low': 'level',
  'fast-fall': 'change',
  'sudden-change': 'level',
  'slow-drift': 'level',
  'unusual-variance': 'spread',
  'flat-line': 'spread',
  oscillation: 'spread',
  'late-ticks': 'count',
  'missed-ticks': 'count',
  'irregular-ticks': 'count',
  'event-silence': 'count',
  'event-flood': 'count',
  'no-recovery': 'level',
  'memory-churn': 'count',
  'inner-time': 'level',
  trend: 'time',
};
