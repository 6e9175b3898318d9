import type { Marks } from '../../src/shared/marks';
import { QUANTITIES, type Course, type Gap, type Quantity } from '../../src/shared/past';

/** A course of which a test names the points: `[first tick, ticks, from ms, to ms]`. */
export function courseOf(
  points: readonly (readonly [tick: number, ticks: number, fromMs: number, toMs: number])[],
  { gaps = [], mean = () => 0.5 }: { gaps?: readonly Gap[]; mean?: (index: number) => number } = {},
): Course {
  const column = (pick: (point: readonly [number, number, number, number], index: number) => number) =>
    Float64Array.from(points, pick);
  const block = (shift: number) =>
    Object.fromEntries(
      QUANTITIES.map((quantity) => [quantity, column((_, index) => mean(index) + shift)]),
    ) as Record<Quantity, Float64Array>;
  return {
    tier: points.every(([, ticks]) => ticks === 1) ? 'tick' : 'minute',
    count: points.length,
    tick: column(([tick]) => tick),
    ticks: column(([, ticks]) => ticks),
    fromMs: column(([, , fromMs]) => fromMs),
    toMs: column(([, , , toMs]) => toMs),
    atMs: column(([, , fromMs]) => 1_700_000_000_000 + fromMs),
    min: block(-0.1),
    mean: block(0),
    max: block(0.1),
    gaps,
  };
}

export const gapOf = (fromMs: number, toMs: number, change: Partial<Gap> = {}): Gap => ({
  seq: fromMs,
  kind: 'asleep',
  tick: 0,
  fromMs,
  toMs,
  atMs: 0,
  ...change,
});

/** What happened in a hundred buckets of a second, as far as a test names it. */
export const marksOf = (change: Partial<Marks> = {}): Marks => ({
  fromMs: 0,
  bucketMs: 1000,
  count: 100,
  events: {},
  phases: [],
  memories: [],
  anomalies: [],
  moreAnomalies: 0,
  ...change,
});
