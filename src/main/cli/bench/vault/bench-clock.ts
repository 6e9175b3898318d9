import { systemClock, type Clock } from '../../../runtime/clock';

/** The system's clock, which can be put forward, so that what is due once a minute need not be waited for. */
export class BenchClock implements Clock {
  #aheadMs = 0;

  wallMs(): number {
    return systemClock.wallMs();
  }
  monotonicMs(): number {
    return systemClock.monotonicMs() + this.#aheadMs;
  }
  uptimeMs(): number {
    return systemClock.uptimeMs() + this.#aheadMs;
  }
  at(monotonicMs: number, callback: () => void): () => void {
    return systemClock.at(monotonicMs - this.#aheadMs, callback);
  }

  /** A minute of the monotonic clock is over: a checkpoint is due at the next tick. */
  skipMinute(): void {
    this.#aheadMs += 60_000;
  }
}
