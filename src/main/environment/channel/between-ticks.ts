/** What it needs to know of the time that flows for life. */
export interface TickTimes {
  /** How long until the next tick is due, ms, below 0 where it is late; Infinity where time does not flow. */
  nextTickInMs(): number;
  /** Calls once, later. */
  after(delayMs: number, call: () => void): void;
}

/** Longer than a disk usually takes to make a stimulus safe. */
const GUARD_MS = 25;
/** A tick that was due is over after that. */
const TICK_MS = 2;

/**
 * Does what the world asks for between two ticks, one thing after the other: what is asked for just before a tick is
 * due waits until the tick is over. Waiting for a disk would otherwise make ticks late, and others could do that to a
 * life by sending much.
 */
export class BetweenTicks {
  readonly #times: TickTimes;
  #waiting: (() => void)[] = [];
  #isWaiting = false;

  constructor(times: TickTimes) {
    this.#times = times;
  }

  /** @param act must not throw */
  do(act: () => void): void {
    this.#waiting.push(act);
    if (!this.#isWaiting) this.#goOn();
  }

  #goOn(): void {
    this.#isWaiting = false;
    for (;;) {
      const inMs = this.#times.nextTickInMs();
      const act = this.#waiting[0];
      if (act === undefined) return;
      if (inMs < GUARD_MS) return this.#wait(Math.max(0, inMs) + TICK_MS);
      this.#waiting = this.#waiting.slice(1);
      act();
      // The loop's own timer comes first, should it be due by now.
      if (this.#waiting.length > 0) return this.#wait(0);
    }
  }

  #wait(ms: number): void {
    this.#isWaiting = true;
    this.#times.after(ms, () => this.#goOn());
  }
}
