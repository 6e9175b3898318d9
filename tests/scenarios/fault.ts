import type { LifeView } from '../../src/shared/views';
import type { AnomalyKind, AnomalySubject } from '../../src/shared/vocabulary';
import type { Chance } from './chance';
import type { Stage } from './stage';

/** What a planted fault does from tick to tick. */
export interface Planted {
  /** Before a tick: sends what it sends. @returns how long the tick lasts, where not as usual */
  before?(elapsedTicks: number): number | void;
  /** Whether its effect can be seen in the data by now, by what the fault's `visibleWhen` says. */
  visible(faulty: LifeView, twin: LifeView, elapsedTicks: number): boolean;
  /** What the anomaly is to be about: one of these. */
  readonly subjects: readonly AnomalySubject[];
  /** Journal records that are its cause; empty where no input is. */
  readonly causes: ReadonlySet<number>;
  /** How hard it is, for the report. */
  readonly intensity: string;
}

export interface Fault {
  readonly name: string;
  /** What is planted, and how intensities are spread. */
  readonly what: string;
  readonly visibleWhen: string;
  /** Leading kinds that are right. */
  readonly kinds: readonly AnomalyKind[];
  /** Ticks after which it is given up where it did not become visible. */
  readonly lastsTicks: number;
  /** Days of life before it, at least and at most. */
  readonly days?: readonly [number, number];
  /** @param twin lives on beside it without the fault; stimuli that are no part of the fault go to both */
  plant(stage: Stage, chance: Chance, twin: Stage): Planted;
}

export const NO_CAUSE: ReadonlySet<number> = new Set();
