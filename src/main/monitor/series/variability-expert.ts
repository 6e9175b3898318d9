import { LEAST_EXCESS_SPREADS, type Expert, type Sample } from './expert';
import { TailSurprise } from './tail-surprise';
import { TrailingWindows } from './trailing-windows';

/** Window lengths in rows. */
const SHORT_COUNT = 30;
const LONG_COUNT = 600;
/** A silence deeper than this share of the usual steps is as deep as any. */
const LEAST_RATIO = 0.02;

/**
 * Has the series grown louder or quieter? The logarithm of the mean step of the last rows over that of the many before
 * them: the mean successive difference (von Neumann, Kent, Bellinson & Hart 1941), which a slow trend does not touch,
 * in two windows that meet (Kifer, Ben-David & Gehrke 2004). As a ratio, half is as far from usual as double. O(1)
 * time, O(windows) memory.
 */
export class VariabilityExpert implements Expert {
  readonly name = 'variability';
  readonly #windows = new TrailingWindows(SHORT_COUNT, LONG_COUNT);
  readonly #surprise = new TailSurprise();

  update({ step }: Sample): number {
    this.#windows.update(step);
    const means = this.#windows.means;
    const isKnown = means !== undefined && means.long > 0;
    const ratio = isKnown ? Math.max(LEAST_RATIO, means.short / means.long) : 1;
    return this.#surprise.update(Math.abs(Math.log(ratio)), LEAST_EXCESS_SPREADS);
  }
}
