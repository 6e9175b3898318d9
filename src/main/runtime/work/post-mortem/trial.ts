import type { Care, Counterfactual } from '../../../../shared/post-mortem';
import type { LifeInput } from '../../../life/input';
import { Life } from '../../../life/life';
import type { LifeState } from '../../../life/state';
import { isMark, type JournalRecord } from '../../../vault/journal-record';
import { SLICE_TICKS, type Work } from '../work';
import type { Effort } from './effort';
import type { Ending, Waypoint } from './ending';
import { lastWhere } from './last';

export type Change = Counterfactual['change'];

/** Who sends the care that is tried. */
const CARE_SOURCE = 'post-mortem';

/** What became of a life in which one thing was otherwise. */
export interface Outcome {
  /** It lives still at the tick to which it was followed. */
  readonly alive: boolean;
  /** As it was once everything had reached it that reached the dead one by its end; null where it was dead by then. */
  readonly atDeath: LifeState | null;
  readonly life: Life;
}

/**
 * Lives the stretch again with one thing otherwise, and on beyond the death. There nothing is recorded: time goes on
 * by ticks on time, the world is what the policy says, and nobody sends anything but the care that is tried.
 * @param beyondTicks how far it is followed beyond the tick of the death
 * @returns null where it would take more effort than is left
 */
export function* tryOut(
  ending: Ending,
  change: Change,
  beyondTicks: number,
  effort: Effort,
): Work<Outcome | null> {
  return yield* tryFrom(ending, change, startOf(ending, change), beyondTicks, effort);
}

/** Where what a change touches lies ahead. */
export const startOf = (ending: Ending, change: Change): Waypoint =>
  waypointAt(ending, touchedTick(ending, change));

/** The last state that was kept at or before a tick. */
export function waypointAt({ waypoints }: Ending, tick: number): Waypoint {
  const at = lastWhere(waypoints, ({ state }) => state.tick <= tick) ?? waypoints[0];
  if (at === undefined) throw new Error('a stretch of life without a state to begin with');
  return at;
}

export const recordOf = ({ records }: Ending, seq: number): JournalRecord | undefined =>
  records[seq - (records[0]?.seq ?? 0)];

/** The tick up to which a change changes nothing. */
function touchedTick(ending: Ending, change: Change): number {
  if (change.kind === 'quiet-world' || change.kind === 'with-care') return change.fromTick;
  const left = leftOut(ending, change);
  return Math.min(
    ...[...left].map((seq) => {
      const record = recordOf(ending, seq);
      if (record === undefined) return Infinity;
      return record.input.kind === 'tick' ? record.tick - record.count : record.tick;
    }),
  );
}

/** A gap is left out with the falling asleep that began it: without, the life would sleep for good. */
function leftOut({ sleepOf }: Ending, change: Change): ReadonlySet<number> {
  const seqs = 'seqs' in change ? change.seqs : 'seq' in change ? [change.seq] : [];
  return new Set(seqs.flatMap((seq) => [seq, sleepOf.get(seq) ?? seq]));
}

/** The same from a given state, which may be otherwise too; `null` changes nothing of what reaches the life. */
export function* tryFrom(
  ending: Ending,
  change: Change | null,
  from: Waypoint,
  beyondTicks: number,
  effort: Effort,
): Work<Outcome | null> {
  const toTick = ending.death.tick + beyondTicks;
  const doses = change?.kind === 'with-care' ? (toTick - change.fromTick) / change.care.everyTicks : 0;
  if (!effort.allows(toTick - from.state.tick, doses)) return null;
  effort.runs += 1;
  const trial = new Trial(ending, change, from, effort);
  yield* trial.toDeath();
  const atDeath = trial.life.alive ? trial.life.state() : null;
  yield* trial.onTo(toTick);
  // One that was never woken is not one that lives on.
  return { alive: trial.life.alive && !trial.life.asleep, atDeath, life: trial.life };
}

class Trial {
  readonly life: Life;
  readonly #ending: Ending;
  readonly #effort: Effort;
  readonly #from: Waypoint;
  readonly #left: ReadonlySet<number>;
  readonly #quietFrom: number;
  #isQuiet = false;
  readonly #care: Care | null;
  #nextCareTick: number;

  constructor(ending: Ending, change: Change | null, from: Waypoint, effort: Effort) {
    this.life = Life.from(from.state);
    this.#ending = ending;
    this.#effort = effort;
    this.#from = from;
    this.#left = change === null ? new Set() : leftOut(ending, change);
    this.#quietFrom = change?.kind === 'quiet-world' ? change.fromTick : Infinity;
    this.#care = change?.kind === 'with-care' ? change.care : null;
    this.#nextCareTick = change?.kind === 'with-care' ? change.fromTick : Infinity;
  }

  /** All that was recorded up to the death. */
  *toDeath(): Work<void> {
    const { records, end } = this.#ending;
    for (let index = this.#from.index; index <= end.index && this.life.alive; index++) {
      const record = records[index];
      if (record === undefined) return;
      const from = index === this.#from.index ? this.#from.done : 0;
      const to = index === end.index ? end.done : record.count;
      yield* this.#fold(record, to - from);
    }
  }

  /** On beyond what is recorded. */
  *onTo(tick: number): Work<void> {
    if (!this.life.alive) return;
    yield* this.#live(this.life.policy.tickIntervalMs, tick - this.life.tick);
  }

  *#fold({ seq, input }: JournalRecord, times: number): Work<void> {
    if (isMark(input)) return;
    if (input.kind === 'tick') {
      // A tick cannot be left out; a late one is made on time.
      yield* this.#live(this.#left.has(seq) ? this.life.policy.tickIntervalMs : input.dtMs, times);
      return;
    }
    if (this.#left.has(seq)) return;
    this.#intervene();
    this.life.apply(this.#isQuiet && input.kind === 'policy' ? quieted(input.policy) : input);
  }

  *#live(dtMs: number, times: number): Work<void> {
    const { life } = this;
    const tick: LifeInput = { kind: 'tick', dtMs };
    for (let left = times; left > 0 && life.alive;) {
      this.#intervene();
      const some = Math.min(left, SLICE_TICKS, Math.max(1, this.#nextTurn() - life.tick));
      for (let at = 0; at < some; at++) life.apply(tick);
      left -= some;
      this.#effort.ticks += some;
      yield this.#effort.step();
    }
  }

  /** The tick after which something is done next. */
  #nextTurn(): number {
    return Math.min(this.#nextCareTick, this.#isQuiet ? Infinity : this.#quietFrom);
  }

  /** Before anything else that follows the tick. */
  #intervene(): void {
    const { life } = this;
    if (!this.#isQuiet && life.tick >= this.#quietFrom) {
      this.#isQuiet = true;
      life.apply(quieted(life.policy));
    }
    const care = this.#care;
    if (care === null || life.tick < this.#nextCareTick) return;
    this.#nextCareTick += care.everyTicks;
    const { type, intensity } = care;
    life.apply({ kind: 'stimulus', type, intensity, source: CARE_SOURCE, note: null });
    this.#effort.doses += 1;
  }
}

const quieted = (policy: Life['policy']): LifeInput => ({
  kind: 'policy',
  policy: { ...policy, ambient: [] },
});
