import { numbersIn, type Digits, type Numbers, type Unit } from '../../shared/numbers';
import type { Language } from '../../shared/vocabulary';
import { language } from './language.svelte';

/** Numbers and times in the language of the window: said anew when it changes. */
const numbers: Readonly<Record<Language, Numbers>> = { en: numbersIn('en'), ru: numbersIn('ru') };
export const spoken = (): Numbers => numbers[language()];

/** `4 512` */
export const integer = (value: number): string => spoken().integer(value);

/** `72.4` with `digits` (0 to 4) behind the decimal sign. */
export const fixed = (value: number, digits: Digits): string => spoken().fixed(value, digits);

/** `+0.42`, `−1.3`, `0.00` */
export const signed = (value: number, digits: Digits): string => spoken().signed(value, digits);

/** A figure and its unit, never parted by the end of a line. */
export const withUnit = (figure: string, unit: Unit): string => spoken().withUnit(figure, unit);

/** A duration to the second: `04:12:09`, `3 d 04:12:09`. */
export const duration = (ms: number): string => spoken().duration(ms);

/** A duration to its largest unit, for prose: `340 ms`, `12 s`, `4 min`, `3 h`, `2 d`. */
export const span = (ms: number): string => spoken().span(ms);

/** A duration to its two largest units, for prose: `40 s`, `12 min`, `9 h 12 min`, `2 d 3 h`, `2 d`. */
export const stretch = (ms: number): string => spoken().stretch(ms);

/** `14:02:07` */
export const clockTime = (atMs: number): string => spoken().clockTime(atMs);

/** `3 Jan 2026`, and null where that is today. */
export function otherDay(atMs: number, nowMs: number): string | null {
  const day = spoken().day(atMs);
  return day === spoken().day(nowMs) ? null : day;
}

/** `14:02:07` today, `3 Jan 2026 14:02:07` on another day. */
export function dateTime(atMs: number, nowMs: number): string {
  const day = otherDay(atMs, nowMs);
  return day === null ? clockTime(atMs) : `${day} ${clockTime(atMs)}`;
}

/** `812 B`, `18.2 kB`, `3.1 MB` */
export const bytes = (count: number): string => spoken().bytes(count);

/** The last part of a path, of either kind of system. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
