/** How many deviations an outlier may count for at most. */
const CLIP_DEVIATIONS = 3;
/** The first values are averaged plainly: there is no deviation yet to clip by. */
const UNCLIPPED_COUNT = 20;
/** Turns a mean absolute deviation into a standard deviation, for a normal distribution: sqrt(pi / 2). */
const NORMAL_CONSISTENCY = 1.2533141373155;

/** Count, mean and deviation, as JSON. */
export type RobustEwmaState = readonly [count: number, mean: number, deviation: number];

/**
 * Robust exponentially weighted mean and deviation: a new value further than three deviations away counts as
 * three (Gelper, Fried & Croux 2010, "Robust forecasting with exponential and Holt-Winters smoothing"), so one
 * shock does not become the usual, while a lasting change does. O(1) time and memory.
 */
export class RobustEwma {
  #count = 0;
  #mean = 0;
  #deviation = 0;

  /** `weight` is that of a new value once settled, in (0, 1]; `deviationFloor` keeps a flat series from having none. */
  constructor(
    private readonly weight: number,
    private readonly deviationFloor: number,
  ) {}

  get count(): number {
    return this.#count;
  }

  get mean(): number {
    return this.#mean;
  }

  get deviation(): number {
    return this.#deviation > this.deviationFloor ? this.#deviation : this.deviationFloor;
  }

  learn(value: number): void {
    this.#count += 1;
    // A plain average while young: what came first has no more weight than what comes next.
    const weight = Math.max(this.weight, 1 / this.#count);
    let residual = value - this.#mean;
    if (this.#count > UNCLIPPED_COUNT) {
      const limit = CLIP_DEVIATIONS * this.deviation;
      residual = Math.min(limit, Math.max(-limit, residual));
    }
    this.#mean += weight * residual;
    if (this.#count > 1)
      this.#deviation += weight * (NORMAL_CONSISTENCY * Math.abs(residual) - this.#deviation);
  }

  forget(): void {
    this.#count = 0;
    this.#mean = 0;
    this.#deviation = 0;
  }

  state(): RobustEwmaState {
    return [this.#count, this.#mean, this.#deviation];
  }

  restore([count, mean, deviation]: RobustEwmaState): void {
    this.#count = count;
    this.#mean = mean;
    this.#deviation = deviation;
  }
}
