import type { Expert, Sample } from './expert';
import { RunningSpread } from './running-spread';
import { TailSurprise } from './tail-surprise';

/** A value this many mean absolute deviations above (below) the mean is a visit to the high (low) side. */
const VISIT_DEVIATIONS = 0.5;
/** Rows over which mean and deviation are forgotten. */
const MEMORY_COUNT = 4000;
/** Absences are told apart no finer than this many rows. */
const LEAST_EXCESS_ROWS = 5;
/** What never kept returning cannot be missed. */
const LEAST_VISITS = 3;
/** An absence this many times as long as the longest usual one is no longer news: the rhythm is over. */
const FORGOTTEN_FACTOR = 2;

/** One side of the series, and how long it has been away from it. */
class Side {
  #absentRows = 0;
  #visitCount = 0;
  readonly #surprise = new TailSurprise();

  update(isVisit: boolean): number {
    if (isVisit && this.#absentRows > 0) this.#visitCount += 1;
    this.#absentRows = isVisit ? 0 : this.#absentRows + 1;
    const surprise = this.#surprise.update(this.#absentRows, LEAST_EXCESS_ROWS);
    const isForgotten = this.#absentRows > FORGOTTEN_FACTOR * this.#surprise.start;
    return this.#visitCount < LEAST_VISITS || isForgotten ? 0 : surprise;
  }
}

/**
 * Is something overdue? The rows since the series was last clearly above, and clearly below, its mean, against all such
 * waits before: a renewal process (Cox 1962, "Renewal theory") watched for a wait too long. Finds a missing beat of a
 * rhythm, a missing day, spikes that stay away: what shows nothing odd in any single value. O(1) time and memory.
 */
export class AbsenceExpert implements Expert {
  readonly name = 'absence';
  readonly #usual = new RunningSpread(MEMORY_COUNT);
  readonly #high = new Side();
  readonly #low = new Side();

  update({ value }: Sample): number {
    this.#usual.update(value);
    const reach = VISIT_DEVIATIONS * this.#usual.deviation;
    const high = this.#high.update(value > this.#usual.mean + reach);
    const low = this.#low.update(value < this.#usual.mean - reach);
    return Math.max(high, low);
  }
}
