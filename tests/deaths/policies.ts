import type { Policy } from '../../src/main/life/policy';
import { natural } from '../../src/main/life/presets/natural';

/** Natural, in another world. */
export const worldOf = (name: string, ambient: Policy['ambient']): Policy => ({ ...natural, name, ambient });

/** Natural, in a world where nothing happens. */
export const calm: Policy = worldOf('calm', []);

/** Born with little stability, which comes back slowly. */
export const frail: Policy = { ...calm, name: 'frail', birth: { energy: 100, integrity: 1, stability: 0.1 } };

/** Natural, but noise goes to its stability. */
export const thinSkinned: Policy = {
  ...natural,
  name: 'thin-skinned',
  events: { ...natural.events, noise: { change: { noise: 0.2, stability: -0.03 }, arousal: 0.3 } },
};
