import type { Bench } from '../../bench';
import { CALM_STRETCHES, type CourseWatch } from '../../course/course-watch';
import { INNER_RATE, subjectOf } from '../../course/quantities';
import { STRETCH_TICKS, type Stretch } from '../../course/stretch';
import type { Signal } from '../../desk/signal';
import type { Moment } from '../../observation';
import { RobustEwma, type RobustEwmaState } from '../../robust-ewma';
import { afterParams, said } from '../../words';
import { ACCEPTED_AFTER_HOURS, ticksParams } from './measures';

/** Weight of the newest stretch in the usual rate, and its smallest deviation. */
const WEIGHT = 1 / 3000;
const DEVIATION_MIN = 0.02;
/** So many stretches have to be seen before a rate is usual. */
const COUNT_MIN = 60;
/** Half-width of what is usual, deviations, and at least so much. */
const BAND_DEVIATIONS = 3;
const BAND_MIN = 0.05;
/** So far from the usual rate is a warning. */
const WARNING_FROM = 0.6;
/** Changes of policy so long before and after it began can be the cause, ms of lived time. */
const CAUSE_BEFORE_MS = 90_000;
const CAUSE_AFTER_MS = 60_000;

export type InnerRatesState = readonly [awake: RobustEwmaState, resting: RobustEwmaState];

/** How fast inner time usually runs, awake and resting. */
export class InnerRates {
  readonly #awake = new RobustEwma(WEIGHT, DEVIATION_MIN);
  readonly #resting = new RobustEwma(WEIGHT, DEVIATION_MIN);

  learn({ action, now }: Stretch): void {
    this.#of(action).learn(now[INNER_RATE] as number);
  }

  forget(): void {
    this.#awake.forget();
    this.#resting.forget();
  }

  state(): InnerRatesState {
    return [this.#awake.state(), this.#resting.state()];
  }

  restore([awake, resting]: InnerRatesState): void {
    this.#awake.restore(awake);
    this.#resting.restore(resting);
  }

  signal(moment: Moment, { causes }: Bench, { from, fromAgeMs }: CourseWatch, stretch: Stretch): Signal {
    const { count, mean, deviation } = this.#of(stretch.action);
    const rate = stretch.now[INNER_RATE] as number;
    const away = Math.abs(rate - mean);
    const slack = Math.max(BAND_MIN, BAND_DEVIATIONS * deviation);
    const isKnown = count >= COUNT_MIN;
    // What drives inner time can leave its course before the rate itself is unusual.
    const isUnusual = isKnown && away > slack;
    const means = isUnusual ? (stretch.action === 'rest' ? 'resting' : 'awake') : 'strays';
    const cause = causes.inputs(['policy'], fromAgeMs, CAUSE_BEFORE_MS, CAUSE_AFTER_MS);
    return {
      kind: 'inner-time',
      subject: subjectOf(INNER_RATE),
      severity: isKnown && away >= WARNING_FROM ? 'warning' : 'notice',
      observed: rate,
      expected: isKnown ? { low: mean - slack, high: mean + slack } : { low: null, high: null },
      causes: cause.seqs,
      from,
      message: said(`anomalies.innerTime.${means}`, {
        rate: Number(rate.toFixed(2)),
        low: Number(Math.max(0, mean - slack).toFixed(2)),
        high: Number((mean + slack).toFixed(2)),
        ...afterParams(cause),
      }),
      clearsWhen: said('anomalies.innerTime.clears', {
        ...ticksParams(CALM_STRETCHES * STRETCH_TICKS, moment),
        hours: ACCEPTED_AFTER_HOURS,
      }),
    };
  }

  #of(action: Stretch['action']): RobustEwma {
    return action === 'rest' ? this.#resting : this.#awake;
  }
}
