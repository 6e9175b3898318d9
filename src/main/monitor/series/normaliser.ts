/** Larger values are taken for this: their squares must stay finite. */
const LIMIT = 1e100;

/**
 * Counts values from the first one, in units of the first difference from it: what follows then neither loses digits to
 * a large offset nor depends on the unit of the series. Not a scale in any statistical sense. O(1).
 */
export class Normaliser {
  #origin: number | undefined;
  #unit = 0;

  toUnits(value: number): number {
    this.#origin ??= value;
    const distance = value - this.#origin;
    if (this.#unit === 0) this.#unit = Math.min(Math.abs(distance), Number.MAX_VALUE);
    if (this.#unit === 0) return 0;
    return Math.min(LIMIT, Math.max(-LIMIT, distance / this.#unit));
  }

  fromUnits(units: number): number {
    return (this.#origin ?? 0) + units * this.#unit;
  }
}
