import { say } from '../../../shared/i18n';
import type { Language } from '../../../shared/vocabulary';
import type { Anomaly, LifeView } from '../../../shared/views';
import type { LifeState } from '../../life/state';
import { stateHash } from '../../vault/digest';
import type { Chronicle } from './chronicle';
import type { StimuliCount } from './plan';

/** What `life run --json` prints. */
export type RunReport = ReturnType<typeof reportOf>;

/**
 * @param view the life as it was left, asleep or not
 * @param awake its state after the last tick, before it was put to sleep: so twins compare equal, whether one
 * of them was kept at home or not
 * @param language in which anomalies are told
 */
export function reportOf(
  view: LifeView,
  awake: LifeState,
  chronicle: Chronicle,
  stimuli: StimuliCount,
  foldedMs: number,
  homePath: string | null,
  language: Language,
) {
  const { identity, policy, memory } = view;
  return {
    lifeId: identity.lifeId,
    name: identity.name,
    seed: identity.seed,
    lineage: identity.lineage,
    absence: identity.absence ?? { rule: 'sleep' },
    home: homePath,
    policy: policy.name,
    phase: view.phase,
    asleep: view.asleep,
    ticks: view.tick,
    ticksRun: chronicle.ticks,
    ageMs: view.ageMs,
    innerMs: view.innerMs,
    downtimeMs: view.downtimeMs,
    vitals: view.vitals,
    dynamics: view.dynamics,
    memory: { shortTerm: memory.shortTerm, longTerm: memory.longTerm },
    innerRate: chronicle.innerRate(view),
    transitions: chronicle.transitions,
    death: view.death,
    anomalies: chronicle.anomalies.map((anomaly) => anomalyReport(anomaly, language)),
    lastAppraisal: chronicle.lastAppraisal,
    stimuli,
    stateHash: stateHash(awake),
    ticksPerSecond: foldedMs > 0 ? Math.round((chronicle.ticks * 1000) / foldedMs) : 0,
  };
}

function anomalyReport(anomaly: Anomaly, language: Language) {
  const { id, kind, fromTick, toTick, severity, subject, observed, expected, causes } = anomaly;
  const evidence = { subject, observed, expected, said: say(anomaly.message, language) };
  const clearsWhen = say(anomaly.clearsWhen, language);
  return { id, kind, fromTick, toTick, severity, evidence, causes, clearsWhen };
}
