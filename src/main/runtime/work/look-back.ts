import type { HistoryPoint, TraceEntry } from '../../../shared/views';
import { Life } from '../../life/life';
import type { LifeState } from '../../life/state';
import type { LifeStore } from '../../vault/life-store';
import { Reliving } from '../relived';
import { beginningAt, startBefore, unreachable } from './starts';
import { SLICE_TICKS, type Work } from './work';

/** A past moment, as it was. */
export interface Moment {
  readonly state: LifeState;
  /** When it was, Unix ms. */
  readonly atMs: number;
  /** What led there, as far as it was lived again: at most an hour of ticks at one a second. */
  readonly history: readonly HistoryPoint[];
  readonly trace: readonly TraceEntry[];
}

/** So much of what led to the moment is shown. */
const BEFORE_TICKS = 3600;

/**
 * Brings back the state right after a tick: the nearest good checkpoint before it, and every input since.
 * @param beforeTicks how many ticks before it are told of too
 * @throws Refusal where the journal does not hold that tick, BrokenJournal where it does not lead there
 */
export function* lookBack(store: LifeStore, tick: number, beforeTicks = BEFORE_TICKS): Work<Moment> {
  const from = startBefore(store, tick, beforeTicks);
  const wanted = (_seq: number, at: number): boolean => at > tick - beforeTicks;
  let reliving = new Reliving(Life.from(from.state), from.atMs, wanted);
  const total = tick - from.tick;
  if (from.tick < tick) {
    for (const record of store.tail(from.anchor)) {
      if (record.input.kind === 'seam') {
        const goesOn = beginningAt(store, record.seq);
        reliving = new Reliving(Life.from(goesOn.state), goesOn.atMs, wanted);
      }
      const ticked = record.input.kind === 'tick';
      for (let done = 0; done < record.count;) {
        const left = ticked ? Math.min(record.count - done, tick - reliving.life.tick) : 1;
        const times = Math.min(left, SLICE_TICKS);
        reliving.fold(record, done, times);
        done += times;
        if (reliving.life.tick >= tick) break;
        yield { done: reliving.life.tick - from.tick, total };
      }
      if (reliving.life.tick >= tick) break;
    }
  }
  if (reliving.life.tick !== tick) throw unreachable(store, tick);
  const { points: history, entries } = reliving.take();
  const trace = entries.map(({ entry }) => entry);
  return { state: reliving.life.state(), atMs: reliving.lastAtMs, history, trace };
}
