import type { Extent } from '../../../shared/monitor';
import { RobustEwma, type RobustEwmaState } from '../robust-ewma';
import { LEAST_DEVIATION, SIZE } from './quantities';

/** Half the width of the band, in deviations; wider while few are known, as Student's t is. */
const BAND_DEVIATIONS = 2.5;
const YOUNG_WIDENING = 3;

export type UsualState = readonly RobustEwmaState[];

/** The means that are usual for such a span of this life, learned robustly from those before. */
export class Usual {
  readonly #means: readonly RobustEwma[];

  /**
   * @param weight of the newest span once settled
   * @param countMin spans after which something is known
   */
  constructor(
    weight: number,
    private readonly countMin: number,
  ) {
    this.#means = Array.from(
      { length: SIZE },
      (_, index) => new RobustEwma(weight, LEAST_DEVIATION[index] as number),
    );
  }

  of(index: number): Extent['usual'] {
    const known = this.#means[index] as RobustEwma;
    if (known.count < this.countMin) return null;
    const away = BAND_DEVIATIONS * (1 + YOUNG_WIDENING / known.count) * known.deviation;
    // No quantity goes below nothing.
    return { low: Math.max(0, known.mean - away), high: known.mean + away };
  }

  learn(index: number, mean: number): void {
    this.#means[index]?.learn(mean);
  }

  state(): UsualState {
    return this.#means.map((known) => known.state());
  }

  restore(state: UsualState): void {
    state.forEach((known, index) => this.#means[index]?.restore(known));
  }
}
