import type { HistoryPoint } from '../../shared/views';

export const BEATS_SHOWN = 60;
const LATE_MIN_MS = 50;
const LATE_SHARE = 0.1;

/** Late enough to be marked: a tenth of a tick, and never less than a person could notice. */
export const isLate = (jitterMs: number, tickIntervalMs: number): boolean =>
  jitterMs > Math.max(LATE_MIN_MS, tickIntervalMs * LATE_SHARE);

export interface Beat {
  /** Place in the strip, 0 the oldest, `BEATS_SHOWN - 1` the newest. */
  readonly place: number;
  /** How much of the strip's height it takes, in (0, 1]. */
  readonly height: number;
  readonly late: boolean;
}

const USUAL_HEIGHT = 0.4;

/** The last beats for the strip; jitter makes a beat taller, by decades: 1 ms, 10 ms, 100 ms, 1 s. */
export function beatsOf(history: readonly HistoryPoint[], tickIntervalMs: number): readonly Beat[] {
  const shown = history.slice(-BEATS_SHOWN);
  return shown.map(({ jitterMs }, index) => ({
    place: BEATS_SHOWN - shown.length + index,
    height: Math.min(1, USUAL_HEIGHT + 0.2 * Math.max(0, Math.log10(Math.max(1, Math.abs(jitterMs))))),
    late: isLate(jitterMs, tickIntervalMs),
  }));
}
