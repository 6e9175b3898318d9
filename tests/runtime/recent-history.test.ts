import { expect, test } from 'vitest';
import { RecentHistory } from '../../src/main/runtime/recent-history';
import type { HistoryPoint } from '../../src/shared/views';

const point = (tick: number): HistoryPoint => ({
  tick,
  atMs: 1_700_000_000_000 + tick,
  sinceBirthMs: 1000 * tick + 0.5,
  energy: 100 / tick,
  integrity: 1 / 3,
  stability: 0.5,
  tension: 0.1,
  fatigue: 0.2,
  noise: 0.3,
  drift: 0.4,
  innerRate: 1.5,
  jitterMs: 0.25,
});

test.each([
  { given: 0, pushed: 0, ticks: [] },
  { given: 2, pushed: 0, ticks: [1, 2] },
  { given: 2, pushed: 1, ticks: [1, 2, 3] },
  { given: 5, pushed: 0, ticks: [3, 4, 5] },
  { given: 1, pushed: 9, ticks: [8, 9, 10] },
])('keeps the newest three of $given and $pushed more, oldest first', ({ given, pushed, ticks }) => {
  const points = Array.from({ length: given + pushed }, (_, index) => point(index + 1));
  const recent = new RecentHistory(3, points.slice(0, given));
  for (const one of points.slice(given)) recent.push(one);
  expect(recent.points()).toEqual(ticks.map(point));
});
