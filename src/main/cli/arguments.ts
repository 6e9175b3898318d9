import { InvalidArgumentError } from 'commander';
import { absenceRuleSchema, birthWishSchema, NAME_MAX } from '../../shared/commands';
import { t } from '../../shared/i18n';
import type { AbsenceRule } from '../../shared/views';

const SEED_MAX = 0xffffffff;
/** More than thirty years of seconds. */
const TICKS_MAX = 1e9;

export const parseSeed = (text: string): number => wholeNumber(text, 0, SEED_MAX);
export const parseTicks = (text: string): number => wholeNumber(text, 0, TICKS_MAX);
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port === 0 || (port >= 1024 && port <= 65_535)) return port;
  throw new InvalidArgumentError(t('cli.option.badPort'));
}

export const parseRuns = (text: string): number => wholeNumber(text, 1, 1000);
/** A figure of no ticks at all would say nothing. */
export const parseBenchTicks = (text: string): number => wholeNumber(text, 1, TICKS_MAX);

export const parseDays = (text: string): number => wholeNumber(text, 1, 3650);

export const parseLearn = (text: string): number => wholeNumber(text, 1, 1e9);

/** A score from which a row is an alarm: 0 is that of every quiet row, and 1 is never reached. */
export function parseThreshold(text: string): number {
  const value = /^0?\.\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value > 0) return value;
  throw new InvalidArgumentError(t('cli.option.badThreshold'));
}

/** How long a life lives on in its absence at most, where nothing else is said: a day. */
const CAP_HOURS = 24;
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `sleep`, `live-on`, `live-on:90m` */
export function parseAbsence(text: string): AbsenceRule {
  if (text === 'sleep') return { rule: 'sleep' };
  const found = /^live-on(?::(\d{1,5})([mhd]))?$/.exec(text);
  if (found !== null) {
    const [, figure = String(CAP_HOURS), unit = 'h'] = found;
    const capMs = Number(figure) * UNIT_MS[unit as keyof typeof UNIT_MS];
    const parsed = absenceRuleSchema.safeParse({ rule: 'live-on', capMs });
    if (parsed.success) return parsed.data;
  }
  throw new InvalidArgumentError(t('cli.absence.wrong'));
}

/** A name that a life may have. */
export function parseName(text: string): string {
  const parsed = birthWishSchema.shape.name.safeParse(text);
  if (parsed.success && parsed.data !== null) return parsed.data;
  throw new InvalidArgumentError(t('cli.option.badName', { max: NAME_MAX }));
}

/** Digits only: no sign, no exponent, nothing that reads otherwise than it looks. */
function wholeNumber(text: string, low: number, high: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high) return value;
  throw new InvalidArgumentError(t('cli.option.wholeNumber', { low, high }));
}
