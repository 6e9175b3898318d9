import type { Outlook } from '../../../shared/monitor';
import { VITALS, type Severity } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import type { Moment } from '../observation';
import { KEPT_FACTOR, type Forecast } from './forecast';
import { SteadyFall, type SteadyFallState } from './steady-fall';
import { trendSignal } from './trend-words';
import { WearForecast, type WearForecastState } from './wear-forecast';

const HOUR_MS = 3_600_000;
/** An end within so much lived time is told; within so much it is grave. */
const TOLD_WITHIN_MS = 24 * HOUR_MS;
const GRAVE_WITHIN_MS = 3 * HOUR_MS;
/** Nothing is told of a life that was watched for less: it may be its way. */
const QUIET_START_MS = HOUR_MS;
/** Told again when the end has come so much nearer. */
const TOLD_AGAIN_FACTOR = 2;

export interface TrendRuleState {
  readonly wear: WearForecastState;
  readonly steady: SteadyFallState;
  readonly worn: Forecast | null;
  readonly watchedFromMs: number;
  readonly ageMs: number;
}

/**
 * Time to death by the present trend: by wear over days; by a steady fall over minutes where that ends sooner than
 * wear could, or a life is not known well enough yet.
 * Shown while it means something; told, as an anomaly with hysteresis, when the end is near and the vital has not
 * been told as low already. Looked at anew with every half-hour, and every 20 s for a steady fall.
 */
export class TrendRule implements Rule {
  readonly #wear = new WearForecast();
  readonly #steady = new SteadyFall();
  #worn: Forecast | null = null;
  #soonest: Forecast | null = null;
  #outlook: Outlook | null = null;
  /** Lived time at the first look, and at the last one. */
  #watchedFromMs = -1;
  #ageMs = 0;

  get outlook(): Outlook | null {
    return this.#outlook;
  }

  observe(moment: Moment, bench: Bench): void {
    const { ageMs } = moment.view;
    if (this.#watchedFromMs < 0 || ageMs < this.#ageMs || changesPolicy(moment)) this.#startAfresh(ageMs);
    this.#ageMs = ageMs;
    const halfHour = this.#wear.follow(moment);
    const point = this.#steady.follow(moment);
    if (halfHour) this.#worn = this.#wear.forecast(ageMs);
    if (!halfHour && !point) return;
    const steady = this.#steady.forecast();
    const sudden = steady !== null && (this.#worn === null || steady.high < this.#worn.low);
    this.#show(sudden ? steady : this.#worn);
    this.#settle(moment, bench);
    this.#tell(moment, bench);
  }

  #startAfresh(ageMs: number): void {
    this.#wear.forget();
    this.#steady.forget();
    this.#watchedFromMs = ageMs;
    this.#worn = null;
    this.#show(null);
  }

  #show(soonest: Forecast | null): void {
    if (soonest === this.#soonest) return;
    this.#soonest = soonest;
    this.#outlook = soonest === null ? null : outlookOf(soonest);
  }

  /** Clears what was told and is no longer foreseen. */
  #settle(moment: Moment, bench: Bench): void {
    const soonest = this.#soonest;
    for (const vital of VITALS) {
      const holds = soonest?.vital === vital && soonest.likely <= KEPT_FACTOR * toldWithinMs(bench);
      if (!holds) bench.desk.clear(moment, 'trend', vital);
    }
  }

  #tell(moment: Moment, bench: Bench): void {
    const soonest = this.#soonest;
    const withinMs = toldWithinMs(bench);
    if (soonest === null || soonest.likely > withinMs) return;
    if (moment.view.ageMs - this.#watchedFromMs < QUIET_START_MS) return;
    const { vital, likely, sinceAgeMs } = soonest;
    const known = bench.desk.find('trend', vital);
    if (known === undefined && bench.desk.has('vital-low', vital)) return;
    if (known !== undefined && likely * TOLD_AGAIN_FACTOR > known.observed) return;
    const severity: Severity = likely <= GRAVE_WITHIN_MS ? 'grave' : 'warning';
    const levels = { toldBelowMs: withinMs, clearsAboveMs: KEPT_FACTOR * withinMs };
    const causes = causesOf(soonest, bench, sinceAgeMs);
    bench.desk.raise(moment, trendSignal(soonest, levels, causes, severity));
  }

  state(): TrendRuleState {
    return {
      wear: this.#wear.state(),
      steady: this.#steady.state(),
      worn: this.#worn,
      watchedFromMs: this.#watchedFromMs,
      ageMs: this.#ageMs,
    };
  }

  /** What was shown is shown on. */
  restore({ wear, steady, worn, watchedFromMs, ageMs }: TrendRuleState): void {
    this.#wear.restore(wear);
    this.#steady.restore(steady);
    this.#worn = worn;
    this.#watchedFromMs = watchedFromMs;
    this.#ageMs = ageMs;
    this.#show(worn);
  }
}

const toldWithinMs = ({ times }: Bench): number => TOLD_WITHIN_MS / times('trend');

/** The events that did most to bring it about: those that lowered the vital, and where it wears out, raised drift. */
const causesOf = ({ vital }: Forecast, { causes }: Bench, sinceAgeMs: number): readonly number[] => {
  const worn = causes.of('drift', sinceAgeMs, 1).seqs;
  return [...new Set([...worn, ...causes.of(vital, sinceAgeMs).seqs])];
};

/** A policy is how a life goes on: what came before another one is no trend of it. */
function changesPolicy({ happenings }: Moment): boolean {
  if (happenings.length === 0) return false;
  return happenings.some(({ happening }) => happening.kind === 'policy');
}

const outlookOf = ({ vital, low, likely, high, asOfAgeMs }: Forecast): Outlook =>
  Object.freeze({ vital, inMs: Object.freeze({ low, likely, high }), asOfAgeMs });
