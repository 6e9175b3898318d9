import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import type { GapKind } from '../../shared/vocabulary';
import { Life } from '../life/life';
import type { LifeStore } from '../vault/life-store';

export interface Recovered {
  readonly life: Life;
  /** Wall-clock time at which it was last lived, Unix ms. */
  readonly lastLivedMs: number;
  /** Whether it was put to sleep, or its process ended without warning. */
  readonly gap: GapKind;
  /** Why newer checkpoints were passed over; empty when all is well. */
  readonly damaged: readonly Message[];
}

/**
 * Brings a life back to the state it was in: the newest good checkpoint, then every input the journal has
 * after it, folded once more.
 * @throws Refusal `damaged` when no checkpoint can be used
 */
export function recover(store: LifeStore, lifeId: string): Recovered {
  const damaged: Message[] = [];
  for (const checkpoint of store.checkpoints()) {
    if (checkpoint.state === null) {
      damaged.push(checkpoint.problem);
      continue;
    }
    const life = Life.from(checkpoint.state);
    let lastLivedMs = checkpoint.atMs;
    for (const { input, count, lastAtMs } of store.tail(checkpoint.seq)) {
      for (let times = 0; times < count; times++) life.apply(input);
      lastLivedMs = lastAtMs;
    }
    return { life, lastLivedMs, gap: life.asleep ? 'asleep' : 'crashed', damaged };
  }
  throw new Refusal('damaged', told('runtime.host.noCheckpoint', { lifeId, count: damaged.length }));
}
