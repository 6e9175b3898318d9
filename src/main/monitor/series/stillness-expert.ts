import type { Expert, Sample } from './expert';
import { Side } from './side';

/** A step smaller than this share of the usual spread of steps is standing still. */
const STILL_SPREADS = 0.02;

/**
 * Has the series stood still for longer than it ever does? A stuck sensor, a flat line; the rows since it last moved,
 * against all such waits before (see Side). O(1) time and memory.
 */
export class StillnessExpert implements Expert {
  readonly name = 'stillness';
  readonly #moved = new Side();

  update({ step, stepSpread }: Sample): number {
    return this.#moved.update(step > STILL_SPREADS * stepSpread);
  }
}
