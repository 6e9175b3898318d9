import { Chart, LinearScale, LineController, LineElement, PointElement, type Plugin } from 'chart.js';
import type { Scale, SeriesPoint } from '../life/series';
import { PLOT } from './plot';
import { token, type Hue } from './token';

// Only what a line chart needs; the rest of the library stays out of the bundle.
Chart.register(LineController, LineElement, PointElement, LinearScale);

export interface Line {
  readonly hue: Hue;
  readonly dashed?: boolean;
}

export interface LinesOptions {
  readonly lines: readonly Line[];
  /** Where the x axis is labelled. */
  readonly marks: (from: number, to: number, widthPx: number) => readonly number[];
  readonly label: (value: number, all: readonly number[]) => string;
  /** How the other axis is labelled: as shares of a ceiling, if nothing else is said. */
  readonly valueLabel?: (value: number, step: number) => string;
  readonly plugins: readonly Plugin<'line'>[];
}

export interface LinesInput {
  /** One per line, on the scale of the axis. */
  readonly series: readonly SeriesPoint[][];
  readonly from: number;
  readonly to: number;
  readonly scale: Scale;
}

export interface LinesChart {
  readonly show: (input: LinesInput) => void;
  /** Takes the colours from the document again. */
  readonly recolour: () => void;
  readonly destroy: () => void;
}

const DASH = [5, 4];

const asShare = (value: number): string => `${Math.round(value * 100)} %`;

/** Lines over one axis: what all charts of the window have in common. */
export function drawLines(canvas: HTMLCanvasElement, options: LinesOptions): LinesChart {
  const { lines, marks, label, valueLabel = asShare, plugins } = options;
  let step = 0.25;
  const chart = new Chart<'line', SeriesPoint[]>(canvas, {
    type: 'line',
    data: {
      datasets: lines.map(({ hue, dashed }) => ({
        label: hue,
        data: [],
        borderWidth: 1.5,
        borderDash: dashed === true ? DASH : [],
        pointRadius: 0,
        pointHitRadius: 0,
        borderJoinStyle: 'round',
      })),
    },
    plugins: [...plugins],
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: PLOT.top, right: PLOT.right } },
      scales: {
        x: {
          type: 'linear',
          border: { display: false },
          grid: { drawOnChartArea: false, tickLength: 4 },
          ticks: {
            callback: (value, _, all) =>
              label(
                Number(value),
                all.map((tick) => tick.value),
              ),
            maxRotation: 0,
            autoSkip: false,
          },
          afterBuildTicks: (axis) => {
            const width = axis.chart.width - PLOT.left - PLOT.right;
            axis.ticks = marks(axis.min, axis.max, width).map((value) => ({ value }));
          },
          // The plot must not move when the labels change: what is laid over it would not meet it any more.
          afterFit: (axis) => {
            axis.paddingLeft = axis.paddingRight = 0;
            axis.height = PLOT.axis;
          },
        },
        y: {
          type: 'linear',
          min: 0,
          max: 1,
          border: { display: false },
          ticks: { stepSize: step, callback: (value) => valueLabel(Number(value), step) },
          afterFit: (axis) => {
            axis.width = PLOT.left;
          },
        },
      },
    },
  });

  function recolour(): void {
    lines.forEach(({ hue }, index) => {
      const dataset = chart.data.datasets[index];
      if (dataset) dataset.borderColor = token(hue);
    });
    const { x, y } = chart.options.scales ?? {};
    const font = { family: getComputedStyle(document.body).fontFamily, size: 10 };
    for (const axis of [x, y])
      if (axis?.ticks) Object.assign(axis.ticks, { color: token('text-faint'), font });
    for (const axis of [x, y]) if (axis?.grid) axis.grid.color = token('line');
    chart.update('none');
  }

  function show({ series, from, to, scale }: LinesInput): void {
    series.forEach((points, index) => {
      const dataset = chart.data.datasets[index];
      if (dataset) dataset.data = points;
    });
    const { x, y } = chart.options.scales ?? {};
    if (x) Object.assign(x, { min: from, max: to });
    step = scale.step;
    if (y)
      Object.assign(y, { min: scale.floor, max: scale.ceiling ?? 1, ticks: { ...y.ticks, stepSize: step } });
    chart.update('none');
  }

  recolour();
  return { show, recolour, destroy: () => chart.destroy() };
}
