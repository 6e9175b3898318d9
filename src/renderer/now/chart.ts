import { VITALS } from '../../shared/vocabulary';
import type { Gap } from '../../shared/past';
import type { HistoryPoint } from '../../shared/views';
import { gapBands } from '../chart/gap-plugin';
import { drawLines, type LinesChart } from '../chart/lines';
import { scaleOf, seriesOf } from '../life/series';
import { clockTime } from '../words/format';

export interface ChartInput {
  readonly history: readonly HistoryPoint[];
  readonly gaps: readonly Gap[];
  readonly windowMs: number;
}

export interface VitalsChart extends Pick<LinesChart, 'recolour' | 'destroy'> {
  show(input: ChartInput): void;
}

const QUARTERS = [0.125, 0.375, 0.625, 0.875];

/** The last minutes by the life's own books, labelled by the wall clock as it stands at the newest point. */
export function drawVitals(canvas: HTMLCanvasElement): VitalsChart {
  let newest: Pick<HistoryPoint, 'atMs' | 'sinceBirthMs'> = { atMs: 0, sinceBirthMs: 0 };
  let gaps: readonly Gap[] = [];
  const chart = drawLines(canvas, {
    lines: VITALS.map((hue) => ({ hue })),
    marks: (from, to) => QUARTERS.map((share) => from + share * (to - from)),
    label: (value) => clockTime(newest.atMs - newest.sinceBirthMs + value).slice(0, 5),
    plugins: [gapBands(() => gaps)],
  });

  function show({ history, gaps: shown, windowMs }: ChartInput): void {
    newest = history.at(-1) ?? newest;
    gaps = shown;
    const to = newest.sinceBirthMs;
    const from = to - windowMs;
    const bucketMs = windowMs / Math.max(1, canvas.clientWidth);
    const series = VITALS.map((vital) => seriesOf(history, vital, { fromMs: from, bucketMs, gaps }));
    chart.show({ series, from, to, scale: scaleOf(series) });
  }

  return { show, recolour: chart.recolour, destroy: chart.destroy };
}
