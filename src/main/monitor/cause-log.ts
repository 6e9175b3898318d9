import type { Appraisal } from '../../shared/views';
import type { EventType, Vital } from '../../shared/vocabulary';
import type { Observation } from './observation';

const KEPT = 32;
/** How many causes one anomaly names at most. */
const NAMED = 8;

interface Harm {
  readonly seq: number;
  readonly type: EventType;
  readonly ageMs: number;
  readonly impact: Appraisal['impact'];
}

/** The inputs that explain a fall: their journal numbers, oldest first, and the one that took the most. */
export interface Causes {
  readonly seqs: readonly number[];
  readonly strongest: { readonly seq: number; readonly type: EventType } | null;
}

const NO_CAUSES: Causes = { seqs: [], strongest: null };

/** Remembers the last few events that lowered a vital, so that a fall can be told with its reasons. */
export class CauseLog {
  readonly #harms: Harm[] = [];

  note(observation: Observation): void {
    for (const { seq, happening } of observation.happenings) {
      if (happening.kind !== 'event') continue;
      const { impact } = happening.appraisal;
      if (!lowers(impact.energy) && !lowers(impact.integrity) && !lowers(impact.stability)) continue;
      this.#harms.push({ seq, type: happening.type, ageMs: observation.view.ageMs, impact });
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
    return { seqs, strongest: strongest ? { seq: strongest.seq, type: strongest.type } : null };
  }
}

const lowers = (impact: number | undefined): boolean => impact !== undefined && impact < 0;
