import type { ChainLink } from '../../../../shared/post-mortem';
import type { Appraisal, Happening } from '../../../../shared/views';
import { VITAL_MAX, type Vital } from '../../../../shared/vocabulary';
import type { Policy } from '../../../life/policy';
import type { JournalRecord } from '../../../vault/journal-record';

/** Something that reached the life and may have harmed it. */
export interface Met {
  /** Journal record it came from. */
  readonly seq: number;
  readonly tick: number;
  readonly sinceBirthMs: number;
  /** Unix ms. */
  readonly atMs: number;
  readonly type: ChainLink['type'];
  /** Who sent it; null for what nobody sends. */
  readonly source: string | null;
  readonly intensity: number | null;
  readonly impact: Appraisal['impact'];
  /** The policy it was met under. */
  readonly policy: Policy;
  /** How long the tick or the gap was, or the name of the policy: what its sentence needs. */
  readonly detail: number | string | null;
  /** It has a record of its own, which can be left out or made otherwise; what a tick itself brings has none. */
  readonly own: boolean;
}

type Moment = Pick<Met, 'seq' | 'tick' | 'sinceBirthMs' | 'atMs' | 'policy'>;

/**
 * What of a happening may have harmed; null where it did not.
 * @param record the one that was being folded, which is the tick's where a stimulus waited for it
 */
export function metOf(happening: Happening, moment: Moment, { seq, input }: JournalRecord): Met | null {
  const nothing = { source: null, intensity: null, impact: {}, own: true };
  switch (happening.kind) {
    case 'policy':
      return { ...moment, ...nothing, type: 'policy', detail: happening.name };
    case 'hook-failure':
      return { ...moment, ...nothing, type: 'hook-failure', detail: happening.hook };
    case 'event': {
      const { type, source, intensity, appraisal } = happening;
      const { impact } = appraisal;
      if (!harms(impact)) return null;
      const own = { ...moment, source: null, intensity, impact, own: true };
      if (type === 'lag' && input.kind === 'tick') return { ...own, type: 'late-tick', detail: input.dtMs };
      if (type === 'awakening' && input.kind === 'wake') return { ...own, type: 'wake', detail: input.gapMs };
      return { ...own, type, source, detail: null, own: moment.seq !== seq || input.kind === 'stimulus' };
    }
    default:
      return null;
  }
}

function harms(impact: Appraisal['impact']): boolean {
  const { energy = 0, integrity = 0, stability = 0, tension = 0, fatigue = 0, noise = 0, drift = 0 } = impact;
  return energy < 0 || integrity < 0 || stability < 0 || tension > 0 || fatigue > 0 || noise > 0 || drift > 0;
}

/** What it did to a vital at once, as a share of its ceiling; below zero is loss. */
export const tookOf = ({ impact }: Met, vital: Vital): number => (impact[vital] ?? 0) / VITAL_MAX[vital];

/**
 * What it took from a vital at once and, to first order, by the load it left: a leaky integrator that is raised by
 * x and leaks with tau presses like x for tau seconds. It only says in which order things are tried; what they did
 * is found by trying.
 * @returns a share of the vital's ceiling; above zero is loss
 */
export function burdenOf(met: Met, vital: Vital): number {
  const { strain, tauS } = met.policy.dynamics;
  const tensionS = (met.impact.tension ?? 0) * tauS.tension;
  const noiseS = (met.impact.noise ?? 0) * tauS.noise;
  const fatigueS = (met.impact.fatigue ?? 0) * tauS.fatigue;
  const later = {
    energy: strain.energyPerTension * tensionS + strain.energyPerFatigue * fatigueS,
    integrity: (strain.integrityPerStrain * tensionS) / 2,
    stability: strain.stabilityPerNoise * noiseS + strain.stabilityPerTension * tensionS,
  };
  return later[vital] / VITAL_MAX[vital] - tookOf(met, vital);
}
