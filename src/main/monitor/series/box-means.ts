/** Widths in rows, doubling: the shape of the last rows, finely where it is near and coarsely where it is far. */
const WIDTHS = [1, 2, 4, 8, 16, 32] as const;
const LONGEST = 32;

/**
 * The means of the last 1, 2, 4 ... 32 values: the recent past at six scales (a causal Haar pyramid, Mallat 1989), in
 * the unit of the values. O(number of widths) time, O(LONGEST) memory.
 */
export class BoxMeans {
  static readonly dimension = WIDTHS.length;
  readonly means = new Float64Array(WIDTHS.length);
  readonly #ring = new Float64Array(LONGEST);
  #count = 0;

  update(value: number): Float64Array {
    const ring = this.#ring;
    const at = this.#count % LONGEST;
    ring[at] = value;
    this.#count += 1;
    // Summed anew every time, nearest first: running sums would keep the rounding error of a passed extreme for ever.
    let sum = 0;
    let summed = 0;
    for (const [scale, width] of WIDTHS.entries()) {
      const reach = Math.min(width, this.#count);
      for (; summed < reach; summed++) sum += ring[(at - summed + LONGEST) % LONGEST] as number;
      this.means[scale] = sum / reach;
    }
    return this.means;
  }
}
