/** Four unsigned 32-bit words; part of life's state. */
export type GeneratorState = readonly [number, number, number, number];

/**
 * The life's own chance: sfc32 (C. Doty-Humphrey, PractRand). 32-bit integer arithmetic only, so the sequence
 * is the same on every engine.
 */
export class Generator {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  private constructor([a, b, c, counter]: GeneratorState) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#counter = counter | 0;
  }

  /** @param seed unsigned 32-bit integer */
  static fromSeed(seed: number): Generator {
    const generator = new Generator([0, seed, 0x9e3779b9, 1]);
    // The author's own warm-up: after it, neighbouring seeds have nothing in common.
    for (let round = 0; round < 15; round++) generator.nextU32();
    return generator;
  }

  static from(state: GeneratorState): Generator {
    return new Generator(state);
  }

  /** Uniform over the unsigned 32-bit integers. */
  nextU32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1): a 32-bit integer over 2^32, which is exact. */
  nextUnit(): number {
    return this.nextU32() / 4294967296;
  }

  state(): GeneratorState {
    return [this.#a >>> 0, this.#b >>> 0, this.#c >>> 0, this.#counter >>> 0];
  }
}
