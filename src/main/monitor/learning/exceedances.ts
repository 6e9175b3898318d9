/** Shape of the tail at its two ends: bounded, and slightly heavier than exponential. */
const SHAPE_MIN = -0.5;
const SHAPE_MAX = 0.2;
/** The last so many excesses count in full, older ones fade. */
const REMEMBERED = 60;

export interface ExceedancesState {
  readonly count: number;
  readonly mean: number;
  readonly square: number;
  readonly ms: number;
}

/**
 * How large the large ones are: peaks over a threshold with a generalised Pareto tail, fitted by its moments
 * (Pickands 1975; Hosking & Wallis 1987; as a stream: Siffer et al. 2017, SPOT). O(1) time and memory.
 */
export class Exceedances {
  #count = 0;
  #mean = 0;
  #square = 0;
  #ms = 0;

  /** @param threshold only what is larger is learned of */
  constructor(private readonly threshold: number) {}

  get count(): number {
    return this.#count;
  }

  /** Lived time in which they were looked for. */
  pass(ms: number): void {
    this.#ms += ms;
  }

  learn(value: number): void {
    const excess = value - this.threshold;
    if (excess <= 0) return;
    this.#count += 1;
    const weight = 1 / Math.min(this.#count, REMEMBERED);
    this.#mean += weight * (excess - this.#mean);
    this.#square += weight * (excess * excess - this.#square);
  }

  /** The level that is exceeded about once in so much lived time; 0 while too little is known. */
  oncePer(ms: number, countMin = 4): number {
    if (this.#count < countMin || this.#ms <= 0) return 0;
    const times = (this.#count * ms) / Math.max(this.#ms, 1);
    if (times <= 1) return this.threshold;
    const variance = Math.max(this.#square - this.#mean * this.#mean, 1e-12);
    const shape = Math.min(SHAPE_MAX, Math.max(SHAPE_MIN, (1 - (this.#mean * this.#mean) / variance) / 2));
    const scale = this.#mean * (1 - shape);
    if (Math.abs(shape) < 1e-3) return this.threshold + scale * Math.log(times);
    return this.threshold + (scale / shape) * (Math.pow(times, shape) - 1);
  }

  state(): ExceedancesState {
    return { count: this.#count, mean: this.#mean, square: this.#square, ms: this.#ms };
  }

  restore({ count, mean, square, ms }: ExceedancesState): void {
    this.#count = count;
    this.#mean = mean;
    this.#square = square;
    this.#ms = ms;
  }
}
