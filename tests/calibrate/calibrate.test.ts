import { expect, test } from 'vitest';
import { liveOn } from './life-course';
import { hazards, judge, quantile } from './promises';
import { scarOf } from './scar';

// Goal: the promises of the natural policy, in a form small enough for every test run; the full proof over
// hundreds of seeds is `npm run calibrate`.

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test('the natural policy keeps its promises over a few seeds', { timeout: 120_000 }, () => {
  const untended = SEEDS.map((seed) => liveOn(seed, false));
  const promises = judge({
    untended,
    tended: SEEDS.slice(0, 4).map((seed) => liveOn(seed, true)),
    scars: SEEDS.slice(0, 4).map(scarOf),
    again: new Map(SEEDS.slice(0, 2).map((seed) => [seed, liveOn(seed, false, 1).hashAtDayOne])),
  });
  expect(promises.filter(({ kept }) => !kept)).toEqual([]);
});

test('quantiles interpolate', () => {
  expect([0, 0.25, 0.5, 1].map((part) => quantile([4, 1, 3, 2], part))).toEqual([1, 1.75, 2.5, 4]);
});

test('the hazard of things that do not age does not rise, that of ageing ones does', () => {
  const ageless = Array.from({ length: 4000 }, (_, index) => -Math.log(1 - (index + 0.5) / 4000));
  const ageing = ageless.map((age) => Math.sqrt(age));
  const [first = 0, , , last = 0] = hazards(ageless);
  expect(last / first).toBeCloseTo(1, 0);
  const [young = 0, , , old = 0] = hazards(ageing);
  expect(old).toBeGreaterThan(young * 2);
});
