import type { AbsenceRule } from '../../shared/views';
import type { GapKind } from '../../shared/vocabulary';
import type { Clock } from './clock';

export interface AbsenceBegun {
  readonly gap: GapKind;
  /** How long it was when it was noticed, ms. */
  readonly awayMs: number;
  /** How much of it had been lived then: above 0 where the process ended while it was being lived. */
  readonly livedMs: number;
  /** No more of it than this is lived, ms. */
  readonly capMs: number;
}

/**
 * The absence of a life that lives on in it, and how much of it is left to live. It lasts until it has been lived:
 * the time that the living takes is part of it.
 */
export class Absence {
  readonly gap: GapKind;
  readonly capMs: number;
  /** When it began on the wall clock, Unix ms: its ticks are written down at their own time. */
  readonly fromAtMs: number;
  readonly #clock: Clock;
  readonly #awayMs: number;
  readonly #noticedMs: number;
  #livedMs: number;
  #endedMs: number | null = null;

  constructor({ gap, awayMs, livedMs, capMs }: AbsenceBegun, clock: Clock) {
    this.gap = gap;
    this.capMs = capMs;
    this.fromAtMs = Math.round(clock.wallMs() - awayMs);
    this.#awayMs = awayMs;
    this.#livedMs = livedMs;
    this.#clock = clock;
    // A machine that falls asleep meanwhile lengthens it.
    this.#noticedMs = clock.uptimeMs();
  }

  get awayMs(): number {
    return this.#endedMs ?? Math.round(this.#awayMs + this.#clock.uptimeMs() - this.#noticedMs);
  }
  get livedMs(): number {
    return this.#livedMs;
  }
  get toLiveMs(): number {
    if (this.#endedMs !== null) return 0;
    return Math.max(0, Math.min(this.awayMs, this.capMs) - this.#livedMs);
  }
  /** What is a gap once nothing of it is left to live, ms. */
  get restMs(): number {
    return Math.max(0, this.awayMs - this.#livedMs);
  }

  ticksLeft(tickIntervalMs: number): number {
    return Math.floor(this.toLiveMs / tickIntervalMs);
  }

  lived(ms: number): void {
    this.#livedMs += ms;
  }

  /** The life has come back, or is dead: it grows no longer. */
  end(): void {
    this.#endedMs ??= this.awayMs;
  }

  /** The wall-clock time to which it has been lived, Unix ms. */
  get livedUntilMs(): number {
    return this.fromAtMs + this.#livedMs;
  }
}

/** How much of an absence a life lives at most, ms; 0 where it sleeps. */
export const capOf = (rule: AbsenceRule | undefined): number => (rule?.rule === 'live-on' ? rule.capMs : 0);
