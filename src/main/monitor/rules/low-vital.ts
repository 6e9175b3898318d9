import { VITAL_MAX, type Severity, type Vital } from '../../../shared/vocabulary';
import type { Moment } from '../observation';
import { floorVital, roundVital } from '../vital-scale';
import type { Bench, Rule } from './rule';

export const LOW_VITAL = 'vital-low';

/** Fractions of a full vital. */
const WARNING_BELOW = 0.25;
const GRAVE_BELOW = 0.1;
const CLEARS_ABOVE = 0.3;
/** An open anomaly is told again when the vital fell by this much more. */
const TOLD_EVERY = 0.05;
/** Events this recent are named as causes, ms of lived time. */
const CAUSES_WITHIN_MS = 10 * 60_000;

/**
 * A vital below its threshold. A Schmitt trigger (Schmitt 1938): it opens below one level and clears above a
 * higher one, so that a value which trembles around the threshold is one anomaly and not many.
 */
export class LowVitalRule implements Rule {
  readonly #full: number;
  #open = false;
  /** Not told (again) before the vital falls below this fraction. */
  #toldBelow = WARNING_BELOW;

  constructor(private readonly vital: Vital) {
    this.#full = VITAL_MAX[vital];
  }

  observe(moment: Moment, bench: Bench): void {
    if (moment.fresh) this.#takeOver(bench);
    const fraction = moment.view.vitals[this.vital] / this.#full;
    if (fraction < this.#toldBelow) {
      this.#report(moment, bench, fraction);
    } else if (this.#open && fraction > CLEARS_ABOVE) {
      this.#open = false;
      this.#toldBelow = WARNING_BELOW;
      bench.desk.resolve(moment, LOW_VITAL, this.vital);
    }
  }

  /** An anomaly that was open before a new start goes on, told no more often than it was. */
  #takeOver({ desk }: Bench): void {
    const known = desk.find(LOW_VITAL, this.vital);
    this.#open = known !== undefined;
    this.#toldBelow = known === undefined ? WARNING_BELOW : nextLevelBelow(known.observed / this.#full);
  }

  #report(moment: Moment, { desk, causes }: Bench, fraction: number): void {
    this.#open = true;
    this.#toldBelow = nextLevelBelow(fraction);
    const value = moment.view.vitals[this.vital];
    const severity: Severity = fraction < GRAVE_BELOW ? 'grave' : 'warning';
    const limit = (severity === 'grave' ? GRAVE_BELOW : WARNING_BELOW) * this.#full;
    desk.report(moment, {
      kind: LOW_VITAL,
      subject: this.vital,
      severity,
      observed: value,
      expected: { low: limit, high: null },
      causes: causes.of(this.vital, moment.view.ageMs - CAUSES_WITHIN_MS).seqs,
      message: {
        key: `anomalies.vitalLow.${severity}`,
        params: {
          vital: this.vital,
          value: floorVital(this.vital, value),
          limit: roundVital(this.vital, limit),
        },
      },
      clearsWhen: {
        key: 'anomalies.vitalLow.clears',
        params: { vital: this.vital, level: roundVital(this.vital, CLEARS_ABOVE * this.#full) },
      },
    });
  }
}

/** The next of 0.25, 0.2, 0.15, 0.1, 0.05, 0 that lies at or below `fraction`. */
function nextLevelBelow(fraction: number): number {
  return Math.max(0, (Math.ceil(fraction / TOLD_EVERY) - 1) * TOLD_EVERY);
}
