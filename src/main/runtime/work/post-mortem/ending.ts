import { told } from '../../../../shared/i18n';
import { Refusal } from '../../../../shared/refusal';
import type { Happening } from '../../../../shared/views';
import type { DeathCause, Phase, StimulusType, Vital } from '../../../../shared/vocabulary';
import { Life } from '../../../life/life';
import type { LifeState } from '../../../life/state';
import { Provenance } from '../../../monitor/provenance';
import { wholeOnes, type WholeCheckpoint } from '../../../vault/checkpoints';
import { isMark, type JournalRecord } from '../../../vault/journal-record';
import type { LifeStore } from '../../../vault/life-store';
import { beginningAt } from '../starts';
import { SLICE_TICKS, type Work } from '../work';
import type { Effort } from './effort';
import { metOf, type Met } from './met';

/** At most so much of a life is lived again: four months at one tick a second. */
const TICKS_MAX = 10_000_000;
/** Many records are few ticks, of a life whose every tick came late; they are held in memory. */
const RECORDS_MAX = 1_000_000;
const MET_MAX = 200_000;
const SAMPLES = 20_000;
/** States are kept at distances from the end that grow by this: from one of them any tick is near. */
const WAYPOINT_RATIO = 1.4;
const WAYPOINT_NEAREST_TICKS = 32;

/** A state on the way, right after a tick, and what had been folded of the recorded inputs by then. */
export interface Waypoint {
  readonly state: LifeState;
  /** Records that had been folded whole. */
  readonly index: number;
  /** Inputs of the next one that had been. */
  readonly done: number;
}

/** A vital in the course of the stretch, right after some of its ticks. */
export interface Sample {
  readonly tick: number;
  readonly vitals: Readonly<Record<Vital, number>>;
}

/** The last stretch of a dead life, as it was lived: the whole life where that is not too long. */
export interface Ending {
  /** The dead life. */
  readonly life: Life;
  readonly death: { readonly tick: number; readonly cause: DeathCause };
  /** Of the last input that reached it, Unix ms. */
  readonly atMs: number;
  readonly sinceBirthMs: number;
  /** The tick from which on it was lived again. */
  readonly firstTick: number;
  /** What reached it and was folded, marks among it; the number of each is one more than of the one before. */
  readonly records: readonly JournalRecord[];
  /** Where the death came: so many records were folded whole, and so many inputs of the next. */
  readonly end: Pick<Waypoint, 'index' | 'done'>;
  /** Oldest first. */
  readonly waypoints: readonly Waypoint[];
  readonly met: readonly Met[];
  readonly samples: readonly Sample[];
  readonly phases: Readonly<Record<Phase, number>>;
  readonly transitions: number;
  readonly stimuli: Readonly<Partial<Record<StimulusType, number>>>;
  /** The falling asleep that belongs to a waking, by their records. */
  readonly sleepOf: ReadonlyMap<number, number>;
}

/**
 * Lives the end of a life again, from its birth where that is not too far.
 * @param fromTick where it is enough to begin, at a saved state at or before it
 * @throws Refusal where the life is not dead, or where no saved state leads to its end
 */
export function* endingOf(store: LifeStore, effort: Effort, fromTick = 0): Work<Ending> {
  const { from, records } = recordsFrom(store, fromTick);
  const passage = new Passage(from, store.anchor().tick);
  for (const record of records) {
    for (let done = 0; done < record.count && passage.life.alive; done += SLICE_TICKS) {
      effort.ticks += passage.fold(record, done, Math.min(record.count, done + SLICE_TICKS));
      yield effort.step();
    }
    if (!passage.life.alive) break;
  }
  return passage.ending(records);
}

/** @throws Refusal where no saved state leads to the end */
function recordsFrom(
  store: LifeStore,
  fromTick: number,
): { readonly from: WholeCheckpoint; readonly records: readonly JournalRecord[] } {
  let from = startOf(store, fromTick);
  let records: JournalRecord[] = [];
  for (const record of store.tail(from.anchor)) {
    if (record.input.kind === 'seam') {
      // What was lived before it leads to another state.
      from = beginningAt(store, record.seq);
      records = [];
    } else {
      records.push(record);
    }
  }
  return { from, records };
}

/** The nearest state before a tick that is not too far from the end. */
function startOf(store: LifeStore, fromTick: number): WholeCheckpoint {
  const last = store.anchor();
  const near = store
    .checkpointMarks()
    .filter(({ tick, anchor }) => tick >= last.tick - TICKS_MAX && anchor.seq >= last.seq - RECORDS_MAX)
    .map(({ tick }) => tick);
  const before = near.filter((tick) => tick <= fromTick);
  const tick = before.length > 0 ? Math.max(...before) : Math.min(last.tick, ...near);
  for (const state of wholeOnes(store.checkpointsUpTo(tick))) if (state.state.death === null) return state;
  throw new Refusal('damaged', told('runtime.work.noCheckpoint'));
}

/** A life on its way to its end, and what is noted of it. */
class Passage {
  readonly life: Life;
  readonly #firstTick: number;
  readonly #provenance: Provenance;
  readonly #waypointTicks: number[];
  readonly #waypoints: Waypoint[];
  readonly #sampleEvery: number;
  readonly #samples: Sample[] = [];
  #met: Met[] = [];
  readonly #phases: Record<Phase, number> = { init: 0, run: 0, degrade: 0, terminated: 0 };
  #phase: { phase: Phase; sinceTick: number };
  #transitions = 0;
  readonly #stimuli: Partial<Record<StimulusType, number>> = {};
  readonly #sleepOf = new Map<number, number>();
  #lastSleep: number | null = null;
  #index = 0;
  #last: { atMs: number; sinceBirthMs: number; done: number };

  constructor({ state, atMs }: WholeCheckpoint, lastTick: number) {
    this.life = Life.from(state);
    this.#firstTick = state.tick;
    this.#provenance = new Provenance(state.queue.length);
    this.#waypoints = [{ state, index: 0, done: 0 }];
    this.#waypointTicks = waypointTicks(state.tick, lastTick);
    this.#sampleEvery = Math.max(1, Math.ceil((lastTick - state.tick) / SAMPLES));
    this.#phase = { phase: state.phase, sinceTick: state.tick };
    this.#last = { atMs, sinceBirthMs: Math.round(state.ageMs + state.downtimeMs), done: 0 };
    this.#sample();
  }

  /** Folds some of a record's inputs, up to a death. @returns how many ticks were lived */
  fold(record: JournalRecord, from: number, to: number): number {
    const { life } = this;
    const { input } = record;
    const beganAt = life.tick;
    if (isMark(input)) {
      this.#index += 1;
      return 0;
    }
    this.#note(record);
    for (let at = from; at < to && life.alive; at++) {
      const happenings = life.apply(input);
      if (input.kind === 'stimulus' || happenings.length > 0) this.#meet(record, at, happenings);
      if (!life.alive) this.#last = { ...placeIn(record, at), done: at + 1 };
      if (input.kind !== 'tick') continue;
      if (life.tick % this.#sampleEvery === 0) this.#sample();
      if (life.tick === this.#waypointTicks[0]) this.#keep(at + 1, record.count);
    }
    if (to === record.count && life.alive) this.#index += 1;
    return life.tick - beganAt;
  }

  /** @throws Refusal where it is not dead */
  ending(records: readonly JournalRecord[]): Ending {
    const { life } = this;
    const { death } = life.view();
    if (death === null) throw new Refusal('refused', told('postMortem.refused.alive'));
    this.#sample();
    const { atMs, sinceBirthMs, done } = this.#last;
    const { phase, sinceTick } = this.#phase;
    this.#phases[phase] += death.tick - sinceTick;
    return {
      ...{ life, death, atMs, sinceBirthMs, records },
      firstTick: this.#firstTick,
      end: { index: this.#index, done },
      waypoints: this.#waypoints,
      met: this.#met,
      samples: this.#samples,
      phases: this.#phases,
      transitions: this.#transitions,
      stimuli: this.#stimuli,
      sleepOf: this.#sleepOf,
    };
  }

  #note({ seq, input }: JournalRecord): void {
    if (input.kind === 'stimulus') this.#stimuli[input.type] = (this.#stimuli[input.type] ?? 0) + 1;
    if (input.kind === 'sleep') this.#lastSleep = seq;
    if (input.kind !== 'wake') return;
    if (this.#lastSleep !== null) this.#sleepOf.set(seq, this.#lastSleep);
    this.#lastSleep = null;
  }

  #meet(record: JournalRecord, at: number, happenings: readonly Happening[]): void {
    const { life } = this;
    const { policy } = life;
    for (const { seq, happening } of this.#provenance.attribute(record.seq, happenings, life.pending)) {
      if (happening.kind === 'phase') this.#turn(happening.to, happening.tick);
      const moment = { seq, tick: happening.tick, ...placeIn(record, at), policy };
      const met = metOf(happening, moment, record);
      if (met !== null) this.#met.push(met);
    }
    if (this.#met.length > MET_MAX) this.#met = this.#met.slice(MET_MAX / 2);
  }

  #turn(phase: Phase, tick: number): void {
    this.#phases[this.#phase.phase] += tick - this.#phase.sinceTick;
    this.#phase = { phase, sinceTick: tick };
    this.#transitions += 1;
  }

  #sample(): void {
    const { tick, vitals } = this.life.view();
    this.#samples.push({ tick, vitals });
  }

  #keep(done: number, count: number): void {
    this.#waypointTicks.shift();
    const whole = done === count;
    this.#waypoints.push({
      state: this.life.state(),
      index: this.#index + (whole ? 1 : 0),
      done: whole ? 0 : done,
    });
  }
}

/** Ascending. */
function waypointTicks(firstTick: number, lastTick: number): number[] {
  const ticks: number[] = [];
  for (
    let distance = WAYPOINT_NEAREST_TICKS;
    distance < lastTick - firstTick;
    distance = Math.ceil(distance * WAYPOINT_RATIO)
  ) {
    ticks.push(lastTick - distance);
  }
  return ticks.reverse();
}

/** Where one of a record's inputs stands in time. */
function placeIn({ input, count, atMs, lastAtMs, sinceBirthMs }: JournalRecord, at: number) {
  const eachMs = count > 1 ? (lastAtMs - atMs) / (count - 1) : 0;
  const dtMs = input.kind === 'tick' ? input.dtMs : 0;
  return { atMs: Math.round(atMs + eachMs * at), sinceBirthMs: sinceBirthMs - (count - 1 - at) * dtMs };
}
