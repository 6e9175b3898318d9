import { LEAST_EXCESS_SPREADS, type Expert, type Sample } from './expert';
import { TailSurprise } from './tail-surprise';
import { TrailingWindows } from './trailing-windows';

/**
 * Has the mean of the last few rows left the many before them, counted in their standard deviations? Two windows that
 * meet (Kifer, Ben-David & Gehrke 2004, "Detecting change in data streams"), compared by their means. Finds a jump or
 * a shifted level within the range of values already seen. O(1) time, O(windows) memory.
 */
export class ShiftExpert implements Expert {
  readonly #windows: TrailingWindows;
  readonly #surprise = new TailSurprise();

  /** Window lengths in rows. */
  constructor(
    readonly name: 'jump' | 'level',
    shortCount: number,
    longCount: number,
  ) {
    this.#windows = new TrailingWindows(shortCount, longCount);
  }

  update({ value, valueSpread }: Sample): number {
    this.#windows.update(value);
    const means = this.#windows.means;
    const deviation = Math.max(this.#windows.longDeviation, LEAST_EXCESS_SPREADS * valueSpread);
    const isKnown = means !== undefined && deviation > 0;
    const shift = isKnown ? Math.abs(means.short - means.long) / deviation : 0;
    return this.#surprise.update(shift, LEAST_EXCESS_SPREADS);
  }
}
