import type { Place } from '../desk/signal';
import { RobustEwma, type RobustEwmaState } from '../robust-ewma';

/** Weight of the newest stretch in what a forecast usually misses by: it spans about three hours. */
const ERROR_WEIGHT = 1 / 1000;
/** Half-width of the band of usual misses, deviations. */
const BAND_DEVIATIONS = 8;
/** So many stretches within the band, and what was outside it is over. */
export const CALM_STRETCHES = 6;

/**
 * How far one quantity strays from its own course: a two-sided CUSUM (Page 1954) of what the forecast misses
 * beyond its usual band. Amounts are parts of the full value, paces per tick.
 */
export class CourseWatch {
  /** What the forecast of a stretch misses by, per tick: only its deviation is used, its mean is 0. */
  readonly #misses: RobustEwma;
  /** Strayed since it began, beyond the band: above zero upwards, below zero downwards. */
  strayed = 0;
  /** Where it left its course, and at which lived time. */
  from: Place = { tick: 0, ms: 0 };
  fromAgeMs = 0;
  /** How much it strayed in all, the band included. */
  missed = 0;
  #calm = 0;
  /** Raised as a signal since this lived time; and how much had been missed when it was last told. */
  toldAgeMs: number | null = null;
  toldMissed = 0;

  /** @param floor smallest half-width of the band, per tick */
  constructor(readonly floor: number) {
    this.#misses = new RobustEwma(ERROR_WEIGHT, floor / (4 * BAND_DEVIATIONS));
  }

  /** Widens the band where the forecast is less sure. */
  spread = 1;

  get band(): number {
    return this.#bandAt(this.spread);
  }

  get straying(): boolean {
    return this.strayed !== 0;
  }

  get calm(): boolean {
    return this.#calm >= CALM_STRETCHES;
  }

  /** A stretch that took its usual course, or nearly. */
  learn(miss: number): void {
    this.#misses.learn(miss / this.spread);
  }

  /** @param miss observed less forecast pace, over so many ticks */
  stray(miss: number, ticks: number): void {
    const { band } = this;
    const off = miss < 0 ? -miss : miss;
    const beyond = off <= band ? 0 : miss > 0 ? miss - band : miss + band;
    if (beyond === 0) {
      // What was told does not end merely because the forecast is less sure: then nothing is said either way.
      const calmBand = this.toldAgeMs === null ? band : this.#bandAt(1);
      if (off > calmBand) return;
      this.#calm += 1;
      // What is within the band speaks against it by its distance from the edge.
      const back = (calmBand - off) * ticks;
      if (this.strayed > 0) this.strayed = Math.max(0, this.strayed - back);
      else if (this.strayed < 0) this.strayed = Math.min(0, this.strayed + back);
      if (this.strayed === 0) this.missed = 0;
      return;
    }
    this.#calm = 0;
    if (this.strayed === 0 || this.strayed > 0 !== beyond > 0) {
      this.strayed = 0;
      this.missed = 0;
    }
    this.strayed += beyond * ticks;
    this.missed += miss * ticks;
  }

  over(): void {
    this.strayed = 0;
    this.missed = 0;
    this.#calm = 0;
    this.toldAgeMs = null;
  }

  state(): RobustEwmaState {
    return this.#misses.state();
  }

  restore(state: RobustEwmaState): void {
    this.#misses.restore(state);
  }

  #bandAt(spread: number): number {
    return Math.max(this.floor, BAND_DEVIATIONS * this.#misses.deviation * spread);
  }
}
