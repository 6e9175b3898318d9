import type { Course, Quantity } from '../../../shared/past';
import { DYNAMICS, VITALS } from '../../../shared/vocabulary';
import { roundScaleOf } from '../../chart/round-scale';
import { closeScaleOf, type Scale } from '../../life/series';
import { shareOf } from '../../words/vital-scale';
import type { Piece } from '../atlas';
import { lastAtOrBelow } from '../places';

/** One line of a lane. */
export interface Trace {
  readonly quantity: Quantity;
  /** A token of tokens.css. */
  readonly colour: string;
  /** Lines without a hue of their own differ by their dashes. */
  readonly dash: readonly number[];
  /** Where on the axis a value lies. */
  readonly on: (value: number) => number;
}

const asItIs = (value: number): number => value;

export const VITAL_TRACES: readonly Trace[] = VITALS.map((vital) => ({
  quantity: vital,
  colour: vital,
  dash: [],
  on: (value) => shareOf(vital, value),
}));

const DASHES = { tension: [], fatigue: [6, 3], noise: [1.5, 2.5], drift: [9, 3, 2, 3] } as const;
const TINTS = { tension: 'text', fatigue: 'text-soft', noise: 'text-soft', drift: 'text-faint' } as const;
export const DYNAMIC_TRACES: readonly Trace[] = DYNAMICS.map((dynamic) => ({
  quantity: dynamic,
  colour: TINTS[dynamic],
  dash: DASHES[dynamic],
  on: asItIs,
}));

export const INNER_TRACES: readonly Trace[] = [
  { quantity: 'innerRate', colour: 'inner', dash: [], on: asItIs },
];

/** The points of a piece that are in sight, and one beyond on either side, so that the lines reach its edges. */
export function pointsOf({ content, fromMs, toMs }: Piece<Course>): readonly [first: number, last: number] {
  const first = Math.max(0, lastAtOrBelow(content.fromMs, fromMs) - 1);
  return [first, Math.min(content.count - 1, lastAtOrBelow(content.fromMs, toMs) + 1)];
}

/** The lowest and the highest value of all lines in sight; null where there is none. */
export function extentOf(
  pieces: readonly Piece<Course>[],
  traces: readonly Trace[],
): readonly [low: number, high: number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const piece of pieces) {
    const [first, last] = pointsOf(piece);
    for (const { quantity, on } of traces) {
      const [lowest, highest] = [piece.content.min[quantity], piece.content.max[quantity]];
      let [least, most] = [Infinity, -Infinity];
      for (let index = first; index <= last; index += 1) {
        least = Math.min(least, lowest[index] ?? Infinity);
        most = Math.max(most, highest[index] ?? -Infinity);
      }
      low = Math.min(low, on(least));
      high = Math.max(high, on(most));
    }
  }
  return low <= high ? [low, high] : null;
}

/** Shares of the vitals' ceilings, from the lowest tenth in sight up to the whole. */
export function vitalScale(extent: readonly [number, number] | null): Required<Scale> {
  return { ceiling: 1, ...closeScaleOf([[{ x: 0, y: extent?.[0] ?? 0 }]]) };
}

/** From nothing up to the next quarter; drift has no ceiling. */
export const dynamicScale = (extent: readonly [number, number] | null): Required<Scale> => ({
  floor: 0,
  ceiling: Math.max(0.5, Math.ceil(4 * (extent?.[1] ?? 0)) / 4),
  step: 0.25,
});

/** Around 1, at which inner time is as fast as the clock. */
export function innerScale(extent: readonly [number, number] | null): Required<Scale> {
  const [low, high] = extent ?? [1, 1];
  return { ceiling: 2, ...roundScaleOf(Math.min(0.9, low), Math.max(1.1, high), { least: 0, most: null }) };
}
