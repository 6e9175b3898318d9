import type { Anomaly } from '../../shared/views';
import { SEVERITIES, type Severity } from '../../shared/vocabulary';

export interface Badge {
  readonly count: number;
  /** The gravest of them. */
  readonly severity: Severity;
}

export const gravity = (severity: Severity): number => SEVERITIES.indexOf(severity);

export const isOpen = ({ toTick }: Pick<Anomaly, 'toTick'>): boolean => toTick === null;

/** What is open and was not acknowledged yet; null where that is nothing. */
export function badgeOf(anomalies: readonly Anomaly[]): Badge | null {
  const waiting = anomalies.filter((anomaly) => isOpen(anomaly) && !anomaly.acknowledged);
  const first = waiting[0];
  if (!first) return null;
  const severity = waiting.reduce(
    (gravest, one) => (gravity(one.severity) > gravity(gravest) ? one.severity : gravest),
    first.severity,
  );
  return { count: waiting.length, severity };
}

/** The open ones as they ask for attention: what was not acknowledged first, then the gravest, then the newest. */
export const byAttention = (a: Anomaly, b: Anomaly): number =>
  Number(a.acknowledged) - Number(b.acknowledged) || gravity(b.severity) - gravity(a.severity) || b.id - a.id;
