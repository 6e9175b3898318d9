import { Life } from '../../life/life';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { stateHash } from '../../vault/digest';
import type { JournalAnchor } from '../../vault/journal-chain';
import type { LifeStore } from '../../vault/life-store';
import { Reliving } from '../relived';
import { SLICE_TICKS, type Work } from './work';

/**
 * What a recovery would bring back if the process had ended at this place of the journal: the newest checkpoint and
 * what follows it, folded once more.
 * @returns the hash of the state
 * @throws Refusal where it would not succeed
 */
export function* rehearse(store: LifeStore, anchor: JournalAnchor): Work<string> {
  for (const checkpoint of store.checkpoints()) {
    if (checkpoint.anchor.seq > anchor.seq || checkpoint.tick > anchor.tick) continue;
    if (checkpoint.problem !== null) throw new Refusal('damaged', checkpoint.problem);
    const reliving = new Reliving(Life.from(checkpoint.state), checkpoint.atMs, () => false);
    const total = anchor.tick - checkpoint.tick;
    for (const record of store.tail(checkpoint.anchor, [anchor])) {
      if (record.seq > anchor.seq) break;
      // The life goes on meanwhile: of the span that was open then, only what it had then.
      const times =
        record.seq === anchor.seq && record.input.kind === 'tick'
          ? anchor.tick - reliving.life.tick
          : record.count;
      for (let done = 0; done < times; done += SLICE_TICKS) {
        reliving.fold(record, done, Math.min(SLICE_TICKS, times - done));
        yield { done: reliving.life.tick - checkpoint.tick, total };
      }
    }
    return stateHash(reliving.life.state());
  }
  throw new Refusal('damaged', told('runtime.work.noCheckpoint'));
}
