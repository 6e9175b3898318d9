import type { HistoryPoint } from '../../shared/views';
import type { Vital } from '../../shared/vocabulary';
import { shareOf } from '../words/vital-scale';

/** `y` is the vital as a share of its ceiling; `null` where nothing was lived. */
export interface SeriesPoint {
  readonly x: number;
  readonly y: number | null;
}

/** A pause longer than this many tick intervals is a gap, not a line. */
const GAP_TICKS = 4;
const GAP_MIN_MS = 3000;

/**
 * One vital over `[fromMs, ∞)`, thinned to at most two points (the lowest and the highest, in their order)
 * per `bucketMs`, so that no spike is lost, and broken where time was not lived.
 */
export function seriesOf(
  history: readonly HistoryPoint[],
  vital: Vital,
  { fromMs, bucketMs, tickIntervalMs }: { fromMs: number; bucketMs: number; tickIntervalMs: number },
): SeriesPoint[] {
  const gapMs = Math.max(GAP_MIN_MS, GAP_TICKS * tickIntervalMs);
  const series: SeriesPoint[] = [];
  let previousMs: number | null = null;
  let bucket = -Infinity;
  let low: HistoryPoint | null = null;
  let high: HistoryPoint | null = null;
  const close = (): void => {
    if (!low || !high) return;
    const pair = low.atMs <= high.atMs ? [low, high] : [high, low];
    for (const point of low === high ? [low] : pair)
      series.push({ x: point.atMs, y: shareOf(vital, point[vital]) });
    low = high = null;
  };
  for (const point of history) {
    if (point.atMs < fromMs) continue;
    const own = Math.floor(point.atMs / bucketMs);
    const gap = previousMs !== null && point.atMs - previousMs > gapMs;
    if (own !== bucket || gap) close();
    if (gap && previousMs !== null) series.push({ x: (previousMs + point.atMs) / 2, y: null });
    bucket = own;
    if (!low || point[vital] < low[vital]) low = point;
    if (!high || point[vital] > high[vital]) high = point;
    previousMs = point.atMs;
  }
  close();
  return series;
}

/** The floor of the chart's scale: a quarter below what is to be seen, so that it seldom moves. */
export function floorOf(series: readonly (readonly SeriesPoint[])[]): number {
  let lowest = 1;
  for (const points of series) for (const { y } of points) if (y !== null && y < lowest) lowest = y;
  return Math.max(0, Math.floor((lowest - 0.04) / 0.25) * 0.25);
}
