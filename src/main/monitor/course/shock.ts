import type { Cause } from '../cause-log';

/** What pushes a quantity this far, as part of the full value, is a shock that it has to come back from. */
const SHOCK_FROM = 0.03;
/** A shock this long ago explains nothing any more, ms of lived time. */
const ENDS_AFTER_MS = 4 * 3_600_000;
/** Come back so far, it is over. */
const OVER_AT = 0.75;

/** The last shock to one quantity: from where it was pushed to where, and what has come back of it. */
export class Shock {
  #pushed = 0;
  #level = 0;
  #ageMs = -Infinity;
  #cause: Cause | null = null;

  /** @param harm -1 where a fall is the harm (a vital), 1 where a rise is (tension, noise) */
  constructor(private readonly harm: 1 | -1) {}

  /** An event pushed the quantity by `impact`, to `level`. */
  push(impact: number, level: number, ageMs: number, cause: Cause): void {
    if (impact * this.harm < SHOCK_FROM) return;
    // What had not come back yet has to come back too.
    const left = this.active(this.#level, ageMs) ? this.#pushed : 0;
    this.#pushed = impact * this.harm + left;
    this.#level = level;
    this.#ageMs = ageMs;
    this.#cause = cause;
  }

  active(level: number, ageMs: number): boolean {
    return ageMs - this.#ageMs < ENDS_AFTER_MS && this.returned(level) < OVER_AT * this.#pushed;
  }

  /** What has come back since, part of the full value. */
  returned(level: number): number {
    return (this.#level - level) * this.harm;
  }

  get pushed(): number {
    return this.#pushed;
  }
  get ageMs(): number {
    return this.#ageMs;
  }
  get cause(): Cause | null {
    return this.#cause;
  }

  forget(): void {
    this.#ageMs = -Infinity;
    this.#pushed = 0;
    this.#cause = null;
  }
}
