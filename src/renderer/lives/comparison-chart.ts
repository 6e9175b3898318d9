import type { ComparedCourse, Comparison } from '../../shared/past';
import { VITALS } from '../../shared/vocabulary';
import { drawLines, type LinesChart } from '../chart/lines';
import { closeScaleOf, type SeriesPoint } from '../life/series';
import { integer } from '../words/format';
import { shareOf } from '../words/vital-scale';
import { stretchOfBoth } from './stretch';

export interface ComparisonChart extends Pick<LinesChart, 'recolour' | 'destroy'> {
  show(comparison: Comparison): void;
}

const LABEL_PX = 110;

/** Round ticks for an axis, as many as there is room for. */
export function ticksOf(from: number, to: number, widthPx: number): readonly number[] {
  const rough = (to - from) / Math.max(1, Math.floor(widthPx / LABEL_PX));
  if (!(rough > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10));
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to - 0.04 * (to - from); tick += step)
    ticks.push(tick);
  return ticks;
}

const seriesOf = (course: ComparedCourse): SeriesPoint[][] =>
  VITALS.map((vital) =>
    Array.from(course.tick, (x, index) => ({ x, y: shareOf(vital, course[vital][index] ?? 0) })),
  );

/** Two lives over one axis of ticks: the one in solid lines, the other in dashes, each vital in its hue. */
export function drawComparison(canvas: HTMLCanvasElement): ComparisonChart {
  const chart = drawLines(canvas, {
    lines: [...VITALS.map((hue) => ({ hue })), ...VITALS.map((hue) => ({ hue, dashed: true }))],
    marks: ticksOf,
    label: (value) => integer(value),
    plugins: [],
  });
  return {
    show(comparison) {
      const series = comparison.courses.flatMap(seriesOf);
      chart.show({ series, ...stretchOfBoth(comparison), scale: closeScaleOf(series) });
    },
    recolour: chart.recolour,
    destroy: chart.destroy,
  };
}
