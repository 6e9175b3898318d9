import { presetPolicy } from '../../../src/main/runtime/life-policy';
import { bear } from '../../../src/main/runtime/new-life';
import { stateHash } from '../../../src/main/vault/digest';
import { Home } from '../../../src/main/vault/home';
import { HomeLock } from '../../../src/main/vault/home-lock';
import { LifeStore } from '../../../src/main/vault/life-store';

/** Puts a life that has not begun into a home without any: what a person leaves behind who just pressed "Begin". */
export function ensureLife(homePath: string): void {
  const lock = HomeLock.acquire(homePath, 'cli');
  try {
    const home = Home.open(homePath);
    if (home.lives().length > 0) return;
    const nowMs = Date.now();
    const state = bear(presetPolicy('natural'), { bornAtMs: nowMs });
    const { lifeId } = state.identity;
    const store = LifeStore.open(home.create(lifeId));
    store.beginWith(state, stateHash(state), nowMs);
    store.close();
    home.setCurrent(lifeId);
  } finally {
    lock.release();
  }
}
