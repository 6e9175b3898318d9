import { fixed, integer } from '../words/format';
import { t } from '../words/language.svelte';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 5, 10, 20, 30, 50, 100, 200, 365, 730, 1825, 3650].map((count) => count * DAY),
];
/** How wide a label is that tells a step of that length. */
const labelPx = (step: number): number => (step >= DAY ? 58 : step >= HOUR ? 84 : 116);
/** A label needs so much room on the right of its place. */
const EDGE_PX = 26;

/** Ages at which an axis is labelled: round ones, as many as there is room for. */
export function agesOf(fromMs: number, toMs: number, widthPx: number): readonly number[] {
  if (toMs <= fromMs || widthPx <= 0) return [];
  const fits = (step: number): boolean => ((toMs - fromMs) / step) * labelPx(step) <= widthPx;
  const step = STEPS.find(fits) ?? STEPS.at(-1) ?? DAY;
  const last = toMs - (EDGE_PX / widthPx) * (toMs - fromMs);
  const ages: number[] = [];
  for (let age = Math.ceil(fromMs / step) * step; age <= last; age += step) ages.push(age);
  return ages;
}

const stepOf = (ages: readonly number[]): number =>
  ages.length > 1 ? (ages[1] ?? 0) - (ages[0] ?? 0) : HOUR;

const withUnit = (figure: string, unit: 'd' | 'h' | 'min' | 's'): string =>
  `${figure}\u00a0${t(`common.unit.${unit}`)}`;

const two = (value: number): string => String(value).padStart(2, '0');

/** An age as finely as its neighbours on the axis ask for: `12 d`, `12 d 6 h`, `6 h 05 min`, `5 min 30 s`. */
export function ageLabel(ageMs: number, ages: readonly number[]): string {
  const step = stepOf(ages);
  const days = Math.floor(ageMs / DAY);
  const hours = Math.floor(ageMs / HOUR) % 24;
  const minutes = Math.floor(ageMs / MINUTE) % 60;
  const seconds = Math.floor(ageMs / SECOND) % 60;
  const parts: string[] = [];
  if (days > 0) parts.push(withUnit(integer(days), 'd'));
  if (step < DAY && (hours > 0 || (days === 0 && step >= HOUR))) parts.push(withUnit(fixed(hours, 0), 'h'));
  if (step < HOUR && (minutes > 0 || (ageMs < HOUR && step >= MINUTE))) {
    parts.push(withUnit(parts.length > 0 ? two(minutes) : String(minutes), 'min'));
  }
  if (step < MINUTE) parts.push(withUnit(String(seconds), 's'));
  return parts.slice(-3).join(' ') || withUnit('0', step >= DAY ? 'd' : step >= HOUR ? 'h' : 'min');
}
