import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Overlaps } from '../../src/renderer/backtest/overlaps';
import { findingOf } from './scripted-finding';

describe('anomalies of the same time', () => {
  it('are all that began before it ended and did not end before it began', () => {
    const tick = fc.nat(60);
    const anomaly = fc
      .record({ id: fc.nat(), fromTick: tick, lasts: fc.option(fc.nat(20), { nil: null }) })
      .map(({ id, fromTick, lasts }) =>
        findingOf({ id, fromTick, toTick: lasts === null ? null : fromTick + lasts }),
      );
    fc.assert(
      fc.property(fc.array(anomaly, { maxLength: 30 }), anomaly, (others, one) => {
        const end = (toTick: number | null): number => toTick ?? Infinity;
        const due = others.filter(
          (other) => other.fromTick <= end(one.toTick) && end(other.toTick) >= one.fromTick,
        );
        expect(new Set(new Overlaps(others).with(one))).toEqual(new Set(due));
      }),
    );
  });
});
