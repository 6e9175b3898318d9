import { describe, expect, it } from 'vitest';
import { BEATS_SHOWN, beatsOf, isLate } from '../../src/renderer/life/beats';
import {
  bounded,
  extended,
  HISTORY_POINTS_MAX,
  HISTORY_SPAN_MS,
  trendPerMinute,
  usualRange,
} from '../../src/renderer/life/history';
import { closeScaleOf, scaleOf, seriesOf } from '../../src/renderer/life/series';
import type { Gap } from '../../src/shared/past';
import type { HistoryPoint } from '../../src/shared/views';

const START_MS = 1_700_000_000_000;
const point = (tick: number, change: Partial<HistoryPoint> = {}): HistoryPoint => ({
  tick,
  atMs: START_MS + tick * 1000,
  sinceBirthMs: tick * 1000,
  energy: 50,
  integrity: 1,
  stability: 1,
  tension: 0,
  fatigue: 0,
  noise: 0,
  drift: 0,
  innerRate: 1,
  jitterMs: 1,
  ...change,
});
const points = (
  count: number,
  change: (tick: number) => Partial<HistoryPoint> = () => ({}),
): HistoryPoint[] => Array.from({ length: count }, (_, tick) => point(tick, change(tick)));

describe('the last hour', () => {
  it('forgets what is older than an hour', () => {
    const history = extended(points(100), point(200, { sinceBirthMs: 50_000 + HISTORY_SPAN_MS }));
    expect(history[0]?.tick).toBe(50);
    expect(history.at(-1)?.tick).toBe(200);
  });

  it('goes by the books of the life when the clock is set back', () => {
    const setBack = points(100, (tick) => ({ atMs: START_MS + tick * 1000 - (tick > 50 ? 7_200_000 : 0) }));
    expect(bounded(setBack)).toHaveLength(100);
    expect(trendPerMinute(setBack, 'energy')).toBe(0);
  });

  it('is bounded however fast a life ticks', () => {
    const fast = points(HISTORY_POINTS_MAX + 500, (tick) => ({ sinceBirthMs: tick * 10 }));
    expect(bounded(fast)).toHaveLength(HISTORY_POINTS_MAX);
    expect(bounded(fast).at(-1)).toBe(fast.at(-1));
  });

  it('keeps one point per tick: the last that was seen', () => {
    const history = extended(points(3), point(2, { energy: 12 }));
    expect(history.map(({ tick }) => tick)).toEqual([0, 1, 2]);
    expect(history.at(-1)?.energy).toBe(12);
  });

  it('knows the trend per minute of the last minute only', () => {
    const history = points(400, (tick) => ({ energy: tick < 300 ? 80 : 80 - (tick - 300) * 0.1 }));
    expect(trendPerMinute(history, 'energy')).toBeCloseTo(-6, 6);
    expect(trendPerMinute(history, 'integrity')).toBe(0);
    expect(trendPerMinute(history.slice(0, 3), 'energy')).toBeNull();
    expect(trendPerMinute([], 'energy')).toBeNull();
  });

  it('knows where nine tenths of the hour lay, once it has seen enough', () => {
    expect(usualRange(points(59), 'energy')).toBeNull();
    const range = usualRange(
      points(1001, (tick) => ({ energy: tick / 10 })),
      'energy',
    );
    expect(range).toEqual({ low: 5, high: 95 });
  });
});

describe('the chart', () => {
  const window = { fromMs: 0, bucketMs: 10_000, gaps: [] };

  it('keeps the lowest and the highest of each stretch, in their order', () => {
    const history = points(600, (tick) => ({ energy: tick === 333 ? 3 : tick === 337 ? 99 : 50 }));
    const series = seriesOf(history, 'energy', window);
    expect(series.length).toBeLessThanOrEqual(2 * 61);
    expect(series).toContainEqual({ x: 333_000, y: 0.03 });
    expect(series).toContainEqual({ x: 337_000, y: 0.99 });
    expect(series.map(({ x }) => x)).toEqual(series.map(({ x }) => x).sort((a, b) => a - b));
  });

  it('breaks where time was not lived, and nowhere else', () => {
    const later = points(10).map((p) => ({ ...p, sinceBirthMs: p.sinceBirthMs + 60_000 }));
    const history = [...points(10), ...later];
    const gap: Gap = { seq: 1, kind: 'asleep', tick: 9, fromMs: 9_000, toMs: 59_000, atMs: 0 };
    const breaks = (gaps: readonly Gap[]) =>
      seriesOf(history, 'energy', { ...window, gaps }).filter(({ y }) => y === null);
    expect(breaks([gap])).toEqual([{ x: 34_000, y: null }]);
    // A late tick is lived as one long one: its line goes on.
    expect(breaks([])).toEqual([]);
    expect(breaks([{ ...gap, fromMs: 200_000, toMs: 300_000 }])).toEqual([]);
  });

  it('draws only its window', () => {
    const series = seriesOf(points(100), 'energy', { ...window, fromMs: 60_000 });
    expect(series[0]?.x).toBeGreaterThanOrEqual(60_000);
  });

  it.each([
    [0.97, 0.8],
    [0.79, 0.6],
    [0.5, 0.4],
    [0.3, 0.2],
    [0.01, 0],
  ])('with %d as the lowest begins its scale at %d', (y, floor) => {
    expect(
      scaleOf([
        [{ x: 0, y: 1 }],
        [
          { x: 0, y },
          { x: 1, y: null },
        ],
      ]).floor,
    ).toBe(floor);
  });
});

describe('the scale of a chart that is moved by hand', () => {
  it.each([
    [0.97, 0.9],
    [0.79, 0.7],
    [0.71, 0.6],
    [0.33, 0.3],
    [0.005, 0],
  ])('with %d as the lowest begins at %d, and shows it', (y, floor) => {
    const scale = closeScaleOf([[{ x: 0, y }]]);
    expect(scale.floor).toBeCloseTo(floor, 9);
    expect(scale.floor).toBeLessThanOrEqual(y);
  });
});

describe('the strip of beats', () => {
  it('shows the last sixty, the newest at the end', () => {
    const beats = beatsOf(points(200));
    expect(beats).toHaveLength(BEATS_SHOWN);
    expect(beats.at(-1)?.place).toBe(BEATS_SHOWN - 1);
    expect(beatsOf(points(5)).map(({ place }) => place)).toEqual([55, 56, 57, 58, 59]);
  });

  it('marks late beats and makes them taller', () => {
    const [onTime, late] = beatsOf([point(1), point(2, { jitterMs: 400 })]);
    expect([onTime?.late, late?.late]).toEqual([false, true]);
    expect(late?.height).toBeGreaterThan(onTime?.height ?? 1);
    expect([isLate(100), isLate(101), isLate(-400)]).toEqual([false, true, false]);
  });
});
