import type { Course, Gap } from '../../shared/past';
import { VITALS } from '../../shared/vocabulary';
import { WIDE_PX } from './gap-bands';
import { gapBands } from './gap-plugin';
import { drawLines, type LinesChart } from './lines';
import { spreadBands, type Spread } from './spread';
import { closeScaleOf } from '../life/series';
import { ageLabel, agesOf } from '../timeline/ages';
import { courseSeriesOf, lowestOf } from '../timeline/course-series';
import type { Stretch } from '../timeline/stretch';

export interface CourseChart extends Pick<LinesChart, 'recolour' | 'destroy'> {
  show(course: Course, shown: Stretch, widthPx: number): void;
}

/** A stretch of a life: means as lines, what lies around them as soft bands, gaps as gaps. */
export function drawCourse(canvas: HTMLCanvasElement): CourseChart {
  let gaps: readonly Gap[] = [];
  let spreads: readonly Spread[] = [];
  const chart = drawLines(canvas, {
    lines: VITALS.map((hue) => ({ hue })),
    marks: agesOf,
    label: ageLabel,
    plugins: [gapBands(() => gaps), spreadBands(() => spreads)],
  });

  function show(course: Course, shown: Stretch, widthPx: number): void {
    const pixelMs = (shown.toMs - shown.fromMs) / Math.max(1, widthPx);
    const series = courseSeriesOf(course, shown, WIDE_PX * pixelMs);
    gaps = course.gaps;
    spreads = series;
    chart.show({
      series: series.map(({ line }) => line),
      from: shown.fromMs,
      to: shown.toMs,
      scale: closeScaleOf(lowestOf(series)),
    });
  }

  return { show, recolour: chart.recolour, destroy: chart.destroy };
}
