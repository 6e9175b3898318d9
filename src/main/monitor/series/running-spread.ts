/**
 * Exponentially weighted mean and mean absolute deviation; plain averages while fewer rows than `memoryCount` were
 * seen. O(1) time and memory.
 */
export class RunningSpread {
  #count = 0;
  #mean = 0;
  #deviation = 0;

  /** `memoryCount`: rows over which the past is forgotten. */
  constructor(private readonly memoryCount: number) {}

  get count(): number {
    return this.#count;
  }

  get mean(): number {
    return this.#mean;
  }

  /** The mean absolute deviation, in the unit of the values. */
  get deviation(): number {
    return this.#deviation;
  }

  update(value: number): void {
    this.#count += 1;
    if (this.#count === 1) {
      this.#mean = value;
      return;
    }
    const weight = 1 / Math.min(this.#count, this.memoryCount);
    const residual = value - this.#mean;
    this.#mean += weight * residual;
    this.#deviation += weight * (Math.abs(residual) - this.#deviation);
  }
}
