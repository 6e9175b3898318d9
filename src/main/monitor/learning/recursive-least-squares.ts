/** Prior variance of a weight, in units of the noise: as good as not knowing it. */
const PRIOR = 1e6;
/** What is learned ages: so much variance is added to each weight with every lesson. */
const AGEING = 1e-3;

export interface LeastSquaresState {
  readonly covariance: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Recursive least squares for several targets over the same features (Plackett 1950), with weights that may
 * wander slowly (the Kalman filter of a random walk: Young 1984, "Recursive Estimation and Time-Series Analysis").
 * All targets share one gain. O(features^2) time and memory.
 */
export class RecursiveLeastSquares {
  /** Symmetric, row by row. */
  readonly #covariance: Float64Array;
  /** A row of weights per target. */
  readonly #weights: Float64Array;
  readonly #gain: Float64Array;
  #spread = 1;

  constructor(
    private readonly features: number,
    private readonly targets: number,
  ) {
    this.#covariance = new Float64Array(features * features);
    this.#weights = new Float64Array(targets * features);
    this.#gain = new Float64Array(features);
    this.doubt();
  }

  /** How much of the last forecast's variance is not noise but not knowing: 0 where this was often seen. */
  get doubtful(): number {
    return this.#spread - 1;
  }

  /** To be called before `forecast` and `learn` of the same features. */
  face(at: Float64Array): void {
    const { features } = this;
    const covariance = this.#covariance;
    let spread = 1;
    for (let row = 0, start = 0; row < features; row++, start += features) {
      let sum = 0;
      for (let column = 0; column < features; column++) {
        sum += (covariance[start + column] as number) * (at[column] as number);
      }
      this.#gain[row] = sum;
      spread += sum * (at[row] as number);
    }
    this.#spread = spread > 1 ? spread : 1;
  }

  forecast(target: number, at: Float64Array): number {
    const { features } = this;
    const weights = this.#weights;
    let sum = 0;
    for (let index = 0, place = target * features; index < features; index++, place++) {
      sum += (weights[place] as number) * (at[index] as number);
    }
    return sum;
  }

  /** Moves the weights of one target by what was not foreseen. */
  correct(target: number, surprise: number): void {
    const { features } = this;
    const weights = this.#weights;
    const step = surprise / this.#spread;
    for (let index = 0, place = target * features; index < features; index++, place++) {
      weights[place] = (weights[place] as number) + step * (this.#gain[index] as number);
    }
  }

  /** The features were seen once more: less doubt there. */
  settle(): void {
    const { features } = this;
    const covariance = this.#covariance;
    const gain = this.#gain;
    const scale = 1 / this.#spread;
    for (let row = 0; row < features; row++) {
      const share = (gain[row] as number) * scale;
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
    this.#covariance.fill(0);
    for (let row = 0; row < this.features; row++) this.#covariance[row * this.features + row] = PRIOR;
  }

  state(): LeastSquaresState {
    return { covariance: [...this.#covariance], weights: [...this.#weights] };
  }

  restore({ covariance, weights }: LeastSquaresState): void {
    if (covariance.length !== this.#covariance.length || weights.length !== this.#weights.length) return;
    this.#covariance.set(covariance);
    this.#weights.set(weights);
  }
}
