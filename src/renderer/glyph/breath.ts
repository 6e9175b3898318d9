/**
 * One breath is two frames: wide with the tick's own frame, at rest one frame later. A running animation
 * would draw sixty a second for a movement of a few pixels (measured without a graphics card: a tenth of a
 * core), and an instrument must not be what keeps the machine busy.
 */
const HELD_MS_MAX = 260;
const HELD_SHARE_OF_TICK = 0.3;

/**
 * Breathes once: calls `show` with how deep the breath is, 1 at once and 0 a little later.
 * Returns how to stop; what was shown last then stays.
 */
export function breathe(tickIntervalMs: number, show: (depth: 0 | 1) => void): () => void {
  show(1);
  const timer = setTimeout(() => show(0), Math.min(HELD_MS_MAX, tickIntervalMs * HELD_SHARE_OF_TICK));
  return () => clearTimeout(timer);
}
