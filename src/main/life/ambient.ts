import type { Stimulus } from '../../shared/commands';
import type { Generator } from './generator';
import type { Policy } from './policy';

/** The source that ambient events carry. */
export const AMBIENT_SOURCE = 'ambient';

/**
 * The seeded environment of an untended life: independent Poisson processes, sampled once a tick (at most one
 * event a tick, which is exact enough while the rates are far below one a tick).
 */
export class Ambient {
  readonly #sources: Policy['ambient'];
  readonly #perMs: number;

  constructor(sources: Policy['ambient']) {
    this.#sources = sources;
    this.#perMs = sources.reduce((sum, source) => sum + source.perHour, 0) / 3_600_000;
  }

  sample(dtMs: number, generator: Generator): Stimulus | null {
    if (this.#perMs === 0) return null;
    const draw = generator.nextUnit() / dtMs;
    if (draw >= this.#perMs) return null;
    let rest = draw * 3_600_000;
    for (const { type, perHour, intensity } of this.#sources) {
      if (rest < perHour) {
        const [low, high] = intensity;
        return {
          type,
          intensity: low + (high - low) * generator.nextUnit(),
          source: AMBIENT_SOURCE,
          note: null,
        };
      }
      rest -= perHour;
    }
    return null;
  }
}
