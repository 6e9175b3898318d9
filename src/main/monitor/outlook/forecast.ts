import type { Vital } from '../../../shared/vocabulary';
import type { Place } from '../desk/signal';

/** When a vital will be used up, by one way to look ahead; ms of lived time from now. */
export interface Forecast {
  readonly vital: Vital;
  /** Nine in ten should end between `low` and `high`. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** When it was looked ahead, ms of lived time. */
  readonly asOfAgeMs: number;
  /** When the fall set in. */
  readonly from: Place;
  /** Lived time from which on events can have had a part in it, ms. */
  readonly sinceAgeMs: number;
}

/** The likely time may lie so many times further away before a forecast that was told is withdrawn. */
export const KEPT_FACTOR = 1.5;
