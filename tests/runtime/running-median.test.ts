import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunningMedian } from '../../src/main/runtime/running-median';

const medianOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;

test('is the median of the last values, whatever comes', () => {
  // Few different values, so that equal ones meet.
  const jitters = fc.array(fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 5, noNaN: true })));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), jitters, (size, values) => {
      const median = new RunningMedian(size);
      expect(median.median).toBe(0);
      values.forEach((value, index) => {
        median.push(value);
        expect(median.median).toBe(medianOf(values.slice(Math.max(0, index + 1 - size), index + 1)));
      });
    }),
  );
});
