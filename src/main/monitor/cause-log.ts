import { AMBIENT_SOURCE } from '../life/ambient';
import { SELF_SOURCE } from '../life/life';
import type { Appraisal } from '../../shared/views';
import type { Dynamic, EventType, Vital } from '../../shared/vocabulary';
import type { Observation } from './observation';

const EVENTS_KEPT = 64;
const INPUTS_KEPT = 32;
/** How many causes one signal names at most. */
const NAMED = 8;

/** Inputs other than stimuli that can explain a change. */
export const OTHER_CAUSES = ['policy', 'waking', 'late-tick', 'fault', 'hook-failure'] as const;
export type OtherCause = (typeof OTHER_CAUSES)[number];

/** Something that can have caused a change. */
export interface Cause {
  readonly what: EventType | OtherCause;
  readonly seq: number;
  readonly tick: number;
  /** It has a journal record of its own; otherwise `seq` is that of the span of ticks it happened in. */
  readonly recorded: boolean;
}

interface Event extends Cause {
  readonly ageMs: number;
  readonly impact: Appraisal['impact'];
}

interface Input extends Cause {
  readonly what: OtherCause;
  readonly ageMs: number;
}

/** The inputs that explain a change: their journal numbers, strongest first. */
export interface Causes {
  readonly seqs: readonly number[];
  readonly strongest: Cause | null;
}

/** What moved a quantity, and how far they moved it together, in its own unit: Infinity where that is not known. */
export interface Movers extends Causes {
  readonly moved: number;
}

export const NO_CAUSES: Movers = Object.freeze({ seqs: Object.freeze([]), strongest: null, moved: 0 });

/** Remembers the last few things that can explain a change, so that it can be told with its reasons. */
export class CauseLog {
  readonly #events: Event[] = [];
  readonly #inputs: Input[] = [];

  note({ view, happenings }: Observation): void {
    const { ageMs } = view;
    for (const { seq, happening } of happenings) {
      const { kind, tick } = happening;
      if (kind === 'event') {
        const { type, source, appraisal } = happening;
        const recorded = source !== AMBIENT_SOURCE && source !== SELF_SOURCE;
        this.#events.push({ what: type, seq, tick, recorded, ageMs, impact: appraisal.impact });
        if (this.#events.length > EVENTS_KEPT) this.#events.shift();
        continue;
      }
      const what = INPUT_OF[kind];
      if (what === undefined) continue;
      this.#inputs.push({ what, seq, tick, recorded: true, ageMs });
      if (this.#inputs.length > INPUTS_KEPT) this.#inputs.shift();
    }
  }

  /** At a fresh start: what came before it is not known after a restart, so it is not named without one either. */
  forget(): void {
    this.#events.length = 0;
    this.#inputs.length = 0;
  }

  /**
   * The events that moved a quantity at or after the lived time `sinceAgeMs`.
   * @param sign -1 for those that lowered it, 1 for those that raised it
   */
  of(quantity: Vital | Dynamic, sinceAgeMs: number, sign: 1 | -1 = -1): Movers {
    const push = ({ impact }: Event): number => (impact[quantity] ?? 0) * sign;
    const found = this.#events.filter((event) => event.ageMs >= sinceAgeMs && push(event) > 0);
    const faults = this.#faults(quantity, sinceAgeMs, sign);
    if (found.length + faults.length === 0) return NO_CAUSES;
    const byWeight = found.sort((a, b) => push(b) - push(a) || a.seq - b.seq);
    const moved = faults.length > 0 ? Infinity : byWeight.reduce((sum, event) => sum + push(event), 0);
    return { ...causesOf([...faults, ...byWeight]), moved };
  }

  /** Inputs other than stimuli that came within so much lived time, nearest to `ageMs` first. */
  inputs(kinds: readonly OtherCause[], ageMs: number, beforeMs: number, afterMs: number): Causes {
    const away = (input: Input): number => Math.abs(input.ageMs - ageMs);
    const found = this.#inputs
      .filter(
        ({ what, ageMs: at }) => kinds.includes(what) && at >= ageMs - beforeMs && at <= ageMs + afterMs,
      )
      .sort((a, b) => away(a) - away(b) || b.seq - a.seq);
    return found.length === 0 ? NO_CAUSES : causesOf(found);
  }

  /** An error inside a tick costs integrity, and no appraisal says so. */
  #faults(quantity: Vital | Dynamic, sinceAgeMs: number, sign: 1 | -1): readonly Cause[] {
    if (quantity !== 'integrity' || sign > 0) return [];
    return this.#inputs.filter(({ what, ageMs }) => what === 'fault' && ageMs >= sinceAgeMs).reverse();
  }
}

const INPUT_OF: Readonly<Partial<Record<string, OtherCause>>> = {
  policy: 'policy',
  wake: 'waking',
  late: 'late-tick',
  fault: 'fault',
  'hook-failure': 'hook-failure',
};

/** Several can meet in one tick, and so share its journal record. */
export function causesOf(strongestFirst: readonly Cause[]): Causes {
  const seqs = [...new Set(strongestFirst.map(({ seq }) => seq))].slice(0, NAMED);
  return { seqs, strongest: strongestFirst[0] ?? null };
}
