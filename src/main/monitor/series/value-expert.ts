import { ExemplarMemory } from './exemplar-memory';
import { LEAST_EXCESS_SPREADS, type Expert, type Sample } from './expert';
import { TailSurprise } from './tail-surprise';

/**
 * Was a value like this ever seen? The distance to the nearest remembered value: unlike a band around a mean it also
 * finds a value in a gap between the usual ones, and is not alarmed by a spike that always comes back to one height.
 * O(1) time and memory, see ExemplarMemory.
 */
export class ValueExpert implements Expert {
  readonly name = 'value';
  readonly #memory = new ExemplarMemory(1);
  readonly #surprise = new TailSurprise();
  readonly #features = new Float64Array(1);

  update({ value, valueSpread }: Sample): number {
    this.#features[0] = value;
    return this.#surprise.update(this.#memory.update(this.#features), LEAST_EXCESS_SPREADS * valueSpread);
  }
}
