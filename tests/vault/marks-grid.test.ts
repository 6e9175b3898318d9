import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridOf } from '../../src/main/vault/marks-grid';

// Goal: a grid covers what was lived of the stretch with as many buckets as were asked for or fewer, at least half of
// them where it can, and stays where it is while the stretch is moved.

const YEAR_MS = 365 * 86_400_000;
const stretch = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 1, noNaN: true }),
  lastMs: fc.integer({ min: 0, max: 10 * YEAR_MS }),
  bucketsMax: fc.integer({ min: 1, max: 4000 }),
  finestMs: fc.constantFrom(1, 60_000),
});

test('it covers the stretch, within its bound', () => {
  fc.assert(
    fc.property(stretch, ({ from, length, lastMs, bucketsMax, finestMs }) => {
      const fromMs = from * lastMs;
      const toMs = fromMs + length * (lastMs - fromMs);
      const grid = gridOf({ fromMs, toMs, bucketsMax }, lastMs, finestMs);
      expect(grid.count).toBeGreaterThanOrEqual(1);
      expect(grid.count).toBeLessThanOrEqual(bucketsMax);
      expect(grid.fromMs).toBeLessThanOrEqual(fromMs);
      expect(grid.fromMs + grid.count * grid.bucketMs).toBeGreaterThan(toMs);
      expect(grid.fromMs % grid.bucketMs).toBe(0);
      expect(grid.bucketMs).toBeGreaterThanOrEqual(finestMs);
      if (grid.bucketMs > finestMs && bucketsMax > 8) {
        expect(grid.count * grid.bucketMs).toBeGreaterThan((toMs - fromMs) / 2);
        expect(grid.count).toBeGreaterThan(bucketsMax / 3);
      }
    }),
  );
});

test('panning does not change how long a bucket is, nor where it begins', () => {
  const lastMs = YEAR_MS;
  const wide = 17 * 86_400_000;
  const at = (fromMs: number) => gridOf({ fromMs, toMs: fromMs + wide, bucketsMax: 700 }, lastMs, 60_000);
  const { bucketMs } = at(0);
  for (let step = 1; step < 400; step++) {
    const grid = at(step * 77_777_777);
    expect(grid.bucketMs).toBe(bucketMs);
    expect(grid.fromMs % bucketMs).toBe(0);
  }
});

test('what lies beyond the present has no buckets', () => {
  expect(gridOf({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, bucketsMax: 1000 }, 59_999, 1)).toEqual({
    ...{ fromMs: 0, bucketMs: 100, count: 600 },
  });
  expect(gridOf({ fromMs: 5000, toMs: 9000, bucketsMax: 10 }, 0, 1).count).toBe(1);
});
