import type { Step } from '../work';

/** No more is done than to live so many ticks again, however long the life was: a minute or so. */
const EFFORT_TICKS_MAX = 60_000_000;
/** To meet an event, with all that is remembered of its kind, takes as long as so many quiet ticks. */
const TICKS_PER_DOSE = 50;

/** How much is lived again to know what ended a life, and how much may be: counted, so that it is the same anywhere. */
export class Effort {
  ticks = 0;
  /** Stimuli of the care that was tried. */
  doses = 0;
  /** Lives that were tried otherwise. */
  runs = 0;
  readonly #ticksMax: number;
  #expectedTicks = 0;

  constructor(ticksMax = EFFORT_TICKS_MAX) {
    this.#ticksMax = ticksMax;
  }

  /** Everything as if it had been ticks. */
  get inTicks(): number {
    return this.ticks + this.doses * TICKS_PER_DOSE;
  }

  allows(ticks: number, doses = 0, inTicksMax = this.#ticksMax): boolean {
    return this.inTicks + ticks + doses * TICKS_PER_DOSE <= inTicksMax;
  }

  /** @param more than has been done so far, in ticks */
  expect(more: number): void {
    this.#expectedTicks = Math.min(this.#ticksMax, this.inTicks + more);
  }

  /** An estimate that turns out too small stands at its end. */
  step(): Step {
    return { done: Math.min(this.inTicks, this.#expectedTicks), total: this.#expectedTicks };
  }
}
