import type { Chart, Plugin } from 'chart.js';
import { token, type Hue } from './token';

/** From the lowest to the highest of what a point stands for, on the scale of the axis. */
export interface SpreadPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

export interface Spread {
  readonly hue: Hue;
  /** Stretches without a break in them. */
  readonly stretches: readonly (readonly SpreadPoint[])[];
}

const ALPHA = 0.2;

/** Draws the soft band around a mean line, below all lines. */
export function spreadBands(spreadsOf: () => readonly Spread[]): Plugin<'line'> {
  return {
    id: 'spread-bands',
    beforeDatasetsDraw(chart: Chart<'line'>): void {
      const { ctx, chartArea: area } = chart;
      const { x, y } = chart.scales;
      if (!x || !y) return;
      ctx.save();
      ctx.beginPath();
      ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
      ctx.clip();
      ctx.globalAlpha = ALPHA;
      for (const { hue, stretches } of spreadsOf()) {
        ctx.fillStyle = token(hue);
        for (const points of stretches) {
          ctx.beginPath();
          for (const point of points) ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(point.high));
          for (const point of points.slice().reverse())
            ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(point.low));
          ctx.fill();
        }
      }
      ctx.restore();
    },
  };
}
