import type { Step } from '../work';

/** No more is lived again than this, however long the life was: a minute or so. */
export const EFFORT_TICKS_MAX = 60_000_000;

/** How much is lived again to know what ended a life, and how much may be. Counted in ticks, so that it is the same anywhere. */
export class Effort {
  ticks = 0;
  /** Lives that were tried otherwise. */
  runs = 0;
  readonly #ticksMax: number;
  #expectedTicks = 0;

  constructor(ticksMax = EFFORT_TICKS_MAX) {
    this.#ticksMax = ticksMax;
  }

  allows(ticks: number): boolean {
    return this.ticks + ticks <= this.#ticksMax;
  }

  /** @param more than has been done so far */
  expect(more: number): void {
    this.#expectedTicks = Math.min(this.#ticksMax, this.ticks + more);
  }

  /** An estimate that turns out too small stands at its end. */
  step(): Step {
    return { done: Math.min(this.ticks, this.#expectedTicks), total: this.#expectedTicks };
  }
}
