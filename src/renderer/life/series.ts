import type { Gap } from '../../shared/past';
import type { HistoryPoint } from '../../shared/views';
import type { Vital } from '../../shared/vocabulary';
import { shareOf } from '../words/vital-scale';
import { gapBetween } from './gaps';

/** `y` is the vital as a share of its ceiling; `null` where nothing was lived. */
export interface SeriesPoint {
  readonly x: number;
  readonly y: number | null;
}

/**
 * One vital over `[fromMs, ∞)` in ms since birth, thinned to at most two points (the lowest and the highest, in
 * their order) per `bucketMs`, so that no spike is lost, and broken where time was not lived.
 */
export function seriesOf(
  history: readonly HistoryPoint[],
  vital: Vital,
  { fromMs, bucketMs, gaps }: { fromMs: number; bucketMs: number; gaps: readonly Gap[] },
): SeriesPoint[] {
  const series: SeriesPoint[] = [];
  let previousMs: number | null = null;
  let bucket = -Infinity;
  let low: HistoryPoint | null = null;
  let high: HistoryPoint | null = null;
  const close = (): void => {
    if (!low || !high) return;
    const pair = low.sinceBirthMs <= high.sinceBirthMs ? [low, high] : [high, low];
    for (const point of low === high ? [low] : pair)
      series.push({ x: point.sinceBirthMs, y: shareOf(vital, point[vital]) });
    low = high = null;
  };
  for (const point of history) {
    const atMs = point.sinceBirthMs;
    if (atMs < fromMs) continue;
    const own = Math.floor(atMs / bucketMs);
    const gap = previousMs === null ? undefined : gapBetween(gaps, previousMs, atMs);
    if (own !== bucket || gap) close();
    if (gap) series.push({ x: (gap.fromMs + gap.toMs) / 2, y: null });
    bucket = own;
    if (!low || point[vital] < low[vital]) low = point;
    if (!high || point[vital] > high[vital]) high = point;
    previousMs = atMs;
  }
  close();
  return series;
}

/** Where the scale of a chart that moves with every tick may begin, and the step of its lines: few, so that it seldom moves. */
const FLOORS = [
  { floor: 0.8, step: 0.1 },
  { floor: 0.6, step: 0.2 },
  { floor: 0.4, step: 0.2 },
  { floor: 0.2, step: 0.2 },
] as const;

const AIR = 0.02;

/** Where a scale begins and ends (at 1, the whole, if nothing else is said), and the step of its lines. */
export interface Scale {
  readonly floor: number;
  readonly ceiling?: number;
  readonly step: number;
}

function lowestOf(series: readonly (readonly SeriesPoint[])[]): number {
  let lowest = 1;
  for (const points of series) for (const { y } of points) if (y !== null && y < lowest) lowest = y;
  return lowest;
}

/** The scale that shows all of the series, with a little air below. */
export function scaleOf(series: readonly (readonly SeriesPoint[])[]): Scale {
  const lowest = lowestOf(series);
  return FLOORS.find(({ floor }) => lowest >= floor + AIR) ?? { floor: 0, step: 0.25 };
}

/** The same, closer, for a chart that stands still until it is moved by hand. */
export function closeScaleOf(series: readonly (readonly SeriesPoint[])[]): Scale {
  const tenths = Math.floor((lowestOf(series) - AIR) * 10);
  const floor = Math.min(9, Math.max(0, tenths)) / 10;
  return { floor, step: floor >= 0.5 ? 0.1 : 0.2 };
}
