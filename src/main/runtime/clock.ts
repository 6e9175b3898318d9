import { uptime } from 'node:os';

/** Where time comes from. The simulator and the tests bring their own. */
export interface Clock {
  /** Unix ms; may jump either way when the machine's clock is set. */
  wallMs(): number;
  /** Ms since some fixed moment; never goes back, and stands still while the machine sleeps. */
  monotonicMs(): number;
  /** Ms since the machine was started, its sleep included; never goes back, whatever the clock is set to. */
  uptimeMs(): number;
  /** Calls back at about that moment; the returned function calls it off. */
  at(monotonicMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
  at(monotonicMs, callback) {
    const timer = setTimeout(callback, Math.max(0, monotonicMs - performance.now()));
    return () => clearTimeout(timer);
  },
};

/** The minute of the day, 0 to 1439, that a clock on this machine's wall shows at a time in Unix ms. */
export function localMinuteOfDay(atMs: number): number {
  const at = new Date(atMs);
  return at.getHours() * 60 + at.getMinutes();
}
