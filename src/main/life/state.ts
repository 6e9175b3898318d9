import type { Stimulus } from '../../shared/commands';
import type { Episode, Expectation, Impression, Pattern } from '../../shared/memory';
import type { Dynamics, Identity, Vitals } from '../../shared/views';
import type { Action, DeathCause, EventType, Phase } from '../../shared/vocabulary';
import type { GeneratorState } from './generator';
import type { Policy } from './policy';

/** An episode as it is kept; see `Memory`. */
export interface KeptEpisode extends Episode {
  /** Age at which it was kept or last recalled, ms: its fading counts from here. */
  readonly touchedAgeMs: number;
}

export interface MemoryState {
  readonly shortTerm: readonly Impression[];
  readonly longTerm: readonly KeptEpisode[];
  readonly nextId: number;
  readonly sinceUpkeepMs: number;
  readonly patterns: readonly Pattern[];
}

/** The whole organism as data: JSON without loss. Folding from it goes on exactly where it was taken. */
export interface LifeState {
  readonly version: 1;
  readonly identity: Identity;
  readonly policy: Policy;
  readonly generator: GeneratorState;
  readonly asleep: boolean;
  readonly phase: Phase;
  readonly phaseSinceTick: number;
  readonly tick: number;
  readonly ageMs: number;
  readonly innerMs: number;
  readonly innerRate: number;
  readonly downtimeMs: number;
  /** Where the life's own day began, ms before age 0. */
  readonly dayOffsetMs: number;
  readonly vitals: Vitals;
  readonly dynamics: Dynamics;
  readonly relief: number;
  readonly arousal: number;
  readonly errors: number;
  readonly hookFailures: number;
  readonly lateTicks: number;
  readonly death: { readonly tick: number; readonly cause: DeathCause } | null;
  readonly queue: readonly Stimulus[];
  readonly action: {
    readonly current: Action;
    readonly sinceTick: number;
    readonly sinceAgeMs: number;
    /** Age at which each action may be taken again, ms. */
    readonly readyAtMs: Readonly<Record<Exclude<Action, 'none'>, number>>;
  };
  readonly expectations: Readonly<Record<EventType, Expectation>>;
  readonly memory: MemoryState;
}
