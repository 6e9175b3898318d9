import { VITAL_MAX, type Severity, type Vital } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import { placeOf, type Moment } from '../observation';
import { floorVital, roundVital } from '../vital-scale';

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
 * higher one, so that a value which trembles around the threshold is one anomaly and not many. It goes on over a
 * restart.
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
    if (!bench.desk.tells('vital-low')) {
      this.#forget();
      return;
    }
    if (moment.fresh) this.#takeOver(bench);
    const fraction = moment.view.vitals[this.vital] / this.#full;
    if (fraction < this.#toldBelow / this.#times(bench)) {
      this.#report(moment, bench, fraction);
    } else if (this.#open && fraction > CLEARS_ABOVE / this.#times(bench)) {
      this.#forget();
      bench.desk.clear(moment, 'vital-low', this.vital);
    }
  }

  #forget(): void {
    this.#open = false;
    this.#toldBelow = WARNING_BELOW;
  }

  /** The levels lie a third lower or higher, not at half and twice: they are not thresholds of noise. */
  #times({ times }: Bench): number {
    const by = times('vital-low');
    return by === 1 ? 1 : by > 1 ? 1.5 : 0.75;
  }

  /** An anomaly that was open before a new start goes on, told no more often than it was. */
  #takeOver(bench: Bench): void {
    const known = bench.desk.find('vital-low', this.vital);
    this.#open = known !== undefined;
    this.#toldBelow =
      known === undefined
        ? WARNING_BELOW
        : nextLevelBelow((known.observed / this.#full) * this.#times(bench));
  }

  #report(moment: Moment, bench: Bench, fraction: number): void {
    const times = this.#times(bench);
    this.#open = true;
    this.#toldBelow = nextLevelBelow(fraction * times);
    const value = moment.view.vitals[this.vital];
    const severity: Severity = fraction < GRAVE_BELOW / times ? 'grave' : 'warning';
    const limit = ((severity === 'grave' ? GRAVE_BELOW : WARNING_BELOW) / times) * this.#full;
    bench.desk.raise(moment, {
      kind: 'vital-low',
      subject: this.vital,
      severity,
      observed: value,
      expected: { low: limit, high: null },
      causes: bench.causes.of(this.vital, moment.view.ageMs - CAUSES_WITHIN_MS).seqs,
      from: placeOf(moment),
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
        params: { vital: this.vital, level: roundVital(this.vital, (CLEARS_ABOVE / times) * this.#full) },
      },
    });
  }
}

/** The next of 0.25, 0.2, 0.15, 0.1, 0.05, 0 that lies at or below `fraction`. */
function nextLevelBelow(fraction: number): number {
  return Math.max(0, (Math.ceil(fraction / TOLD_EVERY) - 1) * TOLD_EVERY);
}
