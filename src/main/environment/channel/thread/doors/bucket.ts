import type { Allowance } from '../limits';

/** A token bucket: so many at once, and so many a second in the long run. */
export class Bucket {
  readonly #allowance: Allowance;
  readonly #nowMs: () => number;
  #left: number;
  #atMs: number;

  /** @param nowMs a monotonic clock */
  constructor(allowance: Allowance, nowMs: () => number) {
    this.#allowance = allowance;
    this.#nowMs = nowMs;
    this.#left = allowance.burst;
    this.#atMs = nowMs();
  }

  /** @returns 0 where one was taken, else after how many whole seconds there is one again */
  take(): number {
    const { perSecond, burst } = this.#allowance;
    const nowMs = this.#nowMs();
    this.#left = Math.min(burst, this.#left + ((nowMs - this.#atMs) / 1000) * perSecond);
    this.#atMs = nowMs;
    if (this.#left >= 1) {
      this.#left -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - this.#left) / perSecond));
  }
}
