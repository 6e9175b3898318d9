import { sinceBirthOf } from '../../shared/books';
import type { HistoryPoint, LifePush } from '../../shared/views';
import type { Vital } from '../../shared/vocabulary';

export const HISTORY_SPAN_MS = 60 * 60 * 1000;
/** A life that ticks faster than once a second keeps less than an hour here: memory is bounded. */
export const HISTORY_POINTS_MAX = 3600;

const TREND_SPAN_MS = 60 * 1000;
const TREND_SPAN_MIN_MS = 5 * 1000;
const USUAL_POINTS_MIN = 60;

export function pointOf({ view, heartbeat }: LifePush): HistoryPoint {
  return {
    tick: view.tick,
    atMs: heartbeat.atMs,
    sinceBirthMs: sinceBirthOf(view),
    ...view.vitals,
    ...view.dynamics,
    innerRate: view.innerRate,
    jitterMs: heartbeat.jitterMs,
  };
}

/** The history with one more point, the last hour of it by the life's own books: clocks are set, books are not. A push without a new tick replaces the last point. */
export function extended(history: readonly HistoryPoint[], point: HistoryPoint): readonly HistoryPoint[] {
  const last = history.at(-1);
  const kept = last && last.tick >= point.tick ? history.slice(0, -1) : history;
  return bounded([...kept, point]);
}

export function bounded(history: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const newest = history.at(-1);
  if (!newest) return history;
  let first = Math.max(0, history.length - HISTORY_POINTS_MAX);
  while ((history[first]?.sinceBirthMs ?? Infinity) < newest.sinceBirthMs - HISTORY_SPAN_MS) first += 1;
  return first === 0 ? history : history.slice(first);
}

/** Change per minute over the last minute; `null` as long as too little is known to say. */
export function trendPerMinute(history: readonly HistoryPoint[], vital: Vital): number | null {
  const newest = history.at(-1);
  if (!newest) return null;
  let first = history.length - 1;
  const fromMs = newest.sinceBirthMs - TREND_SPAN_MS;
  while (first > 0 && (history[first - 1]?.sinceBirthMs ?? 0) >= fromMs) first -= 1;
  const oldest = history[first];
  const spanMs = oldest ? newest.sinceBirthMs - oldest.sinceBirthMs : 0;
  if (!oldest || spanMs < TREND_SPAN_MIN_MS) return null;
  return ((newest[vital] - oldest[vital]) / spanMs) * 60_000;
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Where nine tenths of the last hour lay; `null` as long as too little is known to say. */
export function usualRange(history: readonly HistoryPoint[], vital: Vital): Range | null {
  if (history.length < USUAL_POINTS_MIN) return null;
  const sorted = Float64Array.from(history, (point) => point[vital]).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.05), high: at(0.95) };
}
