import type { EventType } from './vocabulary';

/** What a life has learnt of one event type. */
export interface Expectation {
  /** Rescorla-Wagner expectation of the effect, [-1, 1]. */
  readonly expected: number;
  /** [0, 1): how far repeated harmless events are tuned out. */
  readonly habituation: number;
  /** >= 0: how much more an event weighs because it hurt before. */
  readonly sensitisation: number;
  readonly count: number;
  /** Sum of the effects so far; its mean is the sum over the count. */
  readonly effectSum: number;
  /** Age at which it was last met, ms. */
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
  /** The tick at which an event was last weighed with it; null: never. */
  readonly lastRecalledTick: number | null;
  /** `flash`: too significant to wait; `consolidated`: kept at rest; `adopted`: brought along. */
  readonly keptBecause: 'flash' | 'consolidated' | 'adopted';
}

/** How often one event type followed another. */
export interface Pattern {
  readonly from: EventType;
  readonly to: EventType;
  readonly count: number;
}

/** A life's memory as it is at one tick. */
export interface MemoryPicture {
  readonly tick: number;
  /** Oldest first. */
  readonly shortTerm: readonly Impression[];
  readonly shortTermMax: number;
  /** In the order in which they were kept. */
  readonly longTerm: readonly Episode[];
  readonly longTermMax: number;
  /** Event types that were met at least once. */
  readonly expectations: readonly (Expectation & { readonly type: EventType })[];
  /** Most frequent first. */
  readonly patterns: readonly Pattern[];
}
