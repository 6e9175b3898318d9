import type { Anomaly } from '../../shared/views';
import { gravityOf, type Severity } from '../../shared/vocabulary';

export interface Badge {
  readonly count: number;
  /** The gravest of them. */
  readonly severity: Severity;
}

export const isOpen = ({ toTick }: Pick<Anomaly, 'toTick'>): boolean => toTick === null;

/** What is open and was not acknowledged yet; null where that is nothing. */
export function badgeOf(anomalies: readonly Anomaly[]): Badge | null {
  const waiting = anomalies.filter((anomaly) => isOpen(anomaly) && !anomaly.acknowledged);
  const first = waiting[0];
  if (!first) return null;
  const severity = waiting.reduce(
    (gravest, one) => (gravityOf(one.severity) > gravityOf(gravest) ? one.severity : gravest),
    first.severity,
  );
  return { count: waiting.length, severity };
}

/** The open ones as they ask for attention: what was not acknowledged first, then the gravest, then the newest. */
export const byAttention = (a: Anomaly, b: Anomaly): number =>
  Number(a.acknowledged) - Number(b.acknowledged) ||
  gravityOf(b.severity) - gravityOf(a.severity) ||
  b.id - a.id;
