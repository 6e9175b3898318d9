import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourReading, idleReading, loadReading, RULE_OF } from '../../../src/main/environment/senses/rules';
import {
  beginTwoSided,
  readTwoSided,
  type Reading,
  type Side,
  type TwoSided,
} from '../../../src/main/environment/senses/two-sided';
import { SENSES } from '../../../src/shared/senses';

// Goal: whatever a machine reads, a sense tells each going over once, and never flaps.

interface Told {
  readonly atMs: number;
  readonly side: Side;
}

function tell(rule: TwoSided, readings: readonly (readonly [stepMs: number, reading: Reading])[]): Told[] {
  let state = beginTwoSided(rule);
  let nowMs = 0;
  return readings.flatMap(([stepMs, reading]) => {
    nowMs += stepMs;
    const next = readTwoSided(rule, state, reading, nowMs);
    state = next.state;
    return next.signal === null ? [] : [{ atMs: nowMs, side: next.signal }];
  });
}

const RULE: TwoSided = { holdsMs: { 0: 100, 1: 50 }, apartMs: 1000, begins: null };

describe('one after the other', () => {
  test('of the first side that is read nothing is told', () => {
    expect(tell(RULE, [[0, 0], [5000, 0]])).toEqual([]); // prettier-ignore
    expect(tell({ ...RULE, begins: 1 }, [[0, 0], [100, 0]])).toEqual([{ atMs: 100, side: 0 }]); // prettier-ignore
  });

  test('a side that does not hold is not told, and what cannot be read breaks it off', () => {
    const from: [number, Reading] = [0, 1];
    expect(tell(RULE, [from, [10, 0], [99, 0], [1, 1], [10, 0], [99, 0]])).toEqual([]);
    expect(tell(RULE, [from, [10, 0], [60, null], [60, 0], [99, 0]])).toEqual([]);
    expect(tell(RULE, [from, [10, 0], [60, 0], [40, 0]])).toEqual([{ atMs: 110, side: 0 }]);
  });

  test('the same signal waits for its distance, and comes if the side is still there then', () => {
    const told = tell({ ...RULE, holdsMs: { 0: 0, 1: 0 } }, [[0, 1], [1, 0], [1, 1], [1, 0], [900, 0], [98, 0], [1, 0]]); // prettier-ignore
    expect(told).toEqual([
      { atMs: 1, side: 0 },
      { atMs: 2, side: 1 },
      { atMs: 1001, side: 0 },
    ]);
  });
});

describe.each(SENSES)('%s, whatever is read', (sense) => {
  const rule = RULE_OF[sense];
  const readings = fc.array(
    fc.tuple(fc.integer({ min: 0, max: rule.apartMs * 2 }), fc.constantFrom<Reading[]>(0, 1, null)),
    { maxLength: 200 },
  );

  test('signals alternate, and the same comes no sooner than its distance', () => {
    fc.assert(
      fc.property(readings, (read) => {
        const told = tell(rule, read);
        told.forEach(({ side, atMs }, at) => {
          const before = told[at - 1];
          const same = told[at - 2];
          if (before) expect(before.side).not.toBe(side);
          if (same) expect(atMs - same.atMs).toBeGreaterThanOrEqual(rule.apartMs);
        });
      }),
    );
  });

  test('a side that stays is told in the end, if it is another one than was told', () => {
    fc.assert(
      fc.property(readings, fc.constantFrom<Side[]>(0, 1), (read, side) => {
        const steps = 400;
        const stay = Array.from({ length: steps }, () => [rule.apartMs / 100, side] as [number, Reading]);
        const told = tell(rule, [...read, ...stay]);
        const first = read.map(([, reading]) => reading).find((reading) => reading !== null);
        const began = rule.begins ?? first ?? side;
        expect(told.at(-1)?.side ?? began).toBe(side);
      }),
    );
  });
});

test.each<[string, (value: number) => Reading, readonly (readonly [number, Reading])[]]>([
  ['idle seconds', idleReading, [[0, 1], [29.9, 1], [30, null], [299, null], [300, 0], [1e9, 0]]], // prettier-ignore
  ['busy shares', loadReading, [[0, 1], [0.34, 1], [0.35, null], [0.84, null], [0.85, 0], [1, 0]]], // prettier-ignore
  ['minutes of the day', hourReading, [[0, 1], [359, 1], [360, 0], [1199, 0], [1200, 1], [1439, 1]]], // prettier-ignore
])('%s lie on one side, on the other, or between', (_what, read, cases) => {
  expect(cases.map(([value]) => [value, read(value)])).toEqual(cases);
});

test('what flaps at a border for a day is told a few times', () => {
  const flapping = (side: (at: number) => Reading) =>
    Array.from({ length: 17_280 }, (_, at) => [5_000, side(at)] as [number, Reading]);
  const everySecondLook = flapping((at) => (at % 2 === 0 ? 0 : 1));
  expect(tell(RULE_OF.load, everySecondLook)).toEqual([]);
  expect(tell(RULE_OF.power, everySecondLook)).toEqual([]);
  expect(tell(RULE_OF.hour, everySecondLook).length).toBeLessThanOrEqual(8);
});
