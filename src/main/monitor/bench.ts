import type { MonitorSettings } from '../../shared/monitor';
import type { AnomalyKind, Sensitivity } from '../../shared/vocabulary';
import type { AnomalyDesk } from './anomaly-desk';
import type { CauseLog } from './cause-log';
import type { Moment } from './observation';

/** What a rule works with besides the moment itself. */
export interface Bench {
  readonly desk: AnomalyDesk;
  readonly causes: CauseLog;
  /** By how much the thresholds of a kind are to be multiplied. */
  readonly times: (kind: AnomalyKind) => number;
}

/**
 * One thing the monitor looks for. A rule sees every moment in order, raises signals and is the only one to clear
 * them, so that nothing stays raised without somebody watching it. At a fresh start the desk has cleared them
 * already. O(1) per moment.
 */
export interface Rule {
  observe(moment: Moment, bench: Bench): void;
}

const TIMES: Readonly<Record<Sensitivity, number>> = { off: 1, low: 2, normal: 1, high: 0.5 };

export const timesOf = ({ sensitivity }: MonitorSettings, kind: AnomalyKind): number =>
  TIMES[sensitivity[kind]];

export const isOff = ({ sensitivity }: MonitorSettings, kind: AnomalyKind): boolean =>
  sensitivity[kind] === 'off';
