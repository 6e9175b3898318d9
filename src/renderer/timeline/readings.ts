import { t } from '../words/language.svelte';
import type { Course, Gap, Quantity } from '../../shared/past';
import { VITALS, type Vital } from '../../shared/vocabulary';
import { dateTime, duration, fixed, integer, span } from '../words/format';
import { vitalText } from '../words/vital-scale';
import { lastAtOrBelow, type Place } from './places';

export interface Reading {
  readonly quantity: Quantity;
  readonly value: string;
  /** Between which it lay; `null` where that is no more than the value says. */
  readonly between: string | null;
}

const isVital = (quantity: Quantity): quantity is Vital => (VITALS as readonly Quantity[]).includes(quantity);

const textOf = (quantity: Quantity, value: number): string =>
  isVital(quantity) ? vitalText(quantity, value) : fixed(value, quantity === 'innerRate' ? 2 : 3);

/** Quantities at a tick, as a course knows them. */
export function readingsAt(
  course: Course,
  tick: number,
  quantities: readonly Quantity[] = VITALS,
): readonly Reading[] {
  const index = Math.max(0, lastAtOrBelow(course.tick, tick));
  if (index >= course.count) return [];
  const many = (course.ticks[index] ?? 1) > 1;
  return quantities.map((quantity) => {
    const text = (values: Float64Array): string => textOf(quantity, values[index] ?? 0);
    const [low, high] = [text(course.min[quantity]), text(course.max[quantity])];
    return {
      quantity,
      value: text(course.mean[quantity]),
      between: many && low !== high ? t('window.timeline.between', { low, high }) : null,
    };
  });
}

/** The gap at a moment; one too narrow to be met exactly counts as near as `nearMs`. */
export const gapAt = (gaps: readonly Gap[], ms: number, nearMs: number): Gap | undefined =>
  gaps.find(({ fromMs, toMs }) => ms >= fromMs && ms <= toMs) ??
  gaps.find(({ fromMs, toMs }) => toMs - fromMs < nearMs && ms >= fromMs - nearMs && ms <= toMs + nearMs);

export const gapText = ({ kind, fromMs, toMs }: Gap): string =>
  t('window.timeline.gap', { kind: t(`common.gap.${kind}`), length: span(toMs - fromMs) });

export interface PlaceWords {
  readonly tick: string;
  readonly age: string;
  readonly time: string;
}

/** Where a moment lies, in words; what was reckoned says so. */
export function wordsOfPlace({ tick, ms, atMs, exact }: Place, nowMs: number): PlaceWords {
  const time = dateTime(atMs, nowMs);
  return {
    tick: t('window.timeline.tick', { tick: integer(tick) }),
    age: t('window.timeline.afterBirth', { age: duration(ms) }),
    time: exact ? time : t('window.timeline.about', { time }),
  };
}
