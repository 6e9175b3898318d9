/** The short window is compared only once the long one holds this many rows. */
const LEAST_LONG_COUNT = 30;

/**
 * Two windows that meet: the last few values, and the many before them. O(1) time per row on average (the sums are
 * taken anew once per turn of the ring, so that rounding errors do not gather), O(short + long) memory.
 */
export class TrailingWindows {
  readonly #ring: Float64Array;
  #count = 0;
  #shortSum = 0;
  #longSum = 0;
  #longSquares = 0;

  /** Lengths in rows. */
  constructor(
    private readonly shortCount: number,
    private readonly longCount: number,
  ) {
    this.#ring = new Float64Array(shortCount + longCount);
  }

  /** The means of both, in the unit of the values; undefined while there is too little to compare with. */
  get means(): { readonly short: number; readonly long: number } | undefined {
    if (this.#heldCount < LEAST_LONG_COUNT) return undefined;
    return { short: this.#shortSum / this.shortCount, long: this.#longSum / this.#heldCount };
  }

  /** The standard deviation inside the long window; 0 while there is too little. */
  get longDeviation(): number {
    const count = this.#heldCount;
    if (count < LEAST_LONG_COUNT) return 0;
    const mean = this.#longSum / count;
    return Math.sqrt(Math.max(0, this.#longSquares / count - mean * mean));
  }

  /** Values in the long window. */
  get #heldCount(): number {
    return Math.min(this.#count - this.shortCount, this.longCount);
  }

  update(value: number): void {
    const ring = this.#ring;
    const at = this.#count % ring.length;
    if (this.#count >= ring.length) {
      const dropped = ring[at] as number;
      this.#longSum -= dropped;
      this.#longSquares -= dropped * dropped;
    }
    ring[at] = value;
    this.#shortSum += value;
    if (this.#count >= this.shortCount) {
      const passed = ring[(at - this.shortCount + ring.length) % ring.length] as number;
      this.#shortSum -= passed;
      this.#longSum += passed;
      this.#longSquares += passed * passed;
    }
    this.#count += 1;
    if (at === ring.length - 1) this.#sumAnew();
  }

  /** Called when the newest value lies at the end of the ring and the oldest at its beginning. */
  #sumAnew(): void {
    this.#longSum = 0;
    this.#longSquares = 0;
    this.#shortSum = 0;
    for (const [index, value] of this.#ring.entries()) {
      if (index >= this.longCount) this.#shortSum += value;
      else {
        this.#longSum += value;
        this.#longSquares += value * value;
      }
    }
  }
}
