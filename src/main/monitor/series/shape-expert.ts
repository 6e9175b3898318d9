import { BoxMeans } from './box-means';
import { ExemplarMemory } from './exemplar-memory';
import { LEAST_EXCESS_SPREADS, type Expert, type Sample } from './expert';
import { TailSurprise } from './tail-surprise';

/**
 * Did the last rows ever run like this? Novelty of the last 32 values, seen at six scales. O(1) time and memory, see
 * ExemplarMemory.
 */
export class ShapeExpert implements Expert {
  readonly name = 'shape';
  readonly #past = new BoxMeans();
  readonly #memory = new ExemplarMemory(BoxMeans.dimension);
  readonly #surprise = new TailSurprise();

  update({ value, valueSpread }: Sample): number {
    const distance = this.#memory.update(this.#past.update(value));
    return this.#surprise.update(distance, LEAST_EXCESS_SPREADS * valueSpread);
  }
}
