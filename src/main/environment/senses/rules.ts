import type { Sense } from '../../../shared/senses';
import type { Reading, TwoSided } from './two-sided';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const AT_ONCE = { 0: 0, 1: 0 } as const;

/** How each sense tells its two signals, in the order of `SIGNALS_OF`. */
export const RULE_OF: Readonly<Record<Sense, TwoSided>> = {
  sleep: { holdsMs: AT_ONCE, apartMs: MINUTE, begins: 1 },
  lock: { holdsMs: AT_ONCE, apartMs: MINUTE, begins: null },
  idle: { holdsMs: AT_ONCE, apartMs: 5 * MINUTE, begins: 1 },
  // A plug that is moved is not a loss.
  power: { holdsMs: { 0: 10 * SECOND, 1: 10 * SECOND }, apartMs: 5 * MINUTE, begins: null },
  load: { holdsMs: { 0: MINUTE, 1: 2 * MINUTE }, apartMs: 10 * MINUTE, begins: 1 },
  // A clock that is set, or a journey, must not bring two mornings.
  hour: { holdsMs: AT_ONCE, apartMs: 6 * HOUR, begins: null },
};

const IDLE_FROM_S = 300;
const ACTIVE_BELOW_S = 30;
const BUSY_FROM = 0.85;
const CALM_BELOW = 0.35;
const MORNING_MINUTE = 6 * 60;
const EVENING_MINUTE = 20 * 60;

/** @param idleS seconds without a key or a pointer */
export const idleReading = (idleS: number): Reading =>
  idleS >= IDLE_FROM_S ? 0 : idleS < ACTIVE_BELOW_S ? 1 : null;

/** @param share of the processors' time that was spent working, in [0, 1] */
export const loadReading = (share: number): Reading =>
  share >= BUSY_FROM ? 0 : share < CALM_BELOW ? 1 : null;

/** @param minute of the local day, 0 to 1439 */
export const hourReading = (minute: number): Reading =>
  minute >= MORNING_MINUTE && minute < EVENING_MINUTE ? 0 : 1;
