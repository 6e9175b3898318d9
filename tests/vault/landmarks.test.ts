import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHECKPOINTS_KEPT } from '../../src/main/vault/checkpoints';
import { keptLandmarks, LANDMARKS_MAX } from '../../src/main/vault/landmarks';

// Goal: a bounded number of states from which any past tick can be lived again soon, however long a life lasts.

const YEAR_TICKS = 31_536_000;
const HOUR_TICKS = 3600;

interface Mark {
  readonly id: number;
  readonly tick: number;
}

/** What is left of all checkpoints, each saved so many ticks after the one before and pruned as the store does. */
function* pruned(stepsTicks: Iterable<number>): Generator<readonly Mark[], void> {
  let marks: readonly Mark[] = [];
  let tick = 0;
  let id = 0;
  for (const step of stepsTicks) {
    marks = [...marks, { id: (id += 1), tick }];
    const kept = keptLandmarks(marks);
    marks = marks.filter((mark, place) => kept.has(mark.id) || place >= marks.length - CHECKPOINTS_KEPT);
    yield marks;
    tick += step;
  }
}

/** The most ticks that would have to be lived again to come to any tick up to the newest. */
const furthestTicks = (marks: readonly Mark[]): number =>
  marks.slice(1).reduce((most, { tick }, place) => Math.max(most, tick - (marks[place]?.tick ?? 0)), 0);

function expectReach(marks: readonly Mark[], stepMaxTicks: number): void {
  const newestTick = marks.at(-1)?.tick ?? 0;
  expect(marks.length).toBeLessThanOrEqual(LANDMARKS_MAX + CHECKPOINTS_KEPT);
  expect(marks[0]?.tick).toBe(0);
  expect(furthestTicks(marks)).toBeLessThanOrEqual(Math.max(HOUR_TICKS, newestTick / 32) + stepMaxTicks);
}

it('checkpoints at random distances leave a bounded number, evenly spread, at every moment of a year', () => {
  const distance = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 120 }) },
    { weight: 5, arbitrary: fc.integer({ min: 1000, max: 20_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 20_000, max: 400_000 }) },
  );
  fc.assert(
    fc.property(fc.array(distance, { minLength: 1, maxLength: 300 }), (steps) => {
      const stepMaxTicks = Math.max(...steps);
      for (const marks of pruned(steps)) expectReach(marks, stepMaxTicks);
    }),
    { numRuns: 30 },
  );
});

it('a checkpoint a minute leaves what was promised, hour by hour and over a year', () => {
  let marks: readonly Mark[] = [];
  for (marks of pruned(Array<number>(20_000).fill(60)));
  expectReach(marks, 60);
  // Over a year the nearest one before any tick is less than a million ticks away: a second of folding.
  for (marks of pruned(Array<number>(YEAR_TICKS / 14_600).fill(14_600)));
  expectReach(marks, 14_600);
  expect(furthestTicks(marks)).toBeLessThan(1_000_000);
  expect(marks.length).toBeGreaterThan(LANDMARKS_MAX / 2);
});

it('the order in which they are given does not matter', () => {
  const marks = Array.from({ length: 40 }, (_, id) => ({ id, tick: id * 1300 }));
  expect(keptLandmarks([...marks].reverse())).toEqual(keptLandmarks(marks));
  expect([...keptLandmarks([])]).toEqual([]);
});
