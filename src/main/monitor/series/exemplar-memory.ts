/** Exemplars kept; the oldest gives way. */
const CAPACITY = 600;
/** While so few rows are known, everything would be new: nothing is. */
const LEAST_COUNT = 40;
/** Every one of the first rows is kept, so that there is something to compare with. */
const KEEP_ALL_COUNT = 100;
/** After that, only rows farther from what is known than this share of rows are kept. */
const KEEP_QUANTILE = 0.94;
/** Rows over which the quantile of distances is forgotten. */
const MEMORY_COUNT = 1000;

/**
 * How unlike everything remembered a feature vector is: the Euclidean distance to the nearest exemplar.
 *
 * Nearest-neighbour novelty as in KNN-CAD (Burnaev & Ishimtsev 2016, "Conformalized density- and distance-based
 * anomaly detection in time-series data"; k = 1), made thrifty as in Grow-When-Required networks (Marsland, Shapiro &
 * Nehmzow 2002) and adaptive resonance (Carpenter & Grossberg 1987): only what is itself novel becomes an exemplar,
 * so a few hundred of them reach back over many thousand rows. The bound for being kept is a quantile of past
 * distances, followed by stochastic approximation. O(CAPACITY x dimension) time at most, mostly far less because a
 * comparison stops as soon as it exceeds the best; O(CAPACITY x dimension) memory.
 */
export class ExemplarMemory {
  readonly #exemplars: Float64Array;
  #exemplarCount = 0;
  #oldest = 0;
  #count = 0;
  #meanDistance = 0;
  #keepDistance = 0;

  constructor(private readonly dimension: number) {
    this.#exemplars = new Float64Array(CAPACITY * dimension);
  }

  /** The distance of `features` from the nearest exemplar, in their unit; learns them. */
  update(features: Float64Array): number {
    const distance = this.#exemplarCount === 0 ? 0 : this.#nearestDistance(features);
    this.#count += 1;
    if (this.#count <= KEEP_ALL_COUNT || distance > this.#keepDistance) this.#keep(features);
    const weight = 1 / Math.min(this.#count, MEMORY_COUNT);
    this.#meanDistance += weight * (distance - this.#meanDistance);
    const step = 2 * weight * this.#meanDistance;
    this.#keepDistance += step * (distance > this.#keepDistance ? KEEP_QUANTILE : KEEP_QUANTILE - 1);
    if (this.#keepDistance < 0) this.#keepDistance = 0;
    return this.#count <= LEAST_COUNT ? 0 : distance;
  }

  #nearestDistance(features: Float64Array): number {
    const exemplars = this.#exemplars;
    const dimension = this.dimension;
    const end = this.#exemplarCount * dimension;
    let best = Infinity;
    for (let start = 0; start < end; start += dimension) {
      let sum = 0;
      for (let axis = 0; axis < dimension && sum < best; axis++) {
        const difference = (features[axis] as number) - (exemplars[start + axis] as number);
        sum += difference * difference;
      }
      if (sum < best) best = sum;
    }
    return Math.sqrt(best);
  }

  #keep(features: Float64Array): void {
    let slot = this.#oldest;
    if (this.#exemplarCount < CAPACITY) slot = this.#exemplarCount++;
    else this.#oldest = (this.#oldest + 1) % CAPACITY;
    this.#exemplars.set(features, slot * this.dimension);
  }
}
