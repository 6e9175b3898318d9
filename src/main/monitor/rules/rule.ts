import type { AnomalyDesk } from '../anomaly-desk';
import type { CauseLog } from '../cause-log';
import type { Moment } from '../observation';

/** What a rule works with besides the moment itself. */
export interface Bench {
  readonly desk: AnomalyDesk;
  readonly causes: CauseLog;
}

/**
 * One thing the monitor looks for. A rule sees every moment in order, reports to the desk, and is the only one
 * to resolve what it reported, so that nothing stays open without somebody watching it. O(1) per moment.
 */
export interface Rule {
  observe(moment: Moment, bench: Bench): void;
}
