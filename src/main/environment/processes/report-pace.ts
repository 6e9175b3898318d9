/** So many reports a second are taken from each, and twice as many at once. */
export const REPORTS_PER_SECOND = 10;
const AT_ONCE = 2 * REPORTS_PER_SECOND;

/** Lets so many reports through as can be read (a token bucket). O(1). */
export class ReportPace {
  #tokens = AT_ONCE;
  #filledAtMs = -Infinity;

  /** Whether another one may come at that time, ms of a clock that never goes back. */
  takes(monotonicMs: number): boolean {
    const refill = ((monotonicMs - this.#filledAtMs) / 1000) * REPORTS_PER_SECOND;
    this.#tokens = Math.min(AT_ONCE, this.#tokens + refill);
    this.#filledAtMs = monotonicMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
