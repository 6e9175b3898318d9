import { describe, expect, it } from 'vitest';
import { marksOf } from '../../src/renderer/anomalies/cause-marks';
import type { Cause } from '../../src/renderer/anomalies/causes';
import { bandOf, cutOutOf } from '../../src/renderer/anomalies/cut-out';
import { MEASURES, sideBySide } from '../../src/renderer/anomalies/measure';
import { observedText, usualText } from '../../src/renderer/anomalies/quantity';
import { digitsOf, roundScaleOf } from '../../src/renderer/chart/round-scale';
import type { Anomaly } from '../../src/shared/views';
import { ANOMALY_KINDS } from '../../src/shared/vocabulary';
import { courseOf } from './scripted-course';
import { findingOf, pastFindingOf } from './scripted-finding';

const MINUTE = 60_000;
/** A tick a second; the level is a thousandth of the tick. */
const COURSE = courseOf(
  Array.from({ length: 1000 }, (_, tick) => [tick, 1, tick * 1000, tick * 1000]),
  { mean: (tick) => tick / 1000 },
);
const SHOWN = { fromMs: 500_000, toMs: 900_000 };
const bandOfThis = (change: Partial<Anomaly>) => bandOf(pastFindingOf(change), COURSE, SHOWN, 999_000);
const round = (bound: readonly [number, number] | null | undefined) =>
  bound?.map((value) => Number(value.toFixed(6))) ?? null;

describe('what is shown around an anomaly', () => {
  it('is half as long again on either side, and at least two minutes', () => {
    expect(cutOutOf({ fromMs: 10 * MINUTE, toMs: 11 * MINUTE }, 60 * MINUTE)).toEqual({
      fromMs: 8 * MINUTE,
      toMs: 13 * MINUTE,
    });
    expect(cutOutOf({ fromMs: 60 * MINUTE, toMs: 80 * MINUTE }, 600 * MINUTE)).toEqual({
      fromMs: 50 * MINUTE,
      toMs: 90 * MINUTE,
    });
  });

  it('ends where the life is now while it is open, and begins with the life', () => {
    expect(cutOutOf({ fromMs: MINUTE, toMs: null }, 3 * MINUTE)).toEqual({ fromMs: 0, toMs: 3 * MINUTE });
  });

  it('reaches back to a cause that is near, and not to one far off', () => {
    const span = { fromMs: 60 * MINUTE, toMs: 61 * MINUTE };
    expect(cutOutOf(span, 99 * MINUTE, [55 * MINUTE]).fromMs).toBe(55 * MINUTE - 12_000);
    expect(cutOutOf(span, 99 * MINUTE, [20 * MINUTE]).fromMs).toBe(58 * MINUTE);
  });
});

describe('the band in which a quantity was expected', () => {
  it('of a level lies along all that is shown', () => {
    const expected = { low: 25, high: null };
    expect(bandOfThis({ kind: 'vital-low', subject: 'energy', expected })).toEqual({
      ...SHOWN,
      low: [25, 25],
      high: null,
    });
  });

  it('of a fall lies around where it stood in the tick before it', () => {
    const band = bandOfThis({ kind: 'fast-fall', expected: { low: -0.04, high: 0.01 } });
    expect([band?.fromMs, band?.toMs]).toEqual([600_000, 700_000]);
    expect([round(band?.low), round(band?.high)]).toEqual([
      [0.559, 0.559],
      [0.609, 0.609],
    ]);
  });

  it('of a jump lies around where it stood before the ten ticks in which it may have been seen', () => {
    const band = bandOfThis({
      kind: 'sudden-change',
      subject: 'tension',
      expected: { low: -0.02, high: 0.02 },
    });
    expect(round(band?.low)).toEqual([0.57, 0.57]);
  });

  it('of a pace opens from where it began, up to where it was noticed', () => {
    const band = bandOfThis({ kind: 'slow-drift', noticedTick: 690, expected: { low: -0.4, high: 0.8 } });
    expect([band?.fromMs, band?.toMs]).toEqual([600_000, 690_000]);
    expect([round(band?.low), round(band?.high)]).toEqual([
      [0.6, 0.59],
      [0.6, 0.62],
    ]);
  });

  it('of what should come back counts from where the shock had pushed it', () => {
    const expected = { low: 0.06, high: null };
    const fell = bandOfThis({ kind: 'no-recovery', subject: 'stability', expected });
    // Pushed down furthest at the first of the three minutes before: 0.42, less the spread of 0.1.
    expect([round(fell?.low), fell?.high, fell?.fromMs]).toEqual([[0.38, 0.38], null, 640_000]);
    const rose = bandOfThis({ kind: 'no-recovery', subject: 'tension', expected });
    expect([rose?.low, round(rose?.high)]).toEqual([null, [0.68, 0.68]]);
  });

  it('is none for what is counted, swings, stands still, or has no quantity', () => {
    const expected = { low: 0, high: 3 };
    expect(bandOfThis({ kind: 'late-ticks', subject: 'heartbeat', expected })).toBeNull();
    expect(bandOfThis({ kind: 'oscillation', expected })).toBeNull();
    expect(bandOfThis({ kind: 'event-flood', subject: 'event-noise', expected })).toBeNull();
    expect(bandOfThis({ kind: 'flat-line', expected: { low: null, high: null } })).toBeNull();
  });

  it('is none of a change where the course has no point to stand on', () => {
    expect(bandOf(findingOf(), courseOf([]), SHOWN, 999_000)).toBeNull();
  });
});

describe('what was observed, and what is usual', () => {
  it.each<[string, Partial<Anomaly>, string, string]>([
    [
      'a level',
      { kind: 'vital-low', subject: 'energy', observed: 22.1, expected: { low: 25, high: null } },
      '22.1',
      'at least 25.0',
    ],
    ['a fall', {}, '\u22120.120', '\u22120.040 to +0.010'],
    [
      'a pace',
      { kind: 'slow-drift', subject: 'energy', observed: -3, expected: { low: 0, high: 1.5 } },
      '\u22123.0 per h',
      '0.0 to +1.5 per h',
    ],
    [
      'swings',
      { kind: 'oscillation', observed: 0.06, expected: { low: 0, high: 0.003 } },
      'swings of 0.060',
      'swings of at most 0.003',
    ],
    [
      'one tick',
      { kind: 'missed-ticks', subject: 'heartbeat', observed: 1, expected: { low: 0, high: 0 } },
      '1 tick',
      '0 ticks',
    ],
    [
      'a flood',
      { kind: 'event-flood', subject: 'events', observed: 41, expected: { low: 0, high: 6.4 } },
      '41 events',
      'at most 6.4 events',
    ],
    [
      'a silence',
      { kind: 'event-silence', subject: 'event-rest', observed: 0, expected: { low: 7.2, high: null } },
      '0 events',
      'at least 7.2 events',
    ],
    [
      'memory',
      { kind: 'memory-churn', subject: 'memory', observed: 44, expected: { low: 0, high: 9 } },
      '44 changes in an hour',
      'at most 9 changes in an hour',
    ],
    [
      'a rate',
      { kind: 'inner-time', subject: 'innerRate', observed: 1.72, expected: { low: 0.8, high: 1.36 } },
      '1.72 inner s per s',
      '0.80 to 1.36 inner s per s',
    ],
    [
      'what came back',
      { kind: 'no-recovery', observed: 0.004, expected: { low: 0.06, high: null } },
      '0.004 back',
      'at least 0.060 back',
    ],
    [
      'what stands still',
      { kind: 'flat-line', observed: 0.931, expected: { low: null, high: null } },
      '0.931',
      'it moves',
    ],
    [
      'what is not known',
      { kind: 'trend', subject: 'energy', observed: 7_200_000, expected: { low: null, high: null } },
      '2.0\u00a0h left',
      'not known yet',
    ],
  ])('is said of %s with its unit', (_, change, observed, usual) => {
    const anomaly = findingOf(change);
    expect([observedText(anomaly), usualText(anomaly)]).toEqual([observed, usual]);
  });

  it('stands side by side by size, only where the course does not show it', () => {
    const sizes = (change: Partial<Anomaly>) => sideBySide(findingOf(change));
    expect(sizes({ kind: 'event-flood', observed: 40, expected: { low: 0, high: 10 } })).toEqual({
      observed: 1,
      usualFrom: 0,
      usualTo: 0.25,
    });
    expect(sizes({ kind: 'event-silence', observed: 0, expected: { low: 8, high: null } })).toEqual({
      observed: 0,
      usualFrom: 0.8,
      usualTo: null,
    });
    expect(sizes({ kind: 'fast-fall' })).toBeNull();
    expect(sizes({ kind: 'flat-line', expected: { low: null, high: null } })).toBeNull();
    expect(sizes({ kind: 'missed-ticks', observed: 0, expected: { low: 0, high: 0 } })).toBeNull();
  });

  it('is known of every kind', () => expect(Object.keys(MEASURES).sort()).toEqual([...ANOMALY_KINDS].sort()));
});

describe('the marks of causes', () => {
  const cause = (seq: number, ms: number | null): Cause => ({ seq, text: '', tick: null, ms });
  const shown = { fromMs: 0, toMs: 1000 };

  it('stand where they came, and only where that is known and in sight', () => {
    const marks = marksOf([cause(1, 250), cause(2, null), cause(3, 1200), cause(4, 750)], shown, 400);
    expect(marks.map(({ seq, x, turned }) => [seq, x, turned])).toEqual([
      [1, 100, false],
      [4, 300, true],
    ]);
  });

  it('name the strongest where there is no room for all', () => {
    const marks = marksOf([cause(812, 500), cause(813, 505), cause(814, 100)], shown, 400);
    expect(marks.map(({ label }) => label)).toEqual(['#812', null, '#814']);
  });
});

describe('the scale of a quantity', () => {
  it('shows all of it on round numbers, within what is possible', () => {
    const scale = roundScaleOf(0.83, 0.99, { least: 0, most: 1 });
    expect(scale.floor).toBeLessThanOrEqual(0.83);
    expect(scale.ceiling).toBe(1);
    expect(scale.step).toBe(0.05);
    expect(digitsOf(scale.step)).toBe(2);
  });

  it('has room around what does not move', () => {
    const scale = roundScaleOf(0.5, 0.5, { least: 0, most: 1 });
    expect(scale.floor).toBeLessThan(0.5);
    expect(scale.ceiling).toBeGreaterThan(0.5);
  });
});
