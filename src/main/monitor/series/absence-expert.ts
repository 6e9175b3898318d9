import type { Expert, Sample } from './expert';
import { RunningSpread } from './running-spread';
import { Side } from './side';

/** A value this many mean absolute deviations above (below) the mean visits the high (low) side. */
const NEAR_DEVIATIONS = 0.5;
/** A value this many mean absolute deviations from the mean, either way, is a spike. */
const FAR_DEVIATIONS = 3;
/** Rows over which mean and deviation are forgotten. */
const MEMORY_COUNT = 4000;

/**
 * Is something overdue? The rows since the series was last clearly above its mean, clearly below it, and far from it,
 * against all such waits before (see Side). Finds a missing beat of a rhythm, a missing day, spikes that stay away:
 * what shows nothing odd in any single value. O(1) time and memory.
 */
export class AbsenceExpert implements Expert {
  readonly name = 'absence';
  readonly #usual = new RunningSpread(MEMORY_COUNT);
  readonly #high = new Side();
  readonly #low = new Side();
  readonly #far = new Side();

  update({ value }: Sample): number {
    this.#usual.update(value);
    const distance = value - this.#usual.mean;
    const near = NEAR_DEVIATIONS * this.#usual.deviation;
    const high = this.#high.update(distance > near);
    const low = this.#low.update(distance < -near);
    const far = this.#far.update(Math.abs(distance) > FAR_DEVIATIONS * this.#usual.deviation);
    return Math.max(high, low, far);
  }
}
