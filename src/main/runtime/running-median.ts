/** The median of the last `size` values; the upper one of two. */
export class RunningMedian {
  /** In the order they came, oldest at `#oldest` once it is full. */
  readonly #values: number[] = [];
  readonly #sorted: number[] = [];
  readonly #size: number;
  #oldest = 0;

  constructor(size: number) {
    this.#size = size;
  }

  get median(): number {
    return this.#sorted[this.#sorted.length >> 1] ?? 0;
  }

  push(value: number): void {
    if (this.#values.length < this.#size) {
      this.#values.push(value);
      this.#sorted.splice(this.#placeOf(value), 0, value);
      return;
    }
    const dropped = this.#values[this.#oldest] ?? 0;
    this.#values[this.#oldest] = value;
    this.#oldest = (this.#oldest + 1) % this.#size;
    // Ticks on time are all alike: then nothing moves.
    if (dropped === value) return;
    this.#sorted.splice(this.#placeOf(dropped), 1);
    this.#sorted.splice(this.#placeOf(value), 0, value);
  }

  /** Where a value stands among the sorted, or would. */
  #placeOf(value: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
