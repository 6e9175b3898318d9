import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import { newborn } from '../support/lives';

/** Fast enough that a kill is seldom more than a few ms away from a write. */
const TICK_INTERVAL_MS = 15;
/** What does no harm: so many stimuli would else be the end of it. */
const UNHARMED = { ...natural, tickIntervalMs: TICK_INTERVAL_MS };

export const firstState = (): LifeState => {
  const state = newborn(7, UNHARMED);
  return { ...state, identity: { ...state.identity, bornAtMs: Date.now() } };
};

export const LIFE_ID = newborn(7).identity.lifeId;
