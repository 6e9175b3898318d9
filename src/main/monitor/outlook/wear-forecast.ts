import { VITALS, type Vital } from '../../../shared/vocabulary';
import type { Place } from '../desk/signal';
import { placeOf, type Moment } from '../observation';
import { KEPT_FACTOR, type Forecast } from './forecast';
import { DAY, HalfHours, type HalfHoursState } from './half-hours';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * So much of a full vital one more unit of drift takes in the end. Measured over simulated lives of the natural
 * policy: 0.9 to 1 for untended ones at each age past the half, up to 1.4 for tended ones, which wear out slowly.
 * Where drift harms less, by another policy, `PRICE_MIN` keeps this from being used.
 */
const PRICE = 0.95;
/** The envelope is that of the last day: it lies half a day back. */
const LAG_MS = DAY_MS / 2;
/** The late end of the band grants the envelope half of that: some lives linger near their end. */
const HIGH_LAG_MS = LAG_MS / 2;
/** Nine in ten of the lives measured ended between these parts of the likely time. */
const LOW_PART = 0.46;
const HIGH_PART = 1.5;
const LIKELY_MIN_MS = HOUR_MS;
const HIGH_MIN_MS = 12 * HOUR_MS;
/** Weight of a half-hour in the level of late, which is that of about three days. */
const LATE_WEIGHT = 1 / (3 * DAY);
/** Falls when the envelope lies so far below its level of late, part of full; until it is back by three quarters. */
const FALLS_BELOW = 0.02;
const FALLS_STILL_BELOW = 0.005;
/** What drift has cost of late, per unit: below this it is not what wears this life out. */
const PRICE_MIN = 0.1;
/** Farther than this, and farther than it was watched, nothing is foreseen. */
const LIKELY_MAX_MS = 7 * DAY_MS;
/** A band that is wider than this says too little. */
const BAND_RATIO_MAX = 5;
const BAND_SLACK_MS = 30 * HOUR_MS;

export interface WearForecastState {
  readonly halfHours: HalfHoursState;
  readonly late: readonly number[];
  readonly lateDrift: number;
  readonly fallingFrom: readonly (Place | null)[];
  readonly shown: boolean;
}

/**
 * How long a life has while it wears out: its decline is measured in drift, the wear it cannot undo, and not in
 * hours (an operational time scale: Singpurwalla 1995, "Survival in dynamic environments"), since a vital falls
 * faster and faster by the clock but about evenly by the drift. What is left of the lowest vital's lower envelope,
 * over the present pace of drift, is the time left; the band is the spread of this forecast's errors over simulated
 * lives (split conformal prediction: Papadopoulos et al. 2002), widened where the pace itself is changing.
 */
export class WearForecast {
  readonly #halfHours = new HalfHours();
  /** The envelope of each vital, and drift, over the last days. */
  readonly #late = new Float64Array(VITALS.length);
  #lateDrift = 0;
  readonly #fallingFrom: (Place | null)[] = VITALS.map(() => null);
  #shown = false;

  /** @returns true when there is something new to look at */
  follow(moment: Moment): boolean {
    if (!this.#halfHours.follow(moment.view)) return false;
    if (this.#halfHours.count >= DAY) this.#learn(moment);
    return true;
  }

  /** To be asked once after each half-hour: what was foreseen is withdrawn less readily than it is told. */
  forecast(ageMs: number): Forecast | null {
    const found = this.#halfHours.count < DAY ? null : this.#look(ageMs);
    this.#shown = found !== null;
    return found;
  }

  forget(): void {
    this.#halfHours.forget();
    this.#late.fill(0);
    this.#lateDrift = 0;
    this.#fallingFrom.fill(null);
    this.#shown = false;
  }

  #learn(moment: Moment): void {
    const halfHours = this.#halfHours;
    const weight = Math.max(LATE_WEIGHT, 1 / (halfHours.count - DAY + 1));
    const late = this.#late;
    this.#lateDrift += weight * (halfHours.drift - this.#lateDrift);
    for (let vital = 0; vital < VITALS.length; vital++) {
      const envelope = halfHours.envelope(vital);
      const before = late[vital] as number;
      late[vital] = before + weight * (envelope - before);
      const below = (late[vital] as number) - envelope;
      const falling = below > (this.#fallingFrom[vital] === null ? FALLS_BELOW : FALLS_STILL_BELOW);
      this.#fallingFrom[vital] = falling ? (this.#fallingFrom[vital] ?? placeOf(moment)) : null;
    }
  }

  #look(ageMs: number): Forecast | null {
    const halfHours = this.#halfHours;
    let lowest = 0;
    for (let vital = 1; vital < VITALS.length; vital++) {
      if (halfHours.envelope(vital) < halfHours.envelope(lowest)) lowest = vital;
    }
    const envelope = halfHours.envelope(lowest);
    const from = this.#fallingFrom[lowest] ?? null;
    const lastDay = halfHours.driftPace(DAY);
    const lastDays = halfHours.driftPace(2 * DAY);
    if (from === null || lastDay <= 0 || lastDays <= 0) return null;
    const paid = (this.#late[lowest] as number) - envelope;
    if (paid < PRICE_MIN * (halfHours.drift - this.#lateDrift)) return null;

    const atPace = (pace: number): number => envelope / (PRICE * pace);
    const likely = Math.max(atPace(lastDays) - LAG_MS, LIKELY_MIN_MS);
    const soonest = LOW_PART * atPace(Math.max(lastDay, lastDays)) - LAG_MS;
    const latest = HIGH_PART * atPace(Math.min(lastDay, lastDays)) - HIGH_LAG_MS;
    const low = Math.min(Math.max(soonest, 0), likely);
    const high = Math.max(latest, likely, HIGH_MIN_MS);
    const slack = this.#shown ? KEPT_FACTOR : 1;
    const watchedMs = (halfHours.count * DAY_MS) / DAY;
    const far = likely > slack * Math.min(watchedMs, LIKELY_MAX_MS);
    const vague = high > slack * (BAND_RATIO_MAX * low + BAND_SLACK_MS);
    if (far || vague) return null;
    const vital = VITALS[lowest] as Vital;
    return { vital, low, likely, high, asOfAgeMs: ageMs, from, sinceAgeMs: ageMs - DAY_MS };
  }

  state(): WearForecastState {
    return {
      halfHours: this.#halfHours.state(),
      late: [...this.#late],
      lateDrift: this.#lateDrift,
      fallingFrom: [...this.#fallingFrom],
      shown: this.#shown,
    };
  }

  restore({ halfHours, late, lateDrift, fallingFrom, shown }: WearForecastState): void {
    this.#halfHours.restore(halfHours);
    this.#late.set(late);
    this.#lateDrift = lateDrift;
    fallingFrom.forEach((from, vital) => (this.#fallingFrom[vital] = from));
    this.#shown = shown;
  }
}
