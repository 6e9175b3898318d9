/** Rows gathered before the tail is first drawn. */
const WARMUP_COUNT = 100;
/** Share of values that lie in the tail: above its start. */
const TAIL_SHARE = 0.015;
/** The first tail is drawn from this larger share of the few rows there are, and carried on to TAIL_SHARE. */
const FIRST_TAIL_SHARE = 0.15;
/** Rows over which the tail is forgotten. */
const MEMORY_COUNT = 4000;
/** The first tail counts for as much as this many values in it: one early outlier does not redraw it. */
const PRIOR_TAIL_COUNT = 5;
/** One value may stretch the tail by this many of its own mean excesses at most. */
const CLIP_EXCESSES = 20;
const LN_10 = Math.log(10);
const TAIL_START_SURPRISE = -Math.log10(TAIL_SHARE);
/** Keeps a division by the mean excess possible in a series without any spread. */
const LEAST_EXCESS = 1e-300;

/**
 * Turns an expert's oddness into surprise: -log10 of the probability of so large an oddness, so that all experts and
 * all series speak in one unit (3 = once in a thousand rows).
 *
 * Peaks over threshold with an exponential tail: the streaming part of SPOT (Siffer, Fouque, Termier & Largouet 2017,
 * "Anomaly detection in streams with extreme value theory") with the tail's shape held at 0, which needs one number
 * instead of two and is steadier on few excesses. The start of the tail is a quantile followed by stochastic
 * approximation (Robbins & Monro 1951; Tierney 1983). Below the tail's start the surprise is 0.
 * O(1) time, O(WARMUP_COUNT) memory.
 */
export class TailSurprise {
  #count = 0;
  #warmup: number[] = [];
  #start = 0;
  #meanExcess = 0;

  /** Where the tail starts, in the unit of the oddness. */
  get start(): number {
    return this.#start;
  }

  /** `excessFloor`: the least mean excess believed, in the unit of `oddness`; smaller steps than it are not news. */
  update(oddness: number, excessFloor: number): number {
    this.#count += 1;
    if (this.#count <= WARMUP_COUNT) {
      this.#warmup.push(oddness);
      if (this.#count === WARMUP_COUNT) this.#drawFirstTail();
      return 0;
    }
    const believed = Math.max(this.#meanExcess, excessFloor, LEAST_EXCESS);
    const excess = oddness - this.#start;
    this.#learn(excess, believed);
    return excess > 0 ? TAIL_START_SURPRISE + excess / believed / LN_10 : 0;
  }

  #drawFirstTail(): void {
    const sorted = this.#warmup.sort((a, b) => a - b);
    const firstIndex = Math.floor((1 - FIRST_TAIL_SHARE) * sorted.length);
    const firstStart = sorted[firstIndex] ?? 0;
    const tail = sorted
      .slice(firstIndex)
      .map((oddness) => oddness - firstStart)
      .filter((excess) => excess > 0);
    if (tail.length > 0) this.#meanExcess = tail.reduce((sum, excess) => sum + excess, 0) / tail.length;
    this.#start = firstStart + this.#meanExcess * Math.log(FIRST_TAIL_SHARE / TAIL_SHARE);
    this.#warmup = [];
  }

  #learn(excess: number, believed: number): void {
    const seenCount = Math.min(this.#count, MEMORY_COUNT);
    const step = this.#meanExcess / (seenCount * TAIL_SHARE);
    if (excess > 0) {
      const weight = 1 / Math.max(1, TAIL_SHARE * seenCount + PRIOR_TAIL_COUNT);
      this.#start += Math.min(step * (1 - TAIL_SHARE), excess);
      this.#meanExcess += weight * (Math.min(excess, CLIP_EXCESSES * believed) - this.#meanExcess);
    } else {
      this.#start -= step * TAIL_SHARE;
    }
  }
}
