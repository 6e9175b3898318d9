import type { Severity } from '../../../../shared/vocabulary';
import type { Bench } from '../../bench';
import { CALM_STRETCHES, CourseWatch } from '../../course/course-watch';
import { AROUSAL, COURSE, INNER_RATE, subjectOf } from '../../course/quantities';
import { STRETCH_TICKS, type Stretch } from '../../course/stretch';
import type { Signal } from '../../desk/signal';
import { placeOf, type Moment } from '../../observation';
import type { RobustEwmaState } from '../../robust-ewma';
import { afterParams, said, spanParams } from '../../words';
import { InnerRates, type InnerRatesState } from './inner-rates';
import {
  ACCEPTED_AFTER_HOURS,
  amountOf,
  isAccepted,
  isVital,
  perHour,
  ticksMs,
  ticksParams,
} from './measures';
import { noRecoverySignal, Recoveries } from './recoveries';

/** Unexplained pace that is nothing, part of the full value per tick: 0.9 % an hour at one tick a second. */
const PACE_FLOOR = 2.5e-6;
const AROUSAL_PACE_FLOOR = 2e-5;
const INNER_PACE_FLOOR = 3e-4;
/** Strayed so far beyond the band, a quantity drifts; parts of the full value. */
const TOLD_FROM = 0.01;
const AROUSAL_TOLD_FROM = 0.02;
const INNER_TOLD_FROM = 0.05;
/** After a shock it takes less: that it does not come back was to be looked for. */
const NO_RECOVERY_FROM = 0.004;
const TOLD_AGAIN_FACTOR = 2;
/** Parts of the full value that make the harm to a vital a warning, or grave. */
const WARNING_FROM = 0.15;
const GRAVE_FROM = 0.3;
/** Inputs so long before and after it began can be the cause, ms of lived time. */
const CAUSE_BEFORE_MS = 90_000;
const CAUSE_AFTER_MS = 60_000;

const floorOf = (name: (typeof COURSE)[number]): number =>
  name === 'innerRate' ? INNER_PACE_FLOOR : name === 'arousal' ? AROUSAL_PACE_FLOOR : PACE_FLOOR;
const toldFrom = (index: number): number =>
  index === INNER_RATE ? INNER_TOLD_FROM : index === AROUSAL ? AROUSAL_TOLD_FROM : TOLD_FROM;
const isInner = (index: number): boolean => index >= AROUSAL;

export interface DriftsState {
  readonly misses: readonly RobustEwmaState[];
  readonly rates: InnerRatesState;
}

/** What strays from its course: a drift, a shock that nothing comes back from, inner time out of step. */
export class Drifts {
  readonly #watches = COURSE.map((name) => new CourseWatch(floorOf(name)));
  readonly #recoveries = new Recoveries();
  readonly #rates = new InnerRates();

  startAfresh(): void {
    for (const watch of this.#watches) watch.over();
    this.#recoveries.startAfresh();
  }

  noteEvents(moment: Moment, { now }: Stretch): void {
    this.#recoveries.note(moment, now);
  }

  /** @param spread how much less sure than usual the forecast is */
  face(index: number, spread: number): void {
    this.#of(index).spread = spread;
  }

  /** Half-width of what is usual in a tick. */
  band(index: number): number {
    return this.#of(index).band;
  }

  /** No band is narrower. */
  leastBand(index: number): number {
    return this.#of(index).floor;
  }

  isStraying(index: number): boolean {
    return this.#of(index).straying;
  }

  isTold(index: number): boolean {
    return this.#of(index).toldAgeMs !== null;
  }

  isUsual(moment: Moment, index: number): boolean {
    return isAccepted(moment, this.#of(index).toldAgeMs);
  }

  /** A stretch that took its usual course, or nearly; per tick. */
  learn(index: number, miss: number): void {
    this.#of(index).learn(miss);
  }

  /** How fast inner time runs is learned while it runs its course. */
  learnRate(stretch: Stretch): void {
    if (!this.isStraying(INNER_RATE) && !this.isStraying(AROUSAL)) this.#rates.learn(stretch);
  }

  /**
   * Follows how far the quantity is off its course, and tells when that is far.
   * @param miss of the stretch that is complete, per tick
   * @param mayTell false while it is told as something else
   */
  follow(
    moment: Moment,
    bench: Bench,
    index: number,
    {
      miss,
      stretch,
      mayTell,
    }: { readonly miss: number; readonly stretch: Stretch; readonly mayTell: boolean },
  ): void {
    const watch = this.#of(index);
    const wasStraying = watch.straying ? Math.sign(watch.strayed) : 0;
    watch.stray(miss, STRETCH_TICKS);
    if (watch.straying && Math.sign(watch.strayed) !== wasStraying) begin(moment, watch);
    if (this.isTold(index) && watch.calm) this.end(moment, bench, index);
    else if (watch.straying && mayTell && this.#isWorthTelling(moment, bench, index, stretch)) {
      watch.toldAgeMs ??= moment.view.ageMs;
      watch.toldMissed = Math.abs(watch.missed);
      this.#tell(moment, bench, index, stretch);
    }
  }

  /** It follows its own course again, or is told as something else. */
  end(moment: Moment, { desk }: Bench, index: number): void {
    const wasTold = this.isTold(index);
    this.#of(index).over();
    if (!wasTold) return;
    const subject = subjectOf(index);
    if (!isInner(index)) {
      desk.clear(moment, 'slow-drift', subject);
      desk.clear(moment, 'no-recovery', subject);
    } else if (!this.isTold(INNER_RATE) && !this.isTold(AROUSAL)) {
      desk.clear(moment, 'inner-time', subject);
    }
  }

  /** What it does is its own way from now on. */
  accept(moment: Moment, bench: Bench, index: number): void {
    this.end(moment, bench, index);
    if (index === INNER_RATE) this.#rates.forget();
  }

  state(): DriftsState {
    return { misses: this.#watches.map((watch) => watch.state()), rates: this.#rates.state() };
  }

  restore({ misses, rates }: DriftsState): void {
    misses.forEach((state, index) => this.#watches[index]?.restore(state));
    this.#rates.restore(rates);
  }

  #isWorthTelling(moment: Moment, { times }: Bench, index: number, stretch: Stretch): boolean {
    const watch = this.#of(index);
    const strayed = Math.abs(watch.strayed);
    const isKnown = this.isTold(index);
    if (strayed < toldFrom(index) * times(isInner(index) ? 'inner-time' : 'slow-drift')) {
      if (isInner(index) || isKnown || strayed < NO_RECOVERY_FROM * times('no-recovery')) return false;
      return this.#recoveries.failing(moment, index, watch, stretch) !== null;
    }
    return !isKnown || Math.abs(watch.missed) >= watch.toldMissed * TOLD_AGAIN_FACTOR;
  }

  #tell(moment: Moment, bench: Bench, index: number, stretch: Stretch): void {
    const { desk } = bench;
    const watch = this.#of(index);
    if (isInner(index)) {
      desk.raise(moment, this.#rates.signal(moment, bench, watch, stretch));
      return;
    }
    const shock = this.#recoveries.failing(moment, index, watch, stretch);
    if (shock === null) {
      desk.raise(moment, driftSignal(moment, bench, index, watch, stretch));
      return;
    }
    desk.clear(moment, 'slow-drift', subjectOf(index));
    const of = { level: stretch.now[index] as number, severity: severityOf(index, watch) };
    desk.raise(moment, noRecoverySignal(moment, index, shock, watch, of));
  }

  #of(index: number): CourseWatch {
    return this.#watches[index] as CourseWatch;
  }
}

/** It left its course with the stretch that is complete now. */
function begin(moment: Moment, watch: CourseWatch): void {
  const { tick, ms } = placeOf(moment);
  const backMs = ticksMs(STRETCH_TICKS, moment);
  watch.from = { tick: tick - STRETCH_TICKS, ms: ms - backMs };
  watch.fromAgeMs = moment.view.ageMs - backMs;
}

function severityOf(index: number, { missed }: CourseWatch): Severity {
  if (!isVital(index) || missed > -WARNING_FROM) return 'notice';
  return missed > -GRAVE_FROM ? 'warning' : 'grave';
}

function driftSignal(
  moment: Moment,
  { causes }: Bench,
  index: number,
  watch: CourseWatch,
  stretch: Stretch,
): Signal {
  const subject = subjectOf(index);
  const pace = stretch.expected[index] as number;
  const cause = causes.inputs(['policy', 'fault'], watch.fromAgeMs, CAUSE_BEFORE_MS, CAUSE_AFTER_MS);
  const spanMs = Math.max(moment.view.ageMs - watch.fromAgeMs, 1000);
  return {
    kind: 'slow-drift',
    subject,
    severity: severityOf(index, watch),
    observed: perHour(index, stretch.observed(index), moment),
    expected: {
      low: perHour(index, pace - watch.band, moment),
      high: perHour(index, pace + watch.band, moment),
    },
    causes: cause.seqs,
    from: watch.from,
    message: said(`anomalies.slowDrift.${watch.missed > 0 ? 'up' : 'down'}`, {
      subject,
      amount: amountOf(index, watch.missed),
      ...spanParams(spanMs),
      ...afterParams(cause),
    }),
    clearsWhen: said('anomalies.slowDrift.clears', {
      subject,
      ...ticksParams(CALM_STRETCHES * STRETCH_TICKS, moment),
      hours: ACCEPTED_AFTER_HOURS,
    }),
  };
}
