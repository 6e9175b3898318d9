import { t } from '../words/language.svelte';
import type { Outlook } from '../../shared/monitor';
import { fixed, withUnit } from '../words/format';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Up to so many of a unit it is the unit people speak in. */
const MINUTES_MAX = 90;
const HOURS_MAX = 48;

/** A time that is only estimated: `5 min`, `2.5 h`, `12 h`, `4 d`. */
export function roughly(ms: number): string {
  const small = (value: number): string => fixed(value, value < 3 && !Number.isInteger(value) ? 1 : 0);
  if (ms < MINUTES_MAX * MINUTE_MS) return withUnit(fixed(Math.max(1, ms / MINUTE_MS), 0), 'min');
  if (ms < HOURS_MAX * HOUR_MS) return withUnit(small(ms / HOUR_MS), 'h');
  return withUnit(small(ms / DAY_MS), 'd');
}

/** What is left by now of what was looked ahead, in words. */
export function outlookText({ vital, inMs, asOfAgeMs }: Outlook, ageMs: number): string {
  const since = Math.max(0, ageMs - asOfAgeMs);
  const left = (ms: number): string => roughly(Math.max(0, ms - since));
  const [low, likely, high] = [left(inMs.low), left(inMs.likely), left(inMs.high)];
  const words = { vital: t(`common.subject.${vital}`).toLowerCase(), low, likely, high };
  return t(low === high ? 'window.outlook.sure' : 'window.outlook.between', words);
}
