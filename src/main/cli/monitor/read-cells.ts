/** What separates cells. Where it is `;`, a comma is that of a decimal fraction, as spreadsheets write it. */
export type Separator = ',' | ';' | '\t';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^([+-]?\d*),(\d+)$/;
const CALENDAR =
  /^(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?)?$/i;
/** A plain number below this counts seconds, from it on milliseconds: in seconds it lies in the year 5138. */
const LEAST_EPOCH_MS = 1e11;

/** @returns NaN for whatever is not plainly a finite number: nothing, words, `1,234`, `0x10`, `Infinity` */
export function readNumber(text: string, separator: Separator): number {
  const trimmed = text.trim();
  const plain = separator === ';' ? trimmed.replace(DECIMAL_COMMA, '$1.$2') : trimmed;
  const value = NUMBER.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value : NaN;
}

/** Milliseconds since 1970 of an ISO 8601 date, with or without a time of day; UTC where it names no zone, else NaN. */
export function readCalendar(text: string): number {
  const parts = CALENDAR.exec(text.trim());
  if (parts === null) return NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  // A day that its month does not have would run on into the next one.
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return NaN;
  if (hour > 24 || minute > 59 || second > 60) return NaN;
  const fraction = parts[7] === undefined ? 0 : Number(`0.${parts[7]}`);
  return Date.UTC(year, month - 1, day, hour, minute, second) + fraction * 1000 - zoneMs(parts[8]);
}

/** Milliseconds of a date, or of a plain number of seconds or milliseconds; NaN for anything else. */
export function readTime(text: string, separator: Separator): number {
  const number = readNumber(text, separator);
  if (Number.isNaN(number)) return readCalendar(text);
  return Math.abs(number) < LEAST_EPOCH_MS ? number * 1000 : number;
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function zoneMs(zone: string | undefined): number {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '');
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return (parts[1] === '-' ? -60_000 : 60_000) * minutes;
}
