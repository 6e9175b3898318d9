/**
 * Numbers and times as a person reads them: rounded to what matters, with one sign and one grouping
 * everywhere. Figures never depend on the machine's locale, so that two people can compare what they see.
 */

const GROUP = '\u202f';
const MINUS = '\u2212';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const integerFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fixedFormats = [0, 1, 2, 3, 4].map(
  (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const tidy = (text: string): string => text.replaceAll(',', GROUP).replace('-', MINUS);

/** `4 512` */
export const integer = (value: number): string => tidy(integerFormat.format(value));

/** `72.4` with `digits` (0 to 4) behind the point. */
export function fixed(value: number, digits: 0 | 1 | 2 | 3 | 4): string {
  const text = fixedFormats[digits]?.format(value) ?? String(value);
  // What rounds to nothing has no sign.
  return tidy(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);
}

/** `+0.42`, `−1.3`, `0.00` */
export function signed(value: number, digits: 0 | 1 | 2 | 3 | 4): string {
  const text = fixed(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A duration to the second: `04:12:09`, `3 d 04:12:09`. */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / SECOND_MS));
  const days = Math.floor((whole * SECOND_MS) / DAY_MS);
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60].map(two).join(':');
  return days > 0 ? `${integer(days)}\u00a0d\u00a0${clock}` : clock;
}

/** A duration to its largest unit, for prose: `340 ms`, `12 s`, `4 min`, `3 h`, `2 d`. */
export function span(ms: number): string {
  const size = Math.abs(ms);
  if (size < SECOND_MS) return `${integer(ms)}\u00a0ms`;
  if (size < MINUTE_MS) return `${fixed(ms / SECOND_MS, size < 10 * SECOND_MS ? 1 : 0)}\u00a0s`;
  if (size < HOUR_MS) return `${integer(ms / MINUTE_MS)}\u00a0min`;
  if (size < DAY_MS) return `${fixed(ms / HOUR_MS, 1)}\u00a0h`;
  return `${fixed(ms / DAY_MS, 1)}\u00a0d`;
}

/** `14:02:07` */
export const clockTime = (atMs: number): string => timeFormat.format(atMs);

/** `3 Jan 2026`, and null where that is today. */
export function otherDay(atMs: number, nowMs: number): string | null {
  const day = dateFormat.format(atMs);
  return day === dateFormat.format(nowMs) ? null : day;
}

/** `14:02:07` today, `3 Jan 2026 14:02:07` on another day. */
export function dateTime(atMs: number, nowMs: number): string {
  const day = otherDay(atMs, nowMs);
  return day === null ? clockTime(atMs) : `${day} ${clockTime(atMs)}`;
}

/** `812 B`, `18.2 kB`, `3.1 MB` */
export function bytes(count: number): string {
  if (count < 1000) return `${integer(count)}\u00a0B`;
  if (count < 1_000_000) return `${fixed(count / 1000, 1)}\u00a0kB`;
  return `${fixed(count / 1_000_000, 1)}\u00a0MB`;
}

/** The last part of a path, of either kind of system. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
