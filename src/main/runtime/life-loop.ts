import type { GapKind } from '../../shared/vocabulary';
import type { Clock } from './clock';

/** One beat of the loop. */
export interface Beat {
  readonly atMs: number;
  /** Whole ms of physical time this tick lasts: the nominal interval, or more when it comes late. */
  readonly dtMs: number;
  /** How late the tick was against its due time, ms. */
  readonly jitterMs: number;
}

export interface LoopRules {
  readonly tickIntervalMs: number;
  /** A tick no later than this is on time. */
  readonly toleranceMs: number;
  /** Silence longer than this is downtime, not lag. */
  readonly gapMs: number;
}

export interface LoopEvents {
  onBeat(beat: Beat): void;
  /** Time passed that was not lived. */
  onGap(gapMs: number, gap: GapKind): void;
}

/**
 * The only place where time flows. Ticks are due at fixed distances from the first, so small delays do not add
 * up; a late tick lasts as long as it really took, and the next is due one interval after it: lost time is
 * lost, never made up for by a burst.
 */
export class LifeLoop {
  readonly #clock: Clock;
  readonly #rules: LoopRules;
  readonly #events: LoopEvents;
  #callOff: (() => void) | null = null;
  #dueMs = 0;
  #lastMonotonicMs = 0;
  #lastUptimeMs = 0;

  constructor(clock: Clock, rules: LoopRules, events: LoopEvents) {
    this.#clock = clock;
    this.#rules = rules;
    this.#events = events;
  }

  get running(): boolean {
    return this.#callOff !== null;
  }

  /** How long until the next tick is due, ms, below 0 where it is late; Infinity while the loop is stopped. */
  get nextInMs(): number {
    return this.running ? this.#dueMs - this.#clock.monotonicMs() : Infinity;
  }

  start(): void {
    if (this.running) return;
    this.#anchor(this.#clock.monotonicMs(), this.#clock.uptimeMs());
    this.#dueMs = this.#lastMonotonicMs + this.#rules.tickIntervalMs;
    this.#await();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #await(): void {
    this.#callOff = this.#clock.at(this.#dueMs, () => this.#beat());
  }

  #beat(): void {
    const nowMs = this.#clock.monotonicMs();
    const uptimeMs = this.#clock.uptimeMs();
    const { tickIntervalMs, toleranceMs, gapMs } = this.#rules;
    const livedMs = nowMs - this.#lastMonotonicMs;
    // While the machine sleeps, its uptime runs on and the monotonic clock does not. The wall clock is not asked:
    // it may have been set, which is no gap.
    const sleptMs = Math.max(0, uptimeMs - this.#lastUptimeMs - livedMs);
    const jitterMs = Math.max(0, nowMs - this.#dueMs);

    if (sleptMs > gapMs || jitterMs > gapMs) {
      this.#anchor(nowMs, uptimeMs);
      this.#dueMs = nowMs + tickIntervalMs;
      this.#await();
      this.#events.onGap(Math.round(sleptMs + livedMs), sleptMs > gapMs ? 'suspended' : 'unknown');
      return;
    }
    const late = jitterMs > toleranceMs;
    const dtMs = late ? Math.round(livedMs) : tickIntervalMs;
    this.#dueMs = late ? nowMs + tickIntervalMs : this.#dueMs + tickIntervalMs;
    this.#anchor(nowMs, uptimeMs);
    // Before the beat is told: whatever a listener does, even throw, the next tick comes.
    this.#await();
    this.#events.onBeat({ atMs: this.#clock.wallMs(), dtMs, jitterMs });
  }

  #anchor(monotonicMs: number, uptimeMs: number): void {
    this.#lastMonotonicMs = monotonicMs;
    this.#lastUptimeMs = uptimeMs;
  }
}
