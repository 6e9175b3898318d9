import { sinceBirthOf } from '../../shared/books';
import type { Happening, Heartbeat, LifeView } from '../../shared/views';
import type { Place } from './desk/signal';

/** A happening with the journal record it came from; the shape of a trace entry without its clock time. */
export interface JournaledHappening {
  readonly seq: number;
  readonly happening: Happening;
}

/** What the monitor is shown after an input was folded in. Between two ticks the heartbeat is the last one. */
export interface Observation {
  readonly view: LifeView;
  readonly heartbeat: Pick<Heartbeat, 'jitterMs' | 'dtMs' | 'atMs'>;
  readonly happenings: readonly JournaledHappening[];
}

/**
 * An observation put in relation to the one before it. One object, refilled at every call, so that a quiet
 * tick allocates nothing: rules read it and never keep it.
 */
export interface Moment extends Observation {
  /** Physical time lived since the observation before, ms; 0 between two ticks and at the first one. */
  readonly elapsedMs: number;
  /** A tick went by since the observation before. */
  readonly ticked: boolean;
  /** There is nothing to compare with: the first look, a waking. */
  readonly fresh: boolean;
  /** Ticks since the last fresh start: nothing is told while it is small. */
  readonly settledTicks: number;
  /** Journal record of this tick when it came late, by more than the policy tolerates; otherwise null. */
  readonly lateSeq: number | null;
}

/** Where in its life a life is. */
export const placeOf = ({ view }: Moment): Place => ({
  tick: view.tick,
  ms: sinceBirthOf(view),
});
