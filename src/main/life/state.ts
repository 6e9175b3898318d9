import type { Stimulus } from '../../shared/commands';
import type { Dynamics, Identity, Vitals } from '../../shared/views';
import type { Action, DeathCause, EventType, Phase } from '../../shared/vocabulary';
import type { GeneratorState } from './generator';
import type { Policy } from './policy';

/** What a life has learnt of one event type. */
export interface ExpectationState {
  /** Rescorla-Wagner expectation of the effect, [-1, 1]. */
  readonly expected: number;
  /** [0, 1): how far repeated harmless events are tuned out. */
  readonly habituation: number;
  /** >= 0: how much more an event weighs because it hurt before. */
  readonly sensitisation: number;
  readonly count: number;
  readonly effectSum: number;
  readonly lastAgeMs: number;
}

/** What was just perceived. */
export interface Impression {
  readonly tick: number;
  readonly innerMs: number;
  readonly type: EventType;
  readonly intensity: number;
  readonly significance: number;
  readonly effect: number;
  /** Already among the episodes, so rest need not keep it again. */
  readonly kept: boolean;
}

/** What stayed. */
export interface Episode {
  readonly id: number;
  readonly originTick: number;
  readonly originInnerMs: number;
  readonly type: EventType;
  readonly intensity: number;
  readonly significance: number;
  readonly effect: number;
  /** [0, 1]; fades, is won back by recall. */
  readonly strength: number;
  readonly timesRecalled: number;
  /** Age at which it was kept or last recalled, ms: its fading counts from here. */
  readonly touchedAgeMs: number;
  readonly keptBecause: 'flash' | 'consolidated' | 'adopted';
}

/** How often one event type followed another. */
export interface PatternState {
  readonly from: EventType;
  readonly to: EventType;
  readonly count: number;
}

export interface MemoryState {
  readonly shortTerm: readonly Impression[];
  readonly longTerm: readonly Episode[];
  readonly nextId: number;
  readonly sinceUpkeepMs: number;
  readonly patterns: readonly PatternState[];
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
  readonly expectations: Readonly<Record<EventType, ExpectationState>>;
  readonly memory: MemoryState;
}
