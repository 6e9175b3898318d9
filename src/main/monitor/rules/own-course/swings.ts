import type { Bench } from '../../bench';
import { COURSE, inUnit, subjectOf, TOLD_BY_APPRAISALS } from '../../course/quantities';
import type { Stretch } from '../../course/stretch';
import { Tremor, type Swinging } from '../../course/tremor';
import type { Signal } from '../../desk/signal';
import { placeOf, type Moment } from '../../observation';
import { afterParams, said, spanParams } from '../../words';
import {
  ACCEPTED_AFTER_HOURS,
  amountOf,
  isAccepted,
  isQuietStart,
  isVital,
  ticksMs,
  ticksParams,
} from './measures';

/** Smaller swings are not seen, part of the full value. */
const DEAD_BAND = 0.003;
/** Swings are told from this size on, in dead bands; half the sensitivity sees those of twice the size. */
const TOLD_FROM_BANDS = 2;
/** Swings that have become usual are this life's own: only larger ones are seen from then on. */
const SEEN_FROM_TIMES = 1.5;
/** Swings of a vital this large are a warning. */
const WARNING_FROM = 0.1;
/** Swings are over after so many ticks without one. */
const CALM_TICKS = 300;
/** A change of policy this shortly before can be the cause, ms of lived time. */
const CAUSE_BEFORE_MS = 60_000;

/** Oscillation and unrest: what swings is followed tick by tick, until it has been calm for a while. */
export class Swings {
  readonly #tremors: (Tremor | null)[] = COURSE.map(() => null);
  #followed = 0;
  readonly #deadBands = COURSE.map(() => DEAD_BAND);
  /** Lived time since which swings are told. */
  readonly #toldAgeMs: (number | null)[] = COURSE.map(() => null);

  startAfresh(): void {
    this.#tremors.fill(null);
    this.#followed = 0;
    this.#toldAgeMs.fill(null);
  }

  isFollowed(index: number): boolean {
    return this.#tremors[index] !== null;
  }

  isTold(index: number): boolean {
    return this.#toldAgeMs[index] !== null;
  }

  /** From now on the quantity is looked at tick by tick. */
  arm({ view }: Moment, index: number): void {
    if (this.isFollowed(index)) return;
    this.#tremors[index] = new Tremor(this.#deadBands[index] ?? DEAD_BAND, view.tick);
    this.#followed += 1;
  }

  follow({ view }: Moment, { change, expected }: Stretch): void {
    if (this.#followed === 0) return;
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const unexplained = (change[index] as number) - (expected[index] as number);
      this.#tremors[index]?.follow(unexplained, view.tick);
    }
  }

  /** @param begins called where swings are told that were not told before */
  settle(moment: Moment, bench: Bench, begins: (index: number) => void): void {
    if (this.#followed === 0) return;
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const tremor = this.#tremors[index] ?? null;
      if (tremor === null) continue;
      const isUsual = isAccepted(moment, this.#toldAgeMs[index] ?? null);
      if (isUsual) this.#deadBands[index] = SEEN_FROM_TIMES * (tremor.swinging()?.size ?? DEAD_BAND);
      if (isUsual || moment.view.tick - tremor.lastSwingTick > CALM_TICKS) this.#end(moment, bench, index);
      else if (this.#tells(moment, bench, index, tremor.swinging())) begins(index);
    }
  }

  state(): readonly number[] {
    return [...this.#deadBands];
  }

  restore(deadBands: readonly number[]): void {
    deadBands.forEach((deadBand, index) => (this.#deadBands[index] = deadBand));
  }

  #tells(moment: Moment, bench: Bench, index: number, swinging: Swinging | null): boolean {
    if (swinging === null || isQuietStart(moment)) return false;
    if (bench.desk.has(swinging.kind, subjectOf(index))) return false;
    if (swinging.size < TOLD_FROM_BANDS * DEAD_BAND * bench.times(swinging.kind)) return false;
    this.#toldAgeMs[index] ??= moment.view.ageMs;
    bench.desk.raise(moment, signalOf(moment, bench, index, swinging));
    return true;
  }

  #end(moment: Moment, { desk }: Bench, index: number): void {
    this.#tremors[index] = null;
    this.#followed -= 1;
    this.#toldAgeMs[index] = null;
    desk.clear(moment, 'oscillation', subjectOf(index));
    desk.clear(moment, 'unusual-variance', subjectOf(index));
  }
}

function signalOf(moment: Moment, { causes }: Bench, index: number, swinging: Swinging): Signal {
  const { kind, periodTicks, size, sinceTick } = swinging;
  const subject = subjectOf(index);
  const { tick, ms } = placeOf(moment);
  const sinceMs = ticksMs(tick - sinceTick, moment);
  const cause = causes.inputs(['policy'], moment.view.ageMs - sinceMs, CAUSE_BEFORE_MS, 0);
  const params = { subject, amount: amountOf(index, size), ...afterParams(cause) };
  return {
    kind,
    subject,
    severity: isVital(index) && size >= WARNING_FROM ? 'warning' : 'notice',
    observed: inUnit(index, size),
    expected: { low: 0, high: inUnit(index, DEAD_BAND) },
    causes: cause.seqs,
    from: { tick: sinceTick, ms: ms - sinceMs },
    message:
      kind === 'oscillation'
        ? said('anomalies.oscillation.message', { ...params, ...ticksParams(periodTicks, moment) })
        : said('anomalies.unusualVariance.message', { ...params, ...spanParams(sinceMs) }),
    clearsWhen: said('anomalies.swinging.clears', {
      subject,
      ...ticksParams(CALM_TICKS, moment),
      hours: ACCEPTED_AFTER_HOURS,
    }),
  };
}
