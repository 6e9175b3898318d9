import { AMBIENT_SOURCE } from '../life/ambient';
import { SELF_SOURCE } from '../life/life';
import type { Appraisal } from '../../shared/views';
import type { EventType, Vital } from '../../shared/vocabulary';
import type { Observation } from './observation';

const KEPT = 32;
/** How many causes one anomaly names at most. */
const NAMED = 8;

/** An event that lowered a vital. */
export interface Cause {
  readonly seq: number;
  readonly type: EventType;
  readonly tick: number;
  /** It has a journal record of its own; otherwise `seq` is that of the span of ticks it happened in. */
  readonly recorded: boolean;
}

interface Harm extends Cause {
  readonly ageMs: number;
  readonly impact: Appraisal['impact'];
}

/** The inputs that explain a fall: their journal numbers, oldest first, and the one that took the most. */
export interface Causes {
  readonly seqs: readonly number[];
  readonly strongest: Cause | null;
}

const NO_CAUSES: Causes = { seqs: [], strongest: null };

/** Remembers the last few events that lowered a vital, so that a fall can be told with its reasons. */
export class CauseLog {
  readonly #harms: Harm[] = [];

  note(observation: Observation): void {
    for (const { seq, happening } of observation.happenings) {
      if (happening.kind !== 'event') continue;
      const { type, tick, source, appraisal } = happening;
      const { impact } = appraisal;
      if (!lowers(impact.energy) && !lowers(impact.integrity) && !lowers(impact.stability)) continue;
      const recorded = source !== AMBIENT_SOURCE && source !== SELF_SOURCE;
      this.#harms.push({ seq, type, tick, recorded, ageMs: observation.view.ageMs, impact });
      if (this.#harms.length > KEPT) this.#harms.shift();
    }
  }

  /** What lowered `vital` at or after the lived time `sinceAgeMs`. */
  of(vital: Vital, sinceAgeMs: number): Causes {
    const found = this.#harms.filter((harm) => harm.ageMs >= sinceAgeMs && lowers(harm.impact[vital]));
    if (found.length === 0) return NO_CAUSES;
    const byWeight = found.sort((a, b) => (a.impact[vital] ?? 0) - (b.impact[vital] ?? 0) || a.seq - b.seq);
    const strongest = byWeight[0];
    // Several events can meet in one tick, and so share its journal record.
    const seqs = [...new Set(byWeight.map((harm) => harm.seq))].slice(0, NAMED).sort((a, b) => a - b);
    return { seqs, strongest: strongest ?? null };
  }
}

const lowers = (impact: number | undefined): boolean => impact !== undefined && impact < 0;
