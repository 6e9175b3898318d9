/** Normal quantile of the two-sided band of nine in ten. */
const Z_90 = 1.6448536269514722;

/** Pace per unit of x, with its band of nine in ten; and the level at x = 0. */
export interface RobustLine {
  readonly slope: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
  readonly level: number;
}

/**
 * Robust straight line: the median of the slopes of all pairs (Theil 1950; Sen 1968), with Sen's band from the
 * variance of Kendall's S. Up to 29 % of the points may be anything. O(n² log n) for a few dozen points.
 * @param x strictly rising
 * @param scratch room for n (n - 1) / 2 slopes
 */
export function theilSen(x: Float64Array, y: Float64Array, scratch: Float64Array): RobustLine {
  const n = x.length;
  let pairs = 0;
  for (let later = 1; later < n; later++) {
    for (let sooner = 0; sooner < later; sooner++) {
      const rise = (y[later] as number) - (y[sooner] as number);
      scratch[pairs++] = rise / ((x[later] as number) - (x[sooner] as number));
    }
  }
  const slopes = scratch.subarray(0, pairs).sort();
  const slope = medianOf(slopes);
  const away = Z_90 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const slopeLow = slopes[Math.max(0, Math.floor((pairs - away) / 2))] as number;
  const slopeHigh = slopes[Math.min(pairs - 1, Math.ceil((pairs + away) / 2))] as number;
  const levels = scratch.subarray(0, n);
  for (let each = 0; each < n; each++) levels[each] = (y[each] as number) - slope * (x[each] as number);
  return { slope, slopeLow, slopeHigh, level: medianOf(levels.sort()) };
}

function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
