import type { Course, Quantity } from '../../shared/past';
import { VITALS } from '../../shared/vocabulary';
import type { SpreadPoint } from '../chart/spread';
import type { Hue } from '../chart/token';
import type { SeriesPoint } from '../life/series';
import { shareOf } from '../words/vital-scale';
import { lastAtOrBelow } from './places';
import type { Stretch } from './stretch';

export interface CourseSeries {
  readonly hue: Hue;
  /** The mean, broken by `null` where time was not lived. */
  readonly line: SeriesPoint[];
  /** From the lowest to the highest; empty where each point is one tick. */
  readonly stretches: readonly (readonly SpreadPoint[])[];
}

/** A quantity as it is drawn: in what hue, and where on the axis its values lie. */
export interface Drawn {
  readonly quantity: Quantity;
  readonly hue: Hue;
  readonly on: (value: number) => number;
}

/** The vitals as they are drawn side by side: as shares of their ceilings. */
export const DRAWN_VITALS: readonly Drawn[] = VITALS.map((vital) => ({
  quantity: vital,
  hue: vital,
  on: (value) => shareOf(vital, value),
}));

const at = (column: Float64Array, index: number): number => column[index] ?? NaN;

/**
 * The quantities of a course over a stretch and one point beyond it on either side, so that the lines reach the
 * edges; broken at every gap of at least `gapMsMin`.
 */
export function courseSeriesOf(
  course: Course,
  { fromMs, toMs }: Stretch,
  gapMsMin: number,
  drawn: readonly Drawn[] = DRAWN_VITALS,
): CourseSeries[] {
  const first = Math.max(0, lastAtOrBelow(course.fromMs, fromMs) - 1);
  const last = Math.min(course.count - 1, lastAtOrBelow(course.fromMs, toMs) + 1);
  const wide = course.gaps.filter((gap) => gap.toMs - gap.fromMs >= gapMsMin);
  return drawn.map(({ quantity, hue, on }) => {
    const line: SeriesPoint[] = [];
    const stretches: SpreadPoint[][] = [];
    let stretch: SpreadPoint[] = [];
    let next = 0;
    for (let index = first; index <= last; index += 1) {
      const from = at(course.fromMs, index);
      const before = index > first ? at(course.toMs, index - 1) : -Infinity;
      while (next < wide.length && (wide[next]?.toMs ?? 0) <= before) next += 1;
      const gap = wide[next];
      if (gap && gap.fromMs < from && index > first) {
        line.push({ x: (gap.fromMs + gap.toMs) / 2, y: null });
        stretches.push(stretch);
        stretch = [];
      }
      const x = (from + at(course.toMs, index)) / 2;
      line.push({ x, y: on(at(course.mean[quantity], index)) });
      if (at(course.ticks, index) > 1)
        stretch.push({
          x,
          low: on(at(course.min[quantity], index)),
          high: on(at(course.max[quantity], index)),
        });
    }
    stretches.push(stretch);
    return { hue, line, stretches: stretches.filter(({ length }) => length > 1) };
  });
}

/** All that has to be seen, for the scale: the lines, and the lowest of the spreads. */
export const lowestOf = (all: readonly CourseSeries[]): SeriesPoint[][] =>
  all.flatMap(({ line, stretches }) => [
    line,
    ...stretches.map((some) => some.map(({ x, low }) => ({ x, y: low }))),
  ]);
