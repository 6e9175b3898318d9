import type { Chart, Plugin } from 'chart.js';
import { token } from './token';

/** A bound of an area, at its left and at its right end. */
type Bound = readonly [atFrom: number, atTo: number];

/** A part of the plot that is set off from the rest; a bound is null where it reaches to the edge. */
export interface Area {
  readonly fromX: number;
  readonly toX: number;
  readonly low: Bound | null;
  readonly high: Bound | null;
  /** A token of tokens.css. */
  readonly colour: string;
  readonly alpha: number;
  /** Which of its edges are lines. */
  readonly edges: 'sides' | 'bounds';
}

const EDGE_ALPHA = 0.75;
const DASH = [3, 3];
/** What has no width yet is seen all the same. */
const WIDTH_PX_MIN = 2;

const crisp = (px: number): number => Math.round(px) + 0.5;

/** Draws areas below all lines, in their order. */
export function areasBelow(areasOf: () => readonly Area[]): Plugin<'line'> {
  return {
    id: 'areas',
    beforeDatasetsDraw(chart: Chart<'line'>): void {
      const { ctx, chartArea: plot } = chart;
      const { x, y } = chart.scales;
      if (!x || !y) return;
      ctx.save();
      ctx.beginPath();
      ctx.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
      ctx.clip();
      ctx.lineWidth = 1;
      for (const { fromX, toX, low, high, colour, alpha, edges } of areasOf()) {
        const left = x.getPixelForValue(fromX);
        const right = Math.max(left + WIDTH_PX_MIN, x.getPixelForValue(toX));
        const edge = (bound: Bound | null, otherwise: number): Bound =>
          bound ? [y.getPixelForValue(bound[0]), y.getPixelForValue(bound[1])] : [otherwise, otherwise];
        const top = edge(high, plot.top);
        const bottom = edge(low, plot.bottom);
        ctx.fillStyle = ctx.strokeStyle = token(colour);
        ctx.globalAlpha = alpha;
        ctx.beginPath();
        ctx.moveTo(left, top[0]);
        ctx.lineTo(right, top[1]);
        ctx.lineTo(right, bottom[1]);
        ctx.lineTo(left, bottom[0]);
        ctx.fill();
        ctx.globalAlpha = EDGE_ALPHA;
        ctx.setLineDash(edges === 'bounds' ? DASH : []);
        ctx.beginPath();
        if (edges === 'sides')
          for (const side of [left, right]) {
            ctx.moveTo(crisp(side), plot.top);
            ctx.lineTo(crisp(side), plot.bottom);
          }
        else
          for (const bound of [low && bottom, high && top]) {
            if (!bound) continue;
            ctx.moveTo(left, crisp(bound[0]));
            ctx.lineTo(right, crisp(bound[1]));
          }
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
