import { say, told } from './i18n';
import { VITAL_MAX, type Language, type Vital } from './vocabulary';

/**
 * Numbers and times as a person reads them: rounded to what matters, grouped and with the decimal sign of a language.
 * They depend on that language and not on the machine's, so that two people can compare what they see.
 */
export interface Numbers {
  /** `4 512` */
  readonly integer: (value: number) => string;
  /** `72.4` with `digits` behind the decimal sign. */
  readonly fixed: (value: number, digits: Digits) => string;
  /** `+0.42`, `−1.3`, `0.00` */
  readonly signed: (value: number, digits: Digits) => string;
  /** A vital with the digits that matter. */
  readonly vital: (vital: Vital, value: number) => string;
  /** A duration to the second: `04:12:09`, `3 d 04:12:09`. */
  readonly duration: (ms: number) => string;
  /** A duration to its largest unit, for prose: `340 ms`, `12 s`, `4 min`, `3 h`, `2 d`. */
  readonly span: (ms: number) => string;
  /** A duration to its two largest units, for prose: `40 s`, `12 min`, `9 h 12 min`, `2 d 3 h`, `2 d`. */
  readonly stretch: (ms: number) => string;
  /** A figure and its unit, never parted by the end of a line. */
  readonly withUnit: (figure: string, unit: Unit) => string;
  /** `14:02:07` */
  readonly clockTime: (atMs: number) => string;
  /** `3 Jan 2026` */
  readonly day: (atMs: number) => string;
  /** `812 B`, `18.2 kB`, `3.1 MB` */
  readonly bytes: (count: number) => string;
}

export type Digits = 0 | 1 | 2 | 3 | 4;

export type Unit = 'ms' | 's' | 'min' | 'h' | 'd' | 'B' | 'kB' | 'MB';

const MINUS = '\u2212';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** English groups with a narrow space too: a comma there is a decimal sign to most readers of the world. */
const GROUP = '\u202f';

/** Day and month stand in the order most of the world reads. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru' };

const VITAL_DIGITS: Readonly<Record<Vital, Digits>> = { energy: 1, integrity: 3, stability: 3 };

const two = (value: number): string => String(value).padStart(2, '0');

/** A vital as a share of its ceiling, in [0, 1]. */
export const shareOf = (vital: Vital, value: number): number =>
  Math.min(1, Math.max(0, value / VITAL_MAX[vital]));

/** @param timeZone an IANA name; the machine's own where none is given */
export function numbersIn(language: Language, timeZone?: string): Numbers {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const formats = ([0, 1, 2, 3, 4] as const).map(
    (digits) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...zone });

  function fixed(value: number, digits: Digits): string {
    const format = formats[digits];
    if (format === undefined) return String(value);
    const parts = format.formatToParts(value);
    // What rounds to nothing has no sign.
    const isNothing = !parts.some(({ type, value: text }) => type !== 'minusSign' && /[1-9]/.test(text));
    return parts
      .filter(({ type }) => !(isNothing && Number.isFinite(value) && type === 'minusSign'))
      .map(({ type, value: text }) => (type === 'group' ? GROUP : type === 'minusSign' ? MINUS : text))
      .join('');
  }

  const integer = (value: number): string => fixed(value, 0);

  const withUnit = (figure: string, unit: Unit): string =>
    `${figure}\u00a0${say(told(`common.unit.${unit}`), language)}`;

  function duration(ms: number): string {
    const whole = Math.max(0, Math.floor(ms / SECOND_MS));
    const days = Math.floor((whole * SECOND_MS) / DAY_MS);
    const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60].map(two).join(':');
    return days > 0 ? `${withUnit(integer(days), 'd')}\u00a0${clock}` : clock;
  }

  function span(ms: number): string {
    const size = Math.abs(ms);
    if (size < SECOND_MS) return withUnit(integer(ms), 'ms');
    if (size < MINUTE_MS) return withUnit(fixed(ms / SECOND_MS, size < 10 * SECOND_MS ? 1 : 0), 's');
    if (size < HOUR_MS) return withUnit(integer(ms / MINUTE_MS), 'min');
    if (size < DAY_MS) return withUnit(fixed(ms / HOUR_MS, 1), 'h');
    return withUnit(fixed(ms / DAY_MS, 1), 'd');
  }

  function stretch(ms: number): string {
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

  function bytes(count: number): string {
    if (count < 1000) return withUnit(integer(count), 'B');
    if (count < 1_000_000) return withUnit(fixed(count / 1000, 1), 'kB');
    return withUnit(fixed(count / 1_000_000, 1), 'MB');
  }

  return {
    integer,
    fixed,
    signed: (value, digits) => {
      const text = fixed(value, digits);
      return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
    },
    vital: (vital, value) => fixed(value, VITAL_DIGITS[vital]),
    duration,
    span,
    stretch,
    withUnit,
    clockTime: (atMs) => time.format(atMs),
    // Russian would end in «г.», for the year that is one without saying so.
    day: (atMs) => date.format(atMs).replace(/\sг\.$/u, ''),
    bytes,
  };
}
