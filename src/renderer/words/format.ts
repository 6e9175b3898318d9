import type { en } from '../../shared/i18n/en';
import type { Language } from '../../shared/vocabulary';
import { language, t } from './language.svelte';

/**
 * Numbers and times as a person reads them: rounded to what matters, grouped and with the decimal sign of the window's
 * language. They depend on that language and not on the machine's, so that two people can compare what they see.
 */

const MINUS = '\u2212';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Digits = 0 | 1 | 2 | 3 | 4;

/** English groups with a narrow space too: a comma there is a decimal sign to most readers of the world. */
const GROUP = '\u202f';

interface Formats {
  readonly fixed: readonly Intl.NumberFormat[];
  readonly time: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
}

/** Day and month stand in the order most of the world reads. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru' };

const formatsOf = (locale: string): Formats => ({
  fixed: [0, 1, 2, 3, 4].map(
    (digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  ),
  time: new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }),
  date: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
});

const formats: Readonly<Record<Language, Formats>> = { en: formatsOf(LOCALES.en), ru: formatsOf(LOCALES.ru) };
const spoken = (): Formats => formats[language()];

/** `4 512` */
export const integer = (value: number): string => fixed(value, 0);

/** `72.4` with `digits` (0 to 4) behind the decimal sign. */
export function fixed(value: number, digits: Digits): string {
  const format = spoken().fixed[digits];
  if (format === undefined) return String(value);
  const parts = format.formatToParts(value);
  // What rounds to nothing has no sign.
  const isNothing = !parts.some(({ type, value: text }) => type !== 'minusSign' && /[1-9]/.test(text));
  return parts
    .filter(({ type }) => !(isNothing && Number.isFinite(value) && type === 'minusSign'))
    .map(({ type, value: text }) => (type === 'group' ? GROUP : type === 'minusSign' ? MINUS : text))
    .join('');
}

/** `+0.42`, `−1.3`, `0.00` */
export function signed(value: number, digits: Digits): string {
  const text = fixed(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A figure and its unit, never parted by the end of a line. */
export const withUnit = (figure: string, unit: keyof (typeof en)['common']['unit']): string =>
  `${figure}\u00a0${t(`common.unit.${unit}`)}`;

/** A duration to the second: `04:12:09`, `3 d 04:12:09`. */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / SECOND_MS));
  const days = Math.floor((whole * SECOND_MS) / DAY_MS);
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60].map(two).join(':');
  return days > 0 ? `${withUnit(integer(days), 'd')}\u00a0${clock}` : clock;
}

/** A duration to its largest unit, for prose: `340 ms`, `12 s`, `4 min`, `3 h`, `2 d`. */
export function span(ms: number): string {
  const size = Math.abs(ms);
  if (size < SECOND_MS) return withUnit(integer(ms), 'ms');
  if (size < MINUTE_MS) return withUnit(fixed(ms / SECOND_MS, size < 10 * SECOND_MS ? 1 : 0), 's');
  if (size < HOUR_MS) return withUnit(integer(ms / MINUTE_MS), 'min');
  if (size < DAY_MS) return withUnit(fixed(ms / HOUR_MS, 1), 'h');
  return withUnit(fixed(ms / DAY_MS, 1), 'd');
}

/** A duration to its two largest units, for prose: `40 s`, `12 min`, `9 h 12 min`, `2 d 3 h`, `2 d`. */
export function stretch(ms: number): string {
  if (ms < MINUTE_MS) return withUnit(integer(Math.round(ms / SECOND_MS)), 's');
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.round(ms / HOUR_MS);
  const units =
    ms < DAY_MS
      ? ([
          [Math.floor(minutes / 60), 'h'],
          [minutes % 60, 'min'],
        ] as const)
      : ([
          [Math.floor(hours / 24), 'd'],
          [hours % 24, 'h'],
        ] as const);
  const parts = units.filter(([count]) => count > 0).map(([count, unit]) => withUnit(integer(count), unit));
  return parts.join('\u00a0');
}

/** `14:02:07` */
export const clockTime = (atMs: number): string => spoken().time.format(atMs);

/** Russian would end in «г.», for the year that is one without saying so. */
const dateOf = (atMs: number): string =>
  spoken()
    .date.format(atMs)
    .replace(/\sг\.$/u, '');

/** `3 Jan 2026`, and null where that is today. */
export function otherDay(atMs: number, nowMs: number): string | null {
  const day = dateOf(atMs);
  return day === dateOf(nowMs) ? null : day;
}

/** `14:02:07` today, `3 Jan 2026 14:02:07` on another day. */
export function dateTime(atMs: number, nowMs: number): string {
  const day = otherDay(atMs, nowMs);
  return day === null ? clockTime(atMs) : `${day} ${clockTime(atMs)}`;
}

/** `812 B`, `18.2 kB`, `3.1 MB` */
export function bytes(count: number): string {
  if (count < 1000) return withUnit(integer(count), 'B');
  if (count < 1_000_000) return withUnit(fixed(count / 1000, 1), 'kB');
  return withUnit(fixed(count / 1_000_000, 1), 'MB');
}

/** The last part of a path, of either kind of system. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
