import { describe, expect, it } from 'vitest';
import { markedOf } from '../../src/renderer/chart/gap-bands';
import { rowsOf } from '../../src/renderer/timeline/books';
import { courseSeriesOf } from '../../src/renderer/timeline/course-series';
import { gapAt, gapText, readingsAt, wordsOfPlace } from '../../src/renderer/timeline/readings';
import type { GapKind } from '../../src/shared/vocabulary';
import { courseOf, gapOf } from './scripted-course';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the lines of a course', () => {
  const minutes = Array.from(
    { length: 10 },
    (_, i) => [i * 60 + 1, 60, i * 60_000, (i + 1) * 60_000] as const,
  );

  it('break at a gap that can be seen, and not at one that cannot', () => {
    const gaps = [gapOf(180_000, 180_000)];
    const shifted = minutes.map(([tick, ticks, from, to], i) =>
      i < 3 ? ([tick, ticks, from, to] as const) : ([tick, ticks, from + 90_000, to + 90_000] as const),
    );
    const seen = courseOf(shifted, { gaps: [gapOf(180_000, 270_000)] });
    const whole = { fromMs: 0, toMs: 700_000 };
    const breaks = (course: typeof seen, least: number) =>
      courseSeriesOf(course, whole, least)[0]?.line.filter(({ y }) => y === null);
    expect(breaks(seen, 1000)).toEqual([{ x: 225_000, y: null }]);
    expect(breaks(seen, 100_000)).toEqual([]);
    expect(breaks(courseOf(minutes, { gaps }), 1)).toEqual([]);
    const [energy] = courseSeriesOf(seen, whole, 1000);
    expect(energy?.stretches.map(({ length }) => length)).toEqual([3, 7]);
  });

  it('reach beyond the edges of what is shown, and not much further', () => {
    const [energy] = courseSeriesOf(courseOf(minutes), { fromMs: 200_000, toMs: 300_000 }, 1);
    const xs = energy?.line.map(({ x }) => x) ?? [];
    expect(xs[0]).toBeLessThan(200_000);
    expect(xs.at(-1)).toBeGreaterThan(300_000);
    expect(xs.length).toBeLessThanOrEqual(5);
  });

  it('of single ticks have no band around them', () => {
    const ticks = courseOf([1, 2, 3].map((tick) => [tick, 1, tick, tick] as const));
    expect(
      courseSeriesOf(ticks, { fromMs: 0, toMs: 9 }, 1).every(({ stretches }) => stretches.length === 0),
    ).toBe(true);
    expect(
      courseSeriesOf(courseOf([]), { fromMs: 0, toMs: 9 }, 1).every(({ line }) => line.length === 0),
    ).toBe(true);
  });
});

describe('what is read off a course', () => {
  it('is the mean, and between what it lay where a point is many ticks', () => {
    const course = courseOf(
      [
        [1, 1, 0, 0],
        [2, 60, 1, 60],
      ],
      { mean: () => 0.5 },
    );
    const at = (tick: number) => readingsAt(course, tick).find(({ quantity }) => quantity === 'stability');
    expect(at(1)).toEqual({ quantity: 'stability', value: '0.500', between: null });
    expect(at(30)).toEqual({ quantity: 'stability', value: '0.500', between: '0.400 to 0.600' });
    expect(readingsAt(courseOf([]), 3)).toEqual([]);
  });

  it('names a gap that is met, and a narrow one that is near', () => {
    const gaps = [gapOf(100, 200), gapOf(400, 401, { kind: 'crashed' })];
    expect(gapAt(gaps, 150, 5)?.fromMs).toBe(100);
    expect(gapAt(gaps, 204, 5)).toBeUndefined();
    expect(gapAt(gaps, 404, 5)?.kind).toBe('crashed');
    expect(plain(gapText(gapOf(0, 7_200_000)))).toBe('Not lived: asleep, 2.0 h');
  });

  it('says where it was reckoned', () => {
    const place = { tick: 12_345, ms: 183_600_000, atMs: new Date(2026, 2, 14, 14, 2, 7).getTime() };
    const { tick, age, time } = wordsOfPlace({ ...place, exact: true }, 0);
    expect([tick, age, time].map(plain)).toEqual([
      'Tick 12 345',
      '2 d 03:00:00 after birth',
      '14 Mar 2026 14:02:07',
    ]);
    expect(wordsOfPlace({ ...place, exact: false }, 0).time).toMatch(/^about /);
  });
});

describe('marks of gaps', () => {
  const at = (left: number, right: number, kind: GapKind = 'asleep') => ({ kind, left, right });
  const marked = (...placed: ReturnType<typeof at>[]) => markedOf(placed).map(({ left }) => left);

  it('never lie on one another, and the graver one is shown', () => {
    expect(marked(at(100, 110), at(112, 116, 'crashed'))).toEqual([112]);
    expect(marked(at(100, 110), at(140, 150)).sort()).toEqual([100, 140]);
  });

  it('are left out for narrow gaps side by side, but not for one that stands alone or crashed', () => {
    const nights = Array.from({ length: 50 }, (_, i) => at(i * 4, i * 4 + 1));
    expect(marked(...nights)).toEqual([]);
    expect(marked(at(5, 5.1), at(300, 300.2))).toEqual([5, 300]);
    expect(marked(...nights, at(202, 202.1, 'crashed'))).toEqual([202]);
  });
});

describe('the books of time', () => {
  const gapsMs = { asleep: 5_400, suspended: 1_400, crashed: 0, unknown: 1_400 };

  it('add up to the second as they are read', () => {
    const { rows, sumMs } = rowsOf({ wallMs: 20_000, livedMs: 10_400, gapsMs, clockMs: -3_400 });
    expect(rows.reduce((sum, { ms }) => sum + ms, 0)).toBe(sumMs);
    expect(sumMs).toBe(15_000);
    expect(rows.every(({ ms }) => ms % 1000 === 0)).toBe(true);
    expect(rows.find(({ of }) => of === 'clock')?.ms).toBeLessThan(0);
  });

  it('share the bar among what passed; the clock has none of it', () => {
    const { rows } = rowsOf({ wallMs: 0, livedMs: 10_400, gapsMs, clockMs: 50_000 });
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(rows.find(({ of }) => of === 'clock')?.share).toBe(0);
    const none = { asleep: 0, suspended: 0, crashed: 0, unknown: 0 };
    expect(
      rowsOf({ wallMs: 0, livedMs: 0, gapsMs: none, clockMs: 0 }).rows.every(({ share }) => share === 0),
    ).toBe(true);
  });
});
