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

/** Where the chart's scale may begin, and the step of its lines: few, so that it seldom moves. */
const FLOORS = [
  { floor: 0.8, step: 0.1 },
  { floor: 0.6, step: 0.2 },
  { floor: 0.4, step: 0.2 },
  { floor: 0.2, step: 0.2 },
] as const;

/** The scale that shows all of the series, with a little air below. */
export function scaleOf(series: readonly (readonly SeriesPoint[])[]): { floor: number; step: number } {
  let lowest = 1;
  for (const points of series) for (const { y } of points) if (y !== null && y < lowest) lowest = y;
  return FLOORS.find(({ floor }) => lowest >= floor + 0.02) ?? { floor: 0, step: 0.25 };
}
