import { VITAL_MAX, type Severity, type Vital } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import { NO_CAUSES } from '../cause-log';
import type { Place } from '../desk/signal';
import { Exceedances, type ExceedancesState } from '../learning/exceedances';
import { placeOf, type Moment } from '../observation';
import { RobustEwma } from '../robust-ewma';
import { fastFallMessage } from './fast-fall-words';

/** Weight of the newest tick in the baseline: it spans about ten minutes of ticks. */
const BASELINE_WEIGHT = 1 / 600;
/** Half-width of the usual band, deviations. */
const BAND_DEVIATIONS = 3;
/** Smallest deviation a baseline can have, as fractions of a full vital and of the usual change. */
const DEVIATION_FLOOR = 1e-5;
const DEVIATION_OF_MEAN = 0.25;
/** Fall beyond the usual that is worth telling, as fractions of a full vital. */
const NOTICE_FROM = 0.05;
const WARNING_FROM = 0.15;
const GRAVE_FROM = 0.3;
/** Where falls are common, only those are told that are seldom for this life: once in so much lived time. */
const NOTICE_ONCE_PER_MS = 4 * 86_400_000;
const WARNING_ONCE_PER_MS = 60 * 86_400_000;
/** Falls from this fraction on are learned of. */
const LEARNED_FROM = 0.02;
/** A baseline younger than this tells nothing. */
const QUIET_START_TICKS = 60;
/** So long within the band, ms of lived time, and the fall is over; one that was not told yet may go on later. */
const CALM_MS = 60_000;
const CALM_UNTOLD_MS = 240_000;
/** Inputs that did less than this part of a fall do not explain it. */
const EXPLAINS_FROM = 0.5;
/** An open fall is told again when it has grown by this factor. */
const TOLD_AGAIN_FACTOR = 1.5;

/**
 * A fall faster than usual. What is usual is this life's own: a robust EWMA band around the change of the vital
 * per nominal tick. What exceeds the band adds up in a one-sided CUSUM (Page 1954, "Continuous inspection
 * schemes"), so that one hard blow and many small ones are found by the same rule, each with the moment it
 * began. A steady decline is the baseline, and no anomaly; a lasting change of pace becomes the new baseline.
 * How large a fall has to be is learned from the falls this life has had.
 */
export class FastFallRule implements Rule {
  readonly #full: number;
  readonly #usual: RobustEwma;
  readonly #falls: Exceedances;
  #value = 0;
  /** The CUSUM: fall beyond the band since it began, in the vital's unit; 0 when there is none. */
  #excess = 0;
  #fromValue = 0;
  #fromAgeMs = 0;
  #from: Place = { tick: 0, ms: 0 };
  #lastOutsideAgeMs = 0;
  #toldExcess = 0;
  #open = false;

  constructor(private readonly vital: Vital) {
    this.#full = VITAL_MAX[vital];
    this.#usual = new RobustEwma(BASELINE_WEIGHT, DEVIATION_FLOOR * this.#full);
    this.#falls = new Exceedances(LEARNED_FROM);
  }

  observe(moment: Moment, bench: Bench): void {
    const value = moment.view.vitals[this.vital];
    if (moment.fresh) {
      this.#startAfresh(value);
      return;
    }
    const before = this.#value;
    this.#value = value;
    // A late tick holds the change of several nominal ones.
    const nominalTicks = moment.elapsedMs / moment.view.policy.tickIntervalMs;
    // A rise that ends is no fall: against a rising baseline, standing still counts as usual.
    const usual = Math.min(0, this.#usual.mean) * nominalTicks;
    const excess = usual - this.#slack() * nominalTicks - (value - before);
    if (nominalTicks > 0) this.#usual.learn((value - before) / nominalTicks);
    this.#falls.pass(moment.elapsedMs);
    if (moment.settledTicks < QUIET_START_TICKS) return;

    if (excess > 0) this.#fall(moment, bench, before, excess);
    else if (this.#excess > 0 || this.#open) this.#calm(moment, bench, excess);
  }

  state(): ExceedancesState {
    return this.#falls.state();
  }

  restore(state: ExceedancesState): void {
    this.#falls.restore(state);
  }

  #fall(moment: Moment, bench: Bench, before: number, excess: number): void {
    const { ageMs } = moment.view;
    if (this.#excess === 0) {
      this.#fromValue = before;
      this.#fromAgeMs = ageMs - moment.elapsedMs;
      this.#from = placeOf(moment);
    }
    this.#excess += excess;
    this.#lastOutsideAgeMs = ageMs;
    const worthTelling = this.#open
      ? this.#toldExcess * TOLD_AGAIN_FACTOR
      : this.#noticeFrom(bench) * this.#full;
    if (this.#excess >= worthTelling) this.#report(moment, bench);
  }

  /** A tick within the band, or above it: `excess` is not above zero. */
  #calm(moment: Moment, bench: Bench, excess: number): void {
    const fell = this.#excess;
    this.#excess = Math.max(0, fell + excess);
    const calmMs = moment.view.ageMs - this.#lastOutsideAgeMs;
    const over = calmMs >= (this.#open ? CALM_MS : CALM_UNTOLD_MS);
    if (!over && this.#excess > 0) return;
    // Each fall is learned of once, by what it came to.
    if (fell > 0) this.#falls.learn((this.#fromValue - moment.view.vitals[this.vital]) / this.#full);
    if (!over) return;
    this.#excess = 0;
    if (this.#open) bench.desk.clear(moment, 'fast-fall', this.vital);
    this.#open = false;
  }

  #report(moment: Moment, bench: Bench): void {
    const { view } = moment;
    const elapsedMs = view.ageMs - this.#fromAgeMs;
    const nominalTicks = elapsedMs / view.policy.tickIntervalMs;
    const usual = this.#usual.mean * nominalTicks;
    const slack = this.#slack() * nominalTicks;
    const fell = this.#fromValue - view.vitals[this.vital];
    const movers = bench.causes.of(this.vital, this.#fromAgeMs);
    const cause = movers.moved >= EXPLAINS_FROM * fell ? movers : NO_CAUSES;
    this.#open = true;
    this.#toldExcess = this.#excess;
    bench.desk.raise(moment, {
      kind: 'fast-fall',
      subject: this.vital,
      severity: this.#severity(this.#excess / this.#full, bench.times('fast-fall')),
      observed: -fell,
      expected: { low: usual - slack, high: usual + slack },
      causes: cause.seqs,
      from: this.#from,
      message: fastFallMessage({ vital: this.vital, fell, elapsedMs, usualFall: -usual, slack, cause }),
      clearsWhen: {
        key: 'anomalies.fastFall.clears',
        params: { vital: this.vital, seconds: CALM_MS / 1000 },
      },
    });
  }

  #startAfresh(value: number): void {
    this.#usual.forget();
    this.#value = value;
    this.#excess = 0;
    this.#open = false;
  }

  /** Half-width of the usual band of the change in one nominal tick. */
  #slack(): number {
    const { mean, deviation } = this.#usual;
    return BAND_DEVIATIONS * Math.max(deviation, DEVIATION_OF_MEAN * Math.abs(mean));
  }

  #noticeFrom({ times }: Bench): number {
    return Math.max(NOTICE_FROM, this.#falls.oncePer(NOTICE_ONCE_PER_MS)) * times('fast-fall');
  }

  #severity(fraction: number, times: number): Severity {
    const warningFrom = Math.max(WARNING_FROM, this.#falls.oncePer(WARNING_ONCE_PER_MS));
    const graveFrom = Math.max(GRAVE_FROM, warningFrom * 1.5);
    if (fraction >= graveFrom * times) return 'grave';
    return fraction >= warningFrom * times ? 'warning' : 'notice';
  }
}
