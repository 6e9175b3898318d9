import { VITALS } from '../../../../shared/vocabulary';
import { inUnit } from '../../course/quantities';
import type { Moment } from '../../observation';
import { roundSignificant, spanParams } from '../../words';

const HOUR_MS = 3_600_000;

/** What lasts this long is usual from then on. */
export const ACCEPTED_AFTER_HOURS = 6;
const ACCEPTED_AFTER_MS = ACCEPTED_AFTER_HOURS * HOUR_MS;
/** Nothing is told in the first ticks after a start. */
const QUIET_START_TICKS = 60;

export const isQuietStart = ({ settledTicks }: Moment): boolean => settledTicks < QUIET_START_TICKS;

/** @param sinceAgeMs lived time; null where there is nothing to accept */
export const isAccepted = ({ view }: Moment, sinceAgeMs: number | null): boolean =>
  sinceAgeMs !== null && view.ageMs - sinceAgeMs >= ACCEPTED_AFTER_MS;

export const isVital = (index: number): boolean => index < VITALS.length;

/** A pace in parts of the full value per tick, in the quantity's unit per hour. */
export const perHour = (index: number, pace: number, { view }: Moment): number =>
  inUnit(index, pace) * (HOUR_MS / view.policy.tickIntervalMs);

export const amountOf = (index: number, part: number): number =>
  roundSignificant(Math.abs(inUnit(index, part)));

export const ticksMs = (ticks: number, { view }: Moment): number => ticks * view.policy.tickIntervalMs;

/** So many ticks as a time that people read. */
export const ticksParams = (ticks: number, moment: Moment) => spanParams(ticksMs(ticks, moment));
