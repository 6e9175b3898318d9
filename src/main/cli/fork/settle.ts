import type { LifeState } from '../../life/state';
import { stateHash } from '../../vault/digest';
import type { Home } from '../../vault/home';
import { LifeStore } from '../../vault/life-store';

export interface Settled {
  readonly path: string;
  /** The home had none: this is the life that lives there now. */
  readonly current: boolean;
}

/**
 * Puts a new life into a home without waking it. It begins when it is first woken, in the very state it was put
 * there in, so that what it lives then can be held against what its parent lived.
 * @throws Refusal: then nothing of it is there
 */
export function settleIn(home: Home, state: LifeState, nowMs: number): Settled {
  const { lifeId } = state.identity;
  const folder = home.create(lifeId);
  try {
    const store = LifeStore.open(folder);
    try {
      store.beginWith(state, stateHash(state), nowMs);
    } finally {
      store.close();
    }
    const current = home.currentLifeId === null;
    if (current) home.setCurrent(lifeId);
    return { path: folder.path, current };
  } catch (error) {
    home.discard(lifeId);
    throw error;
  }
}
