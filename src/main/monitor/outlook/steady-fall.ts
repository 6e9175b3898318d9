import type { LifeView } from '../../../shared/views';
import { VITAL_MAX, VITALS, type Vital } from '../../../shared/vocabulary';
import type { Place } from '../desk/signal';
import { placeOf, type Moment } from '../observation';
import { KEPT_FACTOR, type Forecast } from './forecast';
import { theilSen } from './theil-sen';

/** A point every 20 s of lived time; ten minutes are kept. */
const POINT_MS = 20_000;
const KEPT = 30;
const POINTS_MIN = 9;
/** Each third of the time must fall at the pace of the whole, up to this factor: a blow is no steady fall. */
const STEADY_FACTOR = 2;
/** No pace is known better than this. */
const LOW_PART = 0.8;
const HIGH_PART = 1.25;
const BAND_RATIO_MAX = 4;

export interface SteadyFallState {
  readonly count: number;
  readonly nextAtMs: number;
  readonly agesMs: readonly number[];
  readonly levels: readonly number[];
  readonly places: readonly (Place | null)[];
  readonly shown: boolean;
}

/**
 * How long a life has while a vital falls steeply and steadily to an end that is near: the straight line through
 * the last ten minutes (`theilSen`), followed to where the vital is used up.
 */
export class SteadyFall {
  readonly #agesMs = new Float64Array(KEPT);
  readonly #levels = new Float64Array(KEPT * VITALS.length);
  readonly #places: (Place | null)[] = new Array<Place | null>(KEPT).fill(null);
  readonly #x = new Float64Array(KEPT);
  readonly #y = new Float64Array(KEPT);
  readonly #slopes = new Float64Array((KEPT * (KEPT - 1)) / 2);
  #nextAtMs = 0;
  #count = 0;
  #shown = false;

  /** @returns true when there is a new point to look at */
  follow(moment: Moment): boolean {
    const { view } = moment;
    if (view.ageMs < this.#nextAtMs) return false;
    this.#nextAtMs = view.ageMs + POINT_MS;
    const place = this.#count % KEPT;
    this.#agesMs[place] = view.ageMs;
    this.#places[place] = placeOf(moment);
    this.#read(place, view);
    this.#count += 1;
    return true;
  }

  /** To be asked once after each point. */
  forecast(): Forecast | null {
    let soonest: Forecast | null = null;
    if (this.#count >= POINTS_MIN) {
      for (let vital = 0; vital < VITALS.length; vital++) {
        const found = this.#look(vital);
        if (found !== null && (soonest === null || found.likely < soonest.likely)) soonest = found;
      }
    }
    this.#shown = soonest !== null;
    return soonest;
  }

  forget(): void {
    this.#count = 0;
    this.#nextAtMs = 0;
    this.#shown = false;
  }

  #read(place: number, { vitals }: LifeView): void {
    const levels = this.#levels;
    levels[place * VITALS.length] = vitals.energy / VITAL_MAX.energy;
    levels[place * VITALS.length + 1] = vitals.integrity;
    levels[place * VITALS.length + 2] = vitals.stability;
  }

  #look(vital: number): Forecast | null {
    const points = Math.min(this.#count, KEPT);
    const x = this.#x.subarray(0, points);
    const y = this.#y.subarray(0, points);
    const first = this.#count - points;
    const nowMs = this.#agesMs[(this.#count - 1) % KEPT] as number;
    for (let point = 0; point < points; point++) {
      const place = (first + point) % KEPT;
      x[point] = (this.#agesMs[place] as number) - nowMs;
      y[point] = this.#levels[place * VITALS.length + vital] as number;
    }
    // Not farther ahead than it was watched; what is too far even at twice the pace is not looked at any closer.
    const spanMs = -(x[0] as number);
    const aheadMs = spanMs * (this.#shown ? KEPT_FACTOR : 1);
    const fallen = (y[0] as number) - (y[points - 1] as number);
    if (fallen <= 0 || (y[points - 1] as number) * spanMs > STEADY_FACTOR * fallen * aheadMs) return null;

    const { slope, slopeLow, slopeHigh, level } = theilSen(x, y, this.#slopes);
    if (slopeHigh >= 0 || !isSteady(x, y, slope)) return null;
    const likely = Math.max(level / -slope, 0);
    const low = Math.max(Math.min(level / -slopeLow, likely * LOW_PART), 0);
    const high = Math.max(level / -slopeHigh, likely * HIGH_PART, POINT_MS);
    if (likely > aheadMs || high > BAND_RATIO_MAX * low + POINT_MS) return null;
    return {
      vital: VITALS[vital] as Vital,
      low,
      likely,
      high,
      asOfAgeMs: nowMs,
      from: this.#places[first % KEPT] as Place,
      sinceAgeMs: nowMs - spanMs,
    };
  }

  state(): SteadyFallState {
    return {
      count: this.#count,
      nextAtMs: this.#nextAtMs,
      agesMs: [...this.#agesMs],
      levels: [...this.#levels],
      places: [...this.#places],
      shown: this.#shown,
    };
  }

  restore({ count, nextAtMs, agesMs, levels, places, shown }: SteadyFallState): void {
    this.#count = count;
    this.#nextAtMs = nextAtMs;
    this.#agesMs.set(agesMs);
    this.#levels.set(levels);
    places.forEach((place, index) => (this.#places[index] = place));
    this.#shown = shown;
  }
}

function isSteady(x: Float64Array, y: Float64Array, slope: number): boolean {
  const last = x.length - 1;
  for (let third = 0; third < 3; third++) {
    const from = Math.round((last * third) / 3);
    const to = Math.round((last * (third + 1)) / 3);
    const pace = ((y[to] as number) - (y[from] as number)) / ((x[to] as number) - (x[from] as number));
    const ratio = pace / slope;
    if (ratio < 1 / STEADY_FACTOR || ratio > STEADY_FACTOR) return false;
  }
  return true;
}
