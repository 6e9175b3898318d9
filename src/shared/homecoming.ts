import type { DeathCause, GapKind, Phase, Vital } from './vocabulary';

/** Why nobody saw the life: time of its own that was a gap, or a window that was closed while it lived on. */
export type AwayKind = GapKind | 'unwatched';

/** How a life stood at one end of an absence. */
export interface Standing {
  readonly tick: number;
  readonly phase: Phase;
  readonly vitals: Readonly<Record<Vital, number>>;
}

/** What a person who comes back is told once: how long it was, and what came of it. */
export interface Homecoming {
  readonly lifeId: string;
  readonly away: AwayKind;
  readonly awayMs: number;
  /** How much of it was lived; the rest is in the books as gaps. */
  readonly livedMs: number;
  /** The cap of its rule for absence, where that was reached; ms. */
  readonly reachedCapMs: number | null;
  /** How much of it is still being lived, ms; 0 when all of it was. */
  readonly toLiveMs: number;
  readonly before: Standing;
  readonly after: Standing;
  /** How many anomalies were noticed meanwhile. */
  readonly anomalies: number;
  readonly death: { readonly tick: number; readonly cause: DeathCause } | null;
}

/** A shorter absence is not told: nothing was missed. */
export const HOMECOMING_FROM_MS = 5 * 60_000;
