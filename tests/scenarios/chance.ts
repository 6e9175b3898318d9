import { Generator } from '../../src/main/life/generator';

/** Chance of one scenario: the same seed and name plant the same fault. */
export class Chance {
  readonly #generator: Generator;

  constructor(seed: number, name: string) {
    let mixed = seed >>> 0;
    for (const letter of name) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) >>> 0;
    this.#generator = Generator.fromSeed(mixed);
  }

  unit(): number {
    return this.#generator.nextUnit();
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** Log-uniform: as many small ones as large ones. */
  logBetween(low: number, high: number): number {
    return low * Math.pow(high / low, this.unit());
  }

  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  one<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.unit() * items.length)] as Item;
  }

  maybe(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Standard normal, by the sum of twelve uniforms. */
  normal(): number {
    let sum = -6;
    for (let index = 0; index < 12; index++) sum += this.unit();
    return sum;
  }
}
