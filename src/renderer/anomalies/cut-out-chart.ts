import type { Course, Gap, Quantity } from '../../shared/past';
import type { Severity } from '../../shared/vocabulary';
import { areasBelow, type Area } from '../chart/areas';
import { WIDE_PX } from '../chart/gap-bands';
import { gapBands } from '../chart/gap-plugin';
import { drawLines, type LinesChart } from '../chart/lines';
import { digitsOf, roundScaleOf, type Limits } from '../chart/round-scale';
import { spreadBands, type Spread } from '../chart/spread';
import type { Hue } from '../chart/token';
import { closeScaleOf, type Scale } from '../life/series';
import { ageLabel, agesOf } from '../timeline/ages';
import {
  courseSeriesOf,
  DRAWN_VITALS,
  lowestOf,
  type CourseSeries,
  type Drawn,
} from '../timeline/course-series';
import type { Stretch } from '../timeline/stretch';
import { fixed, withUnit } from '../words/format';
import type { Band } from './cut-out';
import { isVital } from './quantity';

export interface CutOut {
  readonly course: Course;
  readonly shown: Stretch;
  /** When it was otherwise than usual. */
  readonly span: Stretch;
  readonly band: Band | null;
  readonly severity: Severity;
  readonly widthPx: number;
}

export interface CutOutChart extends Pick<LinesChart, 'recolour' | 'destroy'> {
  show(cutOut: CutOut): void;
}

const SPAN_ALPHA = 0.09;
const BAND_ALPHA = 0.36;

const hueOf = (quantity: Quantity): Hue =>
  isVital(quantity) ? quantity : quantity === 'innerRate' ? 'inner' : 'text-soft';

function limitsOf(quantity: Quantity): Limits {
  if (quantity === 'energy') return { least: 0, most: 100 };
  const open = quantity === 'drift' || quantity === 'innerRate' || quantity === 'jitterMs';
  return { least: 0, most: open ? null : 1 };
}

/** The scale that shows all of the lines, and where they were expected. */
function scaleOf(quantity: Quantity, all: readonly CourseSeries[], band: Band | null): Scale {
  let low = Infinity;
  let high = -Infinity;
  const see = (value: number | null | undefined): void => {
    if (value === null || value === undefined) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { line, stretches } of all) {
    for (const { y } of line) see(y);
    for (const points of stretches)
      for (const point of points) {
        see(point.low);
        see(point.high);
      }
  }
  for (const bound of [band?.low, band?.high]) bound?.forEach(see);
  return low > high ? { floor: 0, step: 0.25 } : roundScaleOf(low, high, limitsOf(quantity));
}

function areasOf({ span, band, severity }: CutOut): readonly Area[] {
  const shaded: Area = {
    fromX: span.fromMs,
    toX: span.toMs,
    low: null,
    high: null,
    colour: severity === 'notice' ? 'text-faint' : severity,
    alpha: SPAN_ALPHA,
    edges: 'sides',
  };
  if (!band) return [shaded];
  const { fromMs, toMs, low, high } = band;
  return [
    shaded,
    { fromX: fromMs, toX: toMs, low, high, colour: 'usual', alpha: BAND_ALPHA, edges: 'bounds' },
  ];
}

/** The course around an anomaly: one quantity in its own unit, or the vitals as shares where it has none. */
export function drawCutOut(canvas: HTMLCanvasElement, quantity: Quantity | null): CutOutChart {
  let gaps: readonly Gap[] = [];
  let spreads: readonly Spread[] = [];
  let areas: readonly Area[] = [];
  const drawn: readonly Drawn[] =
    quantity === null ? DRAWN_VITALS : [{ quantity, hue: hueOf(quantity), on: (value) => value }];
  const own = (value: number, step: number): string =>
    quantity === 'jitterMs'
      ? withUnit(fixed(value / 1000, digitsOf(step / 1000)), 's')
      : fixed(value, digitsOf(step));
  const chart = drawLines(canvas, {
    lines: drawn.map(({ hue }) => ({ hue })),
    marks: agesOf,
    label: ageLabel,
    ...(quantity === null ? {} : { valueLabel: own }),
    plugins: [areasBelow(() => areas), gapBands(() => gaps), spreadBands(() => spreads)],
  });

  function show(cutOut: CutOut): void {
    const { course, shown, band, widthPx } = cutOut;
    const pixelMs = (shown.toMs - shown.fromMs) / Math.max(1, widthPx);
    const series = courseSeriesOf(course, shown, WIDE_PX * pixelMs, drawn);
    gaps = course.gaps;
    spreads = series;
    areas = areasOf(cutOut);
    chart.show({
      series: series.map(({ line }) => line),
      from: shown.fromMs,
      to: shown.toMs,
      scale: quantity === null ? closeScaleOf(lowestOf(series)) : scaleOf(quantity, series, band),
    });
  }

  return { show, recolour: chart.recolour, destroy: chart.destroy };
}
