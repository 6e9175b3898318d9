import type { Cause } from '../cause-log';

/** What pushes a quantity this far, as part of the full value, is a shock that it has to come back from. */
const SHOCK_FROM = 0.05;
/** A shock this long ago explains nothing any more, ms of lived time. */
const ENDS_AFTER_MS = 4 * 3_600_000;
/** Come back so far, it is over. */
const OVER_AT = 0.75;

/** How many pushes are remembered by name. */
const CAUSES_KEPT = 8;

/** The last shocks to one quantity: from where they pushed it to where, and what has come back of it. */
export class Shock {
  #pushed = 0;
  #level = 0;
  #ageMs = -Infinity;
  readonly #causes: { readonly cause: Cause; readonly push: number }[] = [];

  /** @param harm -1 where a fall is the harm (a vital), 1 where a rise is (tension, noise) */
  constructor(private readonly harm: 1 | -1) {}

  /** An event pushed the quantity by `impact`, to `level`. */
  push(impact: number, level: number, ageMs: number, cause: Cause): void {
    if (impact * this.harm < SHOCK_FROM) return;
    // What had not come back yet has to come back too.
    const before = level - impact;
    const left = this.active(before, ageMs) ? Math.max(0, this.#pushed - this.returned(before)) : 0;
    const push = impact * this.harm;
    if (left === 0) this.#causes.length = 0;
    this.#causes.push({ cause, push });
    if (this.#causes.length > CAUSES_KEPT) this.#causes.shift();
    this.#pushed = push + left;
    this.#level = level;
    this.#ageMs = ageMs;
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
  /** What pushed, strongest first. */
  causes(): readonly Cause[] {
    return [...this.#causes].sort((one, other) => other.push - one.push).map(({ cause }) => cause);
  }

  forget(): void {
    this.#ageMs = -Infinity;
    this.#pushed = 0;
    this.#causes.length = 0;
  }
}
