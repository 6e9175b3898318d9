import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { VITALS, type Vital } from '../../shared/vocabulary';
import { scaleOf, seriesOf, type SeriesPoint } from '../life/series';
import type { HistoryPoint } from '../../shared/views';
import { clockTime } from '../words/format';

// Only what one line chart needs; the rest of the library stays out of the bundle.
Chart.register(LineController, LineElement, PointElement, LinearScale);

export interface ChartInput {
  readonly history: readonly HistoryPoint[];
  readonly windowMs: number;
  readonly tickIntervalMs: number;
}

export interface VitalsChart {
  show(input: ChartInput): void;
  /** Takes the colours from the document again. */
  recolour(): void;
  destroy(): void;
}

const TICKS = 4;

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const clockOf = (value: number | string): string => clockTime(Number(value)).slice(0, 5);

export function drawVitals(canvas: HTMLCanvasElement): VitalsChart {
  const chart = new Chart<'line', SeriesPoint[]>(canvas, {
    type: 'line',
    data: {
      datasets: VITALS.map((vital) => ({
        label: vital,
        data: [],
        borderWidth: 1.5,
        pointRadius: 0,
        pointHitRadius: 0,
        borderJoinStyle: 'round',
      })),
    },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: { top: 4 } },
      scales: {
        x: {
          type: 'linear',
          border: { display: false },
          grid: { display: false },
          ticks: { callback: clockOf, maxRotation: 0, autoSkip: false, align: 'inner' },
          afterBuildTicks: (axis) => {
            const step = (axis.max - axis.min) / TICKS;
            axis.ticks = Array.from({ length: TICKS + 1 }, (_, i) => ({ value: axis.min + i * step }));
          },
        },
        y: {
          type: 'linear',
          min: 0,
          max: 1,
          border: { display: false },
          ticks: { stepSize: 0.25, callback: (value) => `${Math.round(Number(value) * 100)} %` },
          afterFit: (axis) => {
            axis.width = 44; // The lines must not move when the labels change.
          },
        },
      },
    },
  });

  function recolour(): void {
    VITALS.forEach((vital: Vital, index) => {
      const dataset = chart.data.datasets[index];
      if (dataset) dataset.borderColor = token(vital);
    });
    const { x, y } = chart.options.scales ?? {};
    const font = { family: getComputedStyle(document.body).fontFamily, size: 10 };
    for (const axis of [x, y])
      if (axis?.ticks) Object.assign(axis.ticks, { color: token('text-faint'), font });
    if (y?.grid) y.grid.color = token('line');
    chart.update('none');
  }

  function show({ history, windowMs, tickIntervalMs }: ChartInput): void {
    const newestMs = history.at(-1)?.atMs ?? 0;
    const fromMs = newestMs - windowMs;
    const bucketMs = windowMs / Math.max(1, chart.width);
    const series = VITALS.map((vital) => seriesOf(history, vital, { fromMs, bucketMs, tickIntervalMs }));
    series.forEach((points, index) => {
      const dataset = chart.data.datasets[index];
      if (dataset) dataset.data = points;
    });
    const { x, y } = chart.options.scales ?? {};
    if (x) Object.assign(x, { min: fromMs, max: newestMs });
    const { floor, step } = scaleOf(series);
    if (y) Object.assign(y, { min: floor, ticks: { ...y.ticks, stepSize: step } });
    chart.update('none');
  }

  recolour();
  return { show, recolour, destroy: () => chart.destroy() };
}
