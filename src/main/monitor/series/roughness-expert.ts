import { BoxMeans } from './box-means';
import { ExemplarMemory } from './exemplar-memory';
import { LEAST_EXCESS_SPREADS, type Expert, type Sample } from './expert';
import { TailSurprise } from './tail-surprise';

/**
 * Was the series ever as restless, or as still, at these scales? Novelty of the last 32 steps without their sign, seen
 * at six scales: finds bursts, spikes set closer, a changed rhythm. O(1) time and memory, see ExemplarMemory.
 */
export class RoughnessExpert implements Expert {
  readonly name = 'roughness';
  readonly #past = new BoxMeans();
  readonly #memory = new ExemplarMemory(BoxMeans.dimension);
  readonly #surprise = new TailSurprise();

  update({ step, stepSpread }: Sample): number {
    const distance = this.#memory.update(this.#past.update(step));
    return this.#surprise.update(distance, LEAST_EXCESS_SPREADS * stepSpread);
  }
}
