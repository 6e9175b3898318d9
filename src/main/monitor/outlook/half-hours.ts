import type { LifeView } from '../../../shared/views';
import { VITAL_MAX, VITALS } from '../../../shared/vocabulary';

const LENGTH_MS = 30 * 60_000;
/** Half-hours in a day of lived time, and in a block whose lowest is taken: a quarter of a day. */
export const DAY = 48;
const BLOCK = 12;
/** Two days are kept. */
const KEPT = 2 * DAY;

export interface HalfHoursState {
  readonly count: number;
  readonly endsAtMs: number;
  readonly lowest: readonly number[];
  readonly lows: readonly number[];
  readonly drifts: readonly number[];
  readonly agesMs: readonly number[];
}

/** The last two days of a life by half-hours of lived time: how low each vital got (part of full), and drift. */
export class HalfHours {
  readonly #lows = new Float64Array(KEPT * VITALS.length);
  readonly #drifts = new Float64Array(KEPT);
  readonly #agesMs = new Float64Array(KEPT);
  /** Of the half-hour that goes on. */
  readonly #lowest = new Float64Array(VITALS.length).fill(Infinity);
  #endsAtMs = 0;
  #count = 0;

  /** How many have been seen, also those no longer kept. */
  get count(): number {
    return this.#count;
  }

  /** @returns true when a half-hour ended with this view */
  follow({ vitals, dynamics, ageMs }: LifeView): boolean {
    const lowest = this.#lowest;
    if (this.#endsAtMs === 0) this.#endsAtMs = ageMs + LENGTH_MS;
    const energy = vitals.energy / VITAL_MAX.energy;
    if (energy < (lowest[0] as number)) lowest[0] = energy;
    if (vitals.integrity < (lowest[1] as number)) lowest[1] = vitals.integrity;
    if (vitals.stability < (lowest[2] as number)) lowest[2] = vitals.stability;
    if (ageMs < this.#endsAtMs) return false;
    const place = this.#count % KEPT;
    this.#lows.set(lowest, place * VITALS.length);
    this.#drifts[place] = dynamics.drift;
    this.#agesMs[place] = ageMs;
    this.#count += 1;
    this.#endsAtMs = ageMs + LENGTH_MS;
    lowest.fill(Infinity);
    return true;
  }

  /**
   * The lower envelope over the last day: the mean of the lowest values of its four quarters (block minima, after
   * Gumbel 1958, "Statistics of Extremes"). A life ends at a low point, not at its mean. Needs a whole day.
   */
  envelope(vital: number): number {
    let sum = 0;
    for (let block = 0; block < DAY / BLOCK; block++) {
      let lowest = Infinity;
      for (let half = 0; half < BLOCK; half++) {
        const place = (this.#count - 1 - block * BLOCK - half) % KEPT;
        lowest = Math.min(lowest, this.#lows[place * VITALS.length + vital] as number);
      }
      sum += lowest;
    }
    return sum / (DAY / BLOCK);
  }

  get drift(): number {
    return this.#drifts[(this.#count - 1) % KEPT] as number;
  }

  /** Drift gained per ms of lived time, over the last so many half-hours or as many as are kept. */
  driftPace(halfHours: number): number {
    const back = Math.min(halfHours, this.#count - 1, KEPT - 1);
    const now = (this.#count - 1) % KEPT;
    const then = (this.#count - 1 - back) % KEPT;
    const ms = (this.#agesMs[now] as number) - (this.#agesMs[then] as number);
    return ms > 0 ? ((this.#drifts[now] as number) - (this.#drifts[then] as number)) / ms : 0;
  }

  forget(): void {
    this.#count = 0;
    this.#endsAtMs = 0;
    this.#lowest.fill(Infinity);
  }

  state(): HalfHoursState {
    return {
      count: this.#count,
      endsAtMs: this.#endsAtMs,
      // JSON knows no infinity: a half-hour without a look is full.
      lowest: [...this.#lowest].map((low) => Math.min(low, 1)),
      lows: [...this.#lows],
      drifts: [...this.#drifts],
      agesMs: [...this.#agesMs],
    };
  }

  restore({ count, endsAtMs, lowest, lows, drifts, agesMs }: HalfHoursState): void {
    this.#count = count;
    this.#endsAtMs = endsAtMs;
    this.#lowest.set(lowest);
    this.#lows.set(lows);
    this.#drifts.set(drifts);
    this.#agesMs.set(agesMs);
  }
}
