import type { Anomaly } from '../../shared/views';

/** Newest first: numbers are given in the order in which anomalies were noticed. */
export const newestFirst = (anomalies: readonly Anomaly[]): readonly Anomaly[] =>
  anomalies.slice().sort((a, b) => b.id - a.id);

/** Each once, newest first; of one that is in both, what was told later. */
export function mergedAnomalies(known: readonly Anomaly[], told: readonly Anomaly[]): readonly Anomaly[] {
  return newestFirst([...new Map([...known, ...told].map((anomaly) => [anomaly.id, anomaly])).values()]);
}
