import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { wholeOnes, type WholeCheckpoint } from '../../vault/checkpoints';
import type { LifeStore } from '../../vault/life-store';

/**
 * The nearest whole state from which a tick, and so many before it as can be had, can be lived again.
 * @throws Refusal where no saved state leads to that tick
 */
export function startBefore(store: LifeStore, tick: number, beforeTicks = 1): WholeCheckpoint {
  // Not of the tick itself: more than the tick may have reached the life by then.
  for (const from of [tick - beforeTicks, tick - 1]) {
    const [near] = wholeOnes(store.checkpointsUpTo(Math.max(0, from)));
    if (near !== undefined && near.tick < tick) return near;
  }
  for (const beginning of wholeOnes(store.beginnings())) if (beginning.tick === tick) return beginning;
  throw unreachable(store, tick);
}

/** The state that a journal goes on from at a seam. @throws Refusal where it is missing or damaged */
export function beginningAt(store: LifeStore, seq: number): WholeCheckpoint {
  for (const beginning of wholeOnes(store.beginnings())) if (beginning.anchor.seq === seq) return beginning;
  throw new Refusal('damaged', told('errors.database.seamOpen', { seq }));
}

export function unreachable(store: LifeStore, tick: number): Refusal {
  const { firstTick, lastTick } = store.reach();
  return new Refusal('refused', told('runtime.work.noSuchTick', { tick, first: firstTick, last: lastTick }));
}
