import { InvalidArgumentError } from 'commander';
import { t } from '../../shared/i18n';

const SEED_MAX = 0xffffffff;
/** More than thirty years of seconds. */
const TICKS_MAX = 1e9;

export const parseSeed = (text: string): number => wholeNumber(text, 0, SEED_MAX);
export const parseTicks = (text: string): number => wholeNumber(text, 0, TICKS_MAX);
export const parseRuns = (text: string): number => wholeNumber(text, 1, 1000);
/** A figure of no ticks at all would say nothing. */
export const parseBenchTicks = (text: string): number => wholeNumber(text, 1, TICKS_MAX);

/** Digits only: no sign, no exponent, nothing that reads otherwise than it looks. */
function wholeNumber(text: string, low: number, high: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high) return value;
  throw new InvalidArgumentError(t('cli.option.wholeNumber', { low, high }));
}
