/** Prior variance of a weight, in units of the noise: as good as not knowing it. */
const PRIOR = 1e6;
/** What is learned ages: so much variance is added to each weight with every lesson. */
const AGEING = 1e-3;

export interface LeastSquaresState {
  readonly lessons: number;
  /** Lower triangle, row by row. */
  readonly covariance: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Recursive least squares (Plackett 1950) with weights that may wander slowly (the Kalman filter of a random walk:
 * Young 1984, "Recursive Estimation and Time-Series Analysis"). O(features^2) time and memory.
 */
export class RecursiveLeastSquares {
  /** Symmetric, row by row. */
  readonly #covariance: Float64Array;
  readonly #weights: Float64Array;
  readonly #gain: Float64Array;
  /** Places of the features that are not 0. */
  readonly #present: Uint8Array;
  #spread = 1;
  #lessons = 0;

  constructor(private readonly features: number) {
    this.#covariance = new Float64Array(features * features);
    this.#weights = new Float64Array(features);
    this.#gain = new Float64Array(features);
    this.#present = new Uint8Array(features);
    this.doubt();
  }

  /** How often it has learned since it doubted everything. */
  get lessons(): number {
    return this.#lessons;
  }

  /** How much of a forecast's variance is not noise but not knowing, as weighed last: 0 where this was often seen. */
  get doubtful(): number {
    return this.#spread - 1;
  }

  /** What is to be expected here. */
  forecast(at: Float64Array): number {
    const weights = this.#weights;
    let expected = 0;
    for (let place = 0; place < this.features; place++) {
      expected += (weights[place] as number) * (at[place] as number);
    }
    return expected;
  }

  /** How sure a forecast is here; to be asked before it is learned of. Features that are 0 cost next to nothing. */
  weigh(at: Float64Array): void {
    const { features } = this;
    const covariance = this.#covariance;
    const gain = this.#gain;
    const present = this.#present;
    let count = 0;
    for (let place = 0; place < features; place++) if (at[place] !== 0) present[count++] = place;
    let spread = 1;
    for (let row = 0, start = 0; row < features; row++, start += features) {
      let sum = 0;
      for (let each = 0; each < count; each++) {
        const column = present[each] as number;
        sum += (covariance[start + column] as number) * (at[column] as number);
      }
      gain[row] = sum;
      spread += sum * (at[row] as number);
    }
    this.#spread = spread > 1 ? spread : 1;
  }

  /** Learns of what was weighed last by what its forecast missed: observed less expected. */
  learn(missed: number): void {
    this.#lessons += 1;
    const { features } = this;
    const covariance = this.#covariance;
    const weights = this.#weights;
    const gain = this.#gain;
    const scale = 1 / this.#spread;
    for (let row = 0; row < features; row++) {
      const share = (gain[row] as number) * scale;
      weights[row] = (weights[row] as number) + share * missed;
      for (let column = row; column < features; column++) {
        const place = row * features + column;
        let value = (covariance[place] as number) - share * (gain[column] as number);
        if (row === column) {
          value += AGEING;
          // Rounding must not make it impossible.
          if (!(value > 0) || value > PRIOR) value = value > PRIOR ? PRIOR : AGEING;
        } else {
          covariance[column * features + row] = value;
        }
        covariance[place] = value;
      }
    }
  }

  /** Whatever was learned may be wrong now: it is kept, and gives way to what comes. */
  doubt(): void {
    this.#lessons = 0;
    this.#covariance.fill(0);
    for (let row = 0; row < this.features; row++) this.#covariance[row * this.features + row] = PRIOR;
  }

  state(): LeastSquaresState {
    const covariance: number[] = [];
    for (let row = 0; row < this.features; row++) {
      for (let column = 0; column <= row; column++) {
        covariance.push(this.#covariance[row * this.features + column] as number);
      }
    }
    return { lessons: this.#lessons, covariance, weights: [...this.#weights] };
  }

  restore({ lessons, covariance, weights }: LeastSquaresState): void {
    this.#lessons = lessons;
    this.#weights.set(weights);
    let next = 0;
    for (let row = 0; row < this.features; row++) {
      for (let column = 0; column <= row; column++) {
        const value = covariance[next++] as number;
        this.#covariance[row * this.features + column] = value;
        this.#covariance[column * this.features + row] = value;
      }
    }
  }
}
