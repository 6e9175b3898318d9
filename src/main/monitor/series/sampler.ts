import type { Sample } from './expert';
import { RunningSpread } from './running-spread';

/** Rows over which the spread of a series is forgotten. */
const MEMORY_COUNT = 4000;

/** Gives a value its context: the step to it, and how far values and steps usually spread. O(1). */
export class Sampler {
  readonly #values = new RunningSpread(MEMORY_COUNT);
  readonly #steps = new RunningSpread(MEMORY_COUNT);
  #previous: number | undefined;

  sample(value: number): Sample {
    const step = Math.abs(value - (this.#previous ?? value));
    this.#previous = value;
    this.#values.update(value);
    this.#steps.update(step);
    return { value, step, valueSpread: this.#values.deviation, stepSpread: this.#steps.deviation };
  }
}
