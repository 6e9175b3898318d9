import type { Clock } from '../../src/main/runtime/clock';

/** A clock that stands still until it is told to move. */
export class FakeClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;
  #sleptMs = 0;
  #due: { readonly atMs: number; readonly callback: () => void }[] = [];

  constructor(wallMs: number = Date.UTC(2026, 0, 1)) {
    this.#wallMs = wallMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }
  monotonicMs(): number {
    return this.#monotonicMs;
  }
  uptimeMs(): number {
    return this.#monotonicMs + this.#sleptMs;
  }
  at(monotonicMs: number, callback: () => void): () => void {
    const entry = { atMs: monotonicMs, callback };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Time passes; what comes due is called `latenessMs` late. */
  pass(ms: number, latenessMs = 0): void {
    const endMs = this.#monotonicMs + ms;
    for (;;) {
      const next = this.#due
        .filter(({ atMs }) => atMs + latenessMs <= endMs)
        .sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.#moveTo(Math.max(this.#monotonicMs, next.atMs + latenessMs));
      next.callback();
    }
    this.#moveTo(endMs);
  }

  /** Everything stands still, as for a stopped process, then what is overdue is called. */
  stall(ms: number): void {
    this.#moveTo(this.#monotonicMs + ms);
    this.pass(0);
  }

  /** The machine sleeps: the monotonic clock stands still. */
  doze(ms: number): void {
    this.#wallMs += ms;
    this.#sleptMs += ms;
  }

  /** Somebody sets the clock: only the wall clock moves. */
  jump(ms: number): void {
    this.#wallMs += ms;
  }

  #moveTo(monotonicMs: number): void {
    this.#wallMs += monotonicMs - this.#monotonicMs;
    this.#monotonicMs = monotonicMs;
  }
}
