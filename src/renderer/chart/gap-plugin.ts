import type { Chart, Plugin } from 'chart.js';
import type { Gap } from '../../shared/past';
import { drawGapBands } from './gap-bands';
import { token } from './token';

/** The gaps of a chart, below its lines. */
export function gapBands(gapsOf: () => readonly Gap[]): Plugin<'line'> {
  return {
    id: 'gap-bands',
    beforeDatasetsDraw(chart: Chart<'line'>): void {
      const { ctx, chartArea: area } = chart;
      const x = chart.scales['x'];
      if (!x) return;
      drawGapBands(ctx, {
        gaps: gapsOf(),
        fromMs: x.min,
        toMs: x.max,
        area,
        xOf: (ms) => x.getPixelForValue(ms),
        colourOf: token,
      });
    },
  };
}
