import type { HistoryPoint } from '../../shared/views';

export const BEATS_SHOWN = 60;
/** What both presets tolerate: a tick later than this is lived as a late one. */
const LATE_MS = 100;

export const isLate = (jitterMs: number): boolean => jitterMs > LATE_MS;

export interface Beat {
  /** Place in the strip, 0 the oldest, `BEATS_SHOWN - 1` the newest. */
  readonly place: number;
  /** How much of the strip's height it takes, in (0, 1]. */
  readonly height: number;
  readonly late: boolean;
}

const USUAL_HEIGHT = 0.4;

/** The last beats for the strip; jitter makes a beat taller, by decades: 1 ms, 10 ms, 100 ms, 1 s. */
export function beatsOf(history: readonly HistoryPoint[]): readonly Beat[] {
  const shown = history.slice(-BEATS_SHOWN);
  return shown.map(({ jitterMs }, index) => ({
    place: BEATS_SHOWN - shown.length + index,
    height: Math.min(1, USUAL_HEIGHT + 0.2 * Math.max(0, Math.log10(Math.max(1, Math.abs(jitterMs))))),
    late: isLate(jitterMs),
  }));
}
