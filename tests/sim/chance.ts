import { Generator } from '../../src/main/life/generator';

/** Everything a run leaves to chance, drawn from its seed: the same seed draws the same. */
export class Chance {
  readonly #generator: Generator;

  constructor(seed: number) {
    this.#generator = Generator.fromSeed(seed);
  }

  /** In [0, 1). */
  unit(): number {
    return this.#generator.nextUnit();
  }

  u32(): number {
    return this.#generator.nextU32();
  }

  /** A whole number in [0, count). */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** Whole, and as likely between 1 and 10 as between 10 and 100. */
  magnitude(low: number, high: number): number {
    return Math.round(low * (high / low) ** this.unit());
  }

  happens(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** @param weights how likely each is, against the others */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of entries) {
      left -= weight;
      if (left < 0) return name;
    }
    throw new Error('nothing to choose from');
  }
}
