import type { Anomaly } from '../../../shared/views';
import type { AnomalyKind, AnomalySubject } from '../../../shared/vocabulary';
import { placesOf } from '../record-of';

/** A place in a life: a tick, and ms since birth. */
export interface Place {
  readonly tick: number;
  readonly ms: number;
}

/** One raw finding of a rule. The desk groups those that belong together into one anomaly. */
export interface Signal extends Pick<
  Anomaly,
  'kind' | 'subject' | 'severity' | 'observed' | 'expected' | 'causes' | 'message' | 'clearsWhen'
> {
  /** When it began in the data. */
  readonly from: Place;
}

export const keyOf = (kind: AnomalyKind, subject: AnomalySubject): string => `${kind} ${subject}`;

/** Which signal tells best what is going on: causes before effects, what is understood before what is only seen. */
const LEADING: readonly AnomalyKind[] = [
  'missed-ticks',
  'late-ticks',
  'irregular-ticks',
  'event-flood',
  'event-silence',
  'memory-churn',
  'no-recovery',
  'oscillation',
  'unusual-variance',
  'flat-line',
  'fast-fall',
  'sudden-change',
  'slow-drift',
  'inner-time',
  'trend',
  'vital-low',
];
const RANK: Readonly<Record<AnomalyKind, number>> = placesOf(LEADING);

/** Below zero when `one` leads before `other`. */
export const byLead = (one: Pick<Signal, 'kind'>, other: Pick<Signal, 'kind'>): number =>
  RANK[one.kind] - RANK[other.kind];

/** A state of its own, told by itself whatever else goes on: it is not to drown in another anomaly. */
const ALONE: ReadonlySet<AnomalyKind> = new Set(['vital-low', 'trend']);
export const standsAlone = ({ kind }: Pick<Signal, 'kind'>): boolean => ALONE.has(kind);
