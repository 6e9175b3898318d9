import type { FilePreview, Verdict } from '../../shared/views';
import type { LifeState } from '../life/state';
import { stateHash } from '../vault/digest';
import type { ForeignLife } from '../vault/foreign';
import type { Snapshot } from '../vault/snapshot-file';

type Preview<Kind> = Extract<FilePreview, { kind: Kind }>;

/** How far the app itself has lived a life. */
export interface Known {
  readonly tick: number;
  /** See `awakeHash`. */
  readonly awakeHash: string;
  /** It is the one that lives now. */
  readonly current: boolean;
}

/** Hash of a state as if awake: falling asleep is not living on. */
export const awakeHash = (state: LifeState): string => stateHash({ ...state, asleep: false });

/** What a snapshot means here and now; see `Verdict`. */
export function judge(snapshot: Snapshot, known: Known | null): Verdict {
  if (snapshot.state.death !== null) return 'dead';
  if (known === null) return 'other';
  if (snapshot.tick < known.tick) return 'older';
  if (snapshot.tick === known.tick) {
    // At the same tick with another state: history went another way, so it cannot be the same life's.
    if (awakeHash(snapshot.state) !== known.awakeHash) return 'older';
    return known.current ? 'current' : 'other';
  }
  return known.current ? 'resume' : 'other';
}

export function previewSnapshot(filePath: string, snapshot: Snapshot, verdict: Verdict): Preview<'snapshot'> {
  const { identity, phase, tick, ageMs, vitals, policy }: LifeState = snapshot.state;
  const { savedAtMs, past } = snapshot;
  return {
    ...{ kind: 'snapshot', filePath, identity, phase, tick, ageMs, savedAtMs, vitals },
    policyName: policy.name,
    past:
      past === undefined ? null : { records: past.journal.length, fromTick: past.beginnings[0]?.tick ?? 0 },
    verdict,
  };
}

export function previewForeign(filePath: string, foreign: ForeignLife): Preview<'foreign'> {
  const { format, tick, ageMs, vitals, alive, memories, innerMs } = foreign;
  return {
    kind: 'foreign',
    filePath,
    format,
    phase: alive ? 'run' : 'terminated',
    tick,
    ageMs,
    vitals,
    carries: { memories: memories.length, innerMs },
    verdict: alive ? 'adopt' : 'dead',
  };
}

/** What may be done with a file, by what it means here. */
export const CHOICES = {
  resume: ['resume', 'fork', 'look'],
  other: ['resume', 'fork', 'look'],
  older: ['fork', 'look'],
  current: ['resume', 'fork', 'look'],
  dead: ['look'],
  adopt: ['adopt'],
} as const;

/** How a life comes into this house: at its beginning or not, and when it was last lived, if it was. */
export interface Arrival {
  readonly begins: boolean;
  /** Unix ms; null: there is no gap to wake from. */
  readonly lastLivedMs: number | null;
}

export const BORN: Arrival = { begins: true, lastLivedMs: null };
