import type { Chart, Plugin } from 'chart.js';
import { token } from './token';

/** A part of the plot that is set off from the rest; null where it reaches to the edge. */
export interface Area {
  readonly fromX: number | null;
  readonly toX: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** A token of tokens.css. */
  readonly colour: string;
  readonly alpha: number;
  /** Which of its edges are lines. */
  readonly edges: 'sides' | 'bounds';
}

const EDGE_ALPHA = 0.75;
const DASH = [3, 3];

/** Draws areas below all lines, in their order. */
export function areasBelow(areasOf: () => readonly Area[]): Plugin<'line'> {
  return {
    id: 'areas',
    beforeDatasetsDraw(chart: Chart<'line'>): void {
      const { ctx, chartArea: plot } = chart;
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const across = (value: number): number =>
        Math.min(plot.right, Math.max(plot.left, x.getPixelForValue(value)));
      const up = (value: number): number =>
        Math.min(plot.bottom, Math.max(plot.top, y.getPixelForValue(value)));
      ctx.save();
      ctx.lineWidth = 1;
      for (const { fromX, toX, low, high, colour, alpha, edges } of areasOf()) {
        const left = fromX === null ? plot.left : across(fromX);
        const right = toX === null ? plot.right : across(toX);
        const top = high === null ? plot.top : up(high);
        const bottom = low === null ? plot.bottom : up(low);
        ctx.fillStyle = ctx.strokeStyle = token(colour);
        ctx.globalAlpha = alpha;
        ctx.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        ctx.globalAlpha = EDGE_ALPHA;
        ctx.setLineDash(edges === 'bounds' ? DASH : []);
        ctx.beginPath();
        if (edges === 'bounds')
          for (const bound of [low, high]) {
            if (bound === null || bound < y.min || bound > y.max) continue;
            ctx.moveTo(left, Math.round(up(bound)) + 0.5);
            ctx.lineTo(right, Math.round(up(bound)) + 0.5);
          }
        else
          for (const side of [fromX, toX]) {
            if (side === null || side < x.min || side > x.max) continue;
            ctx.moveTo(Math.round(across(side)) + 0.5, plot.top);
            ctx.lineTo(Math.round(across(side)) + 0.5, plot.bottom);
          }
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
