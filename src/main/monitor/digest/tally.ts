import { sinceBirthOf } from '../../../shared/books';
import type { LifeView } from '../../../shared/views';
import { EVENT_TYPES, gravityOf, SEVERITIES, type Severity } from '../../../shared/vocabulary';
import type { Moment } from '../observation';
import { EVENT_INDEX, readInto, SIZE } from './quantities';

const HALF_HOUR_MS = 30 * 60_000;

/** In the order in which they are written down. */
const NUMBERS = [
  ...(['fromTick', 'toTick', 'fromMs', 'toMs', 'livedMs', 'innerFromMs', 'innerToMs'] as const),
  ...(['rests', 'restMs', 'lateTicks', 'kept', 'forgotten'] as const),
] as const;

export interface TallyState {
  readonly values: readonly (readonly number[])[];
  readonly numbers: readonly number[];
  readonly dayPhase: number | null;
}

/** What came together over a time of a life: plain sums, so that a tick costs a few additions and no memory. */
export class Tally {
  readonly from = new Float64Array(SIZE);
  readonly to = new Float64Array(SIZE);
  readonly min = new Float64Array(SIZE);
  readonly max = new Float64Array(SIZE);
  /** Value times ms: the mean is one over lived time, however long the ticks were. */
  readonly area = new Float64Array(SIZE);
  readonly events = new Float64Array(EVENT_TYPES.length);
  readonly opened = new Float64Array(SEVERITIES.length);
  fromTick = 0;
  toTick = 0;
  fromMs = 0;
  toMs = 0;
  livedMs = 0;
  innerFromMs = 0;
  innerToMs = 0;
  rests = 0;
  restMs = 0;
  lateTicks = 0;
  kept = 0;
  forgotten = 0;
  /** Position in the life's own day half an hour after it began. */
  dayPhase: number | null = null;

  begin(view: LifeView): void {
    readInto(this.to, view);
    this.from.set(this.to);
    this.min.set(this.to);
    this.max.set(this.to);
    this.area.fill(0);
    this.events.fill(0);
    this.opened.fill(0);
    this.fromTick = this.toTick = view.tick;
    this.fromMs = this.toMs = sinceBirthOf(view);
    this.innerFromMs = this.innerToMs = view.innerMs;
    this.livedMs = this.restMs = this.lateTicks = this.kept = this.forgotten = 0;
    // One that goes on from before is one of its rests.
    this.rests = view.action === 'rest' ? 1 : 0;
    this.dayPhase = view.dayPhase;
  }

  add(moment: Moment): void {
    const { view, elapsedMs } = moment;
    const { to, min, max, area } = this;
    readInto(to, view);
    for (let index = 0; index < SIZE; index++) {
      const value = to[index] as number;
      if (value < (min[index] as number)) min[index] = value;
      if (value > (max[index] as number)) max[index] = value;
      area[index] = (area[index] as number) + value * elapsedMs;
    }
    this.toTick = view.tick;
    this.toMs = sinceBirthOf(view);
    this.innerToMs = view.innerMs;
    this.livedMs += elapsedMs;
    if (this.livedMs <= HALF_HOUR_MS) this.dayPhase = view.dayPhase;
    if (view.action === 'rest') this.restMs += elapsedMs;
    if (moment.lateSeq !== null) this.lateTicks += 1;
    if (moment.happenings.length > 0) this.#read(moment);
  }

  #read({ happenings }: Moment): void {
    for (const { happening } of happenings) {
      if (happening.kind === 'event') {
        const index = EVENT_INDEX[happening.type];
        this.events[index] = (this.events[index] as number) + 1;
      } else if (happening.kind === 'action' && happening.to === 'rest') {
        this.rests += 1;
      } else if (happening.kind === 'memory') {
        this[happening.change] += 1;
      }
    }
  }

  noteOpened(severity: Severity): void {
    const index = gravityOf(severity);
    this.opened[index] = (this.opened[index] as number) + 1;
  }

  state(): TallyState {
    return {
      values: this.#arrays().map((values) => [...values]),
      numbers: NUMBERS.map((name) => this[name]),
      dayPhase: this.dayPhase,
    };
  }

  restore({ values, numbers, dayPhase }: TallyState): void {
    this.#arrays().forEach((array, index) => array.set(values[index] ?? []));
    NUMBERS.forEach((name, index) => (this[name] = numbers[index] as number));
    this.dayPhase = dayPhase;
  }

  #arrays(): readonly Float64Array[] {
    return [this.from, this.to, this.min, this.max, this.area, this.events, this.opened];
  }
}
