import { sinceBirthOf } from '../../shared/books';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { GapKind } from '../../shared/vocabulary';
import { Life } from '../life/life';
import type { DamagedCheckpoint } from '../vault/checkpoints';
import type { LifeStore } from '../vault/life-store';
import { after, Reliving, type Gathered } from './relived';

export interface Recovered {
  readonly life: Life;
  /** Wall-clock time at which it was last lived, Unix ms. */
  readonly lastLivedMs: number;
  /** Whether it was put to sleep, or its process ended without warning. */
  readonly gap: GapKind;
  /** It was living an absence when its process ended, and how much of it was lived; null most days. */
  readonly absence: { readonly livedMs: number } | null;
  /** Newer checkpoints that were passed over; empty when all is well. */
  readonly damaged: readonly DamagedCheckpoint[];
  /** What came of the last inputs and was not written down any more. */
  readonly unrecorded: Gathered;
}

interface Relived {
  /** `null` where no checkpoint can be used. */
  readonly reliving: Reliving | null;
  /** Newer checkpoints that were passed over. */
  readonly damaged: readonly DamagedCheckpoint[];
}

/**
 * The newest good checkpoint, then every input the journal has after it, folded once more. Changes nothing.
 * @throws BrokenJournal when the journal does not lead on
 */
export function relive(store: LifeStore): Relived {
  const damaged: DamagedCheckpoint[] = [];
  for (const checkpoint of store.checkpoints()) {
    if (checkpoint.problem !== null) {
      damaged.push(checkpoint);
      continue;
    }
    const { state, atMs, anchor } = checkpoint;
    const reliving = new Reliving(Life.from(state), atMs, after(store.recordedUpTo()));
    reliving.foldAll(store.tail(anchor));
    return { reliving, damaged };
  }
  return { reliving: null, damaged };
}

/**
 * Brings a life back to the state it was in. Changes nothing.
 * @throws Refusal `damaged` when no checkpoint can be used, BrokenJournal when the journal does not lead on
 */
export function recover(store: LifeStore, lifeId: string): Recovered {
  const { reliving, damaged } = relive(store);
  if (reliving === null) {
    throw new Refusal('damaged', told('runtime.host.noCheckpoint', { lifeId, count: damaged.length }));
  }
  const { life, lastAtMs } = reliving;
  const open = life.asleep || !life.alive ? null : openAbsence(store, life);
  const gap = open?.gap ?? (life.asleep ? 'asleep' : 'crashed');
  return { life, lastLivedMs: lastAtMs, gap, absence: open, damaged, unrecorded: reliving.take() };
}

function openAbsence(
  store: LifeStore,
  life: Life,
): { readonly gap: GapKind; readonly livedMs: number } | null {
  const begun = store.openAbsence();
  if (begun === null || begun.input.kind !== 'wake') return null;
  return { gap: begun.input.gap, livedMs: Math.max(0, sinceBirthOf(life.view()) - begun.sinceBirthMs) };
}
