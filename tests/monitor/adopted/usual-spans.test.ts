import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsualSpans, usualSpansSchema } from '../../../src/main/monitor/adopted/usual-spans';
import { Chance } from '../../scenarios/chance';

// Goal: what a span usually is, is learnt from any shape of it: a limit is near where spans are steady, far where they
// are not, and passed as rarely as it says.

const learnt = (spans: Iterable<number>): UsualSpans => {
  const usual = new UsualSpans();
  for (const span of spans) usual.learn(span);
  return usual;
};
const many = (count: number, of: () => number): number[] => Array.from({ length: count }, of);

test('nothing is known of what was never seen', () => {
  const usual = new UsualSpans();
  expect([usual.count, usual.quantile(0.5), usual.limit(0.01)]).toEqual([0, null, null]);
});

test('a quantile is right to a bin, whatever is learnt', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (spans, share) => {
        const sorted = [...spans].sort((a, b) => a - b);
        const exact = sorted[Math.max(0, Math.ceil(share * spans.length - 1e-9) - 1)] ?? NaN;
        const ratio = (learnt(spans).quantile(share) ?? NaN) / exact;
        expect(ratio).toBeGreaterThan(0.8);
        expect(ratio).toBeLessThan(1.25);
      },
    ),
  );
});

test('a limit is finite, beyond what was seen, and the farther the rarer', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e10, noNaN: true }), { minLength: 1, maxLength: 200 }),
      (spans) => {
        const usual = learnt(spans);
        const limits = [0.1, 1e-3, 1e-6, 1e-12].map((chance) => usual.limit(chance) ?? NaN);
        expect(limits.every(Number.isFinite)).toBe(true);
        expect([...limits].sort((a, b) => a - b)).toEqual(limits);
        expect(limits[0]).toBeGreaterThan(Math.min(1e9, Math.max(...spans)));
      },
    ),
  );
});

describe('a limit of one in ten thousand', () => {
  const chance = new Chance(7, 'spans');
  const shapes: readonly (readonly [string, () => number])[] = [
    ['steady', () => 10_000 * (1 + 0.05 * chance.normal())],
    ['exponential', () => -10_000 * Math.log(1 - chance.unit())],
    ['log-normal', () => 10_000 * Math.exp(chance.normal())],
    ['Pareto', () => 10_000 * Math.pow(1 - chance.unit(), -1 / 2)],
    ['of two kinds', () => (chance.maybe(0.02) ? 600_000 : 1_000) * (1 + 0.2 * chance.unit())],
  ];

  test.each(shapes)('is passed that rarely: %s', (_, of) => {
    const limit = learnt(many(3_000, of)).limit(1e-4) ?? NaN;
    const passed = many(100_000, of).filter((span) => span > limit).length;
    expect(passed).toBeLessThan(40);
  });

  test('lies near where spans are steady, and far where they are not', () => {
    const [steady, heavy] = [shapes[0]![1], shapes[3]![1]].map((of) => learnt(many(3_000, of)).limit(1e-4)!);
    expect(steady).toBeLessThan(40_000);
    expect(heavy).toBeGreaterThan(400_000);
  });
});

test('little is known of little: the fewer were seen, the farther the limit', () => {
  const limitOf = (count: number): number => learnt(many(count, () => 10_000)).limit(1e-6) ?? NaN;
  expect(limitOf(8)).toBeGreaterThan(3 * limitOf(300));
});

test('what is usual may change: the old is outweighed in time', () => {
  const usual = learnt([...many(20_000, () => 100_000), ...many(20_000, () => 1_000)]);
  expect(usual.quantile(0.5)).toBeLessThan(1_300);
});

test('what was kept goes on as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { maxLength: 100 }), (spans) => {
      const usual = learnt(spans);
      const kept = UsualSpans.from(usualSpansSchema.parse(JSON.parse(JSON.stringify(usual.state()))));
      expect([kept.count, kept.limit(1e-3), kept.quantile(0.9)]).toEqual([
        usual.count,
        usual.limit(1e-3),
        usual.quantile(0.9),
      ]);
    }),
  );
});
