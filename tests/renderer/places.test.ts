import { describe, expect, it } from 'vitest';
import {
  indexOfTick,
  lastAtOrBelow,
  placeOf,
  stepFrom,
  tickAt,
  ticksWithin,
} from '../../src/renderer/timeline/places';
import { courseOf } from './scripted-course';

/** Every tick; between tick 3 and 4 a minute was not lived. */
const ticks = courseOf([
  [1, 1, 1000, 1000],
  [2, 1, 2000, 2000],
  [3, 1, 3000, 3000],
  [4, 1, 64_000, 64_000],
  [5, 1, 65_000, 65_000],
]);
/** Sixty ticks a point. */
const minutes = courseOf([
  [1, 60, 1000, 60_000],
  [61, 60, 61_000, 120_000],
  [121, 30, 121_000, 150_000],
]);

describe('where a tick lies', () => {
  it('is known to the tick where every tick is kept', () => {
    expect(placeOf(ticks, 3)).toEqual({ tick: 3, ms: 3000, atMs: 1_700_000_003_000, exact: true });
    expect(placeOf(ticks, 4)?.ms).toBe(64_000);
    expect([placeOf(ticks, 0), placeOf(ticks, 6)]).toEqual([null, null]);
  });

  it('is reckoned within a point of many ticks, and says so', () => {
    expect(placeOf(minutes, 61)).toMatchObject({ ms: 61_000, exact: true });
    expect(placeOf(minutes, 90)).toMatchObject({ ms: 90_000, exact: false });
    expect(placeOf(minutes, 150)).toMatchObject({ ms: 150_000, exact: false });
    expect([indexOfTick(minutes, 150), indexOfTick(minutes, 151)]).toEqual([2, -1]);
  });
});

describe('the tick at a place', () => {
  it.each([
    [-50, 1],
    [1499, 1],
    [1501, 2],
    // Where time was not lived, the nearer end.
    [20_000, 3],
    [60_000, 4],
    [1e9, 5],
  ])('%d ms: tick %d', (ms, tick) => expect(tickAt(ticks, ms)).toBe(tick));

  it('comes back to the tick it came from', () => {
    for (let tick = 1; tick <= 150; tick += 1)
      expect(tickAt(minutes, placeOf(minutes, tick)?.ms ?? NaN)).toBe(tick);
  });

  it('is none in a course without points', () => {
    expect(tickAt(courseOf([]), 5)).toBeNull();
    expect(ticksWithin(courseOf([]), { fromMs: 0, toMs: 9 })).toBeNull();
  });
});

describe('a step', () => {
  it('is one tick where every tick is kept, across a gap too', () => {
    expect([stepFrom(ticks, 3, 1), stepFrom(ticks, 4, -1)]).toEqual([4, 3]);
  });

  it('is one point where a point stands for many, by its first tick', () => {
    expect([stepFrom(minutes, 61, 1), stepFrom(minutes, 61, -1)]).toEqual([121, 1]);
    expect([stepFrom(minutes, 90, 1), stepFrom(minutes, 90, -1)]).toEqual([121, 61]);
  });

  it('ends at the ends', () => {
    expect([stepFrom(ticks, 1, -1), stepFrom(ticks, 5, 1)]).toEqual([1, 5]);
    expect(stepFrom(minutes, 121, 1)).toBe(150);
    expect(stepFrom(courseOf([]), 7, 1)).toBe(7);
  });
});

describe('the edges', () => {
  it('are the first and last tick in sight', () => {
    expect(ticksWithin(ticks, { fromMs: 2000, toMs: 64_400 })).toEqual([2, 4]);
    expect(ticksWithin(minutes, { fromMs: 0, toMs: 1e6 })).toEqual([1, 150]);
  });

  it('are found by halves', () => {
    const column = Float64Array.from([1, 3, 3, 9]);
    expect([0, 1, 2, 3, 8, 9, 99].map((value) => lastAtOrBelow(column, value))).toEqual([
      -1, 0, 0, 2, 2, 3, 3,
    ]);
  });
});
