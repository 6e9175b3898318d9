import type { MemoryPicture } from '../../shared/memory';
import type { Looking, LifePicture } from '../../shared/views';
import { Life } from '../life/life';
import type { LifeState } from '../life/state';
import type { Moment } from './work/look-back';

/** Something that is shown in the place of the living life, and does not change. */
export interface LookedAt {
  readonly picture: LifePicture;
  readonly memory: MemoryPicture;
}

const NOTHING_AT_STAKE: LifePicture['safety'] = Object.freeze({
  recoverability: Object.freeze({ is: 'unproven' }),
  unsavedSinceMs: null,
  unsavedReason: null,
});

/** A life as a file holds it. */
export const fileLookedAt = (state: LifeState, savedAtMs: number): LookedAt =>
  lookedAt({ state, atMs: savedAtMs, history: [], trace: [] }, 'file');

/** A moment of the past of the life that lives here, with what led there. */
export const momentLookedAt = (moment: Moment, gaps: LifePicture['gaps']): LookedAt =>
  lookedAt(moment, 'moment', { gaps });

/** A life as it lies in this home, with what it lived last. */
export const lifeLookedAt = (last: Moment, found: Found): LookedAt => lookedAt(last, 'life', found);

/** What else is known of it; nothing of a file. */
type Found = Partial<Pick<LifePicture, 'gaps' | 'anomalies'>>;

function lookedAt(
  { state, atMs, history, trace }: Moment,
  looking: Looking,
  { gaps = [], anomalies = [] }: Found = {},
): LookedAt {
  const life = Life.from(state);
  const picture: LifePicture = Object.freeze({
    seq: 0,
    view: life.view(),
    heartbeat: { atMs, jitterMs: 0, dtMs: state.policy.tickIntervalMs, usualJitterMs: 0 },
    trace,
    history,
    gaps,
    outlook: null,
    anomalies,
    readOnly: true,
    looking,
    safety: NOTHING_AT_STAKE,
    savedAtMs: atMs,
    homecoming: null,
  });
  return { picture, memory: life.memory() };
}
