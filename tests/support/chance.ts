import { Generator } from '../../src/main/life/generator';

/** Numbers in [0, 1), the same for the same seed. */
export function chanceFrom(seed: number): () => number {
  const generator = Generator.fromSeed(seed);
  return () => generator.nextUnit();
}
