import type { AnomalyKind } from '../../shared/vocabulary';

export const GROUPS = ['levels', 'changes', 'shapes', 'heartbeat', 'events', 'inner'] as const;
export type Group = (typeof GROUPS)[number];

/** What the monitor looks for, by what it looks at. */
export const KINDS_OF: Readonly<Record<Group, readonly AnomalyKind[]>> = {
  levels: ['vital-low', 'trend'],
  changes: ['fast-fall', 'sudden-change', 'slow-drift', 'no-recovery'],
  shapes: ['unusual-variance', 'flat-line', 'oscillation'],
  heartbeat: ['late-ticks', 'missed-ticks', 'irregular-ticks'],
  events: ['event-silence', 'event-flood'],
  inner: ['memory-churn', 'inner-time'],
};
