import { TailSurprise } from './tail-surprise';

/** Waits are told apart no finer than this many rows. */
const LEAST_EXCESS_ROWS = 5;
/** What never kept returning cannot be missed. */
const LEAST_VISITS = 3;
/** A wait this many times as long as the usual longest, and this many rows longer, is no news: the rhythm is over. */
const FORGOTTEN_FACTOR = 2;
const FORGOTTEN_ROWS = 100;

/**
 * A state a series keeps returning to, and how surprising it is that it has been away so long: a renewal process (Cox
 * 1962, "Renewal theory") watched for a wait too long. O(1) time and memory.
 */
export class Side {
  #awayRows = 0;
  #visitCount = 0;
  readonly #surprise = new TailSurprise();

  update(isVisit: boolean): number {
    if (isVisit && this.#awayRows > 0) this.#visitCount += 1;
    this.#awayRows = isVisit ? 0 : this.#awayRows + 1;
    const surprise = this.#surprise.update(this.#awayRows, LEAST_EXCESS_ROWS);
    const isForgotten = this.#awayRows > FORGOTTEN_FACTOR * this.#surprise.start + FORGOTTEN_ROWS;
    return this.#visitCount < LEAST_VISITS || isForgotten ? 0 : surprise;
  }
}
