import { say } from '../../../shared/i18n';
import type { Anomaly, LifeView } from '../../../shared/views';
import type { LifeState } from '../../life/state';
import { stateHash } from '../../vault/digest';
import type { Chronicle } from './chronicle';
import type { StimuliCount } from './plan';

/** What `life run --json` prints. */
export type RunReport = ReturnType<typeof reportOf>;

export function reportOf(
  lived: { readonly view: LifeView; state(): LifeState },
  chronicle: Chronicle,
  stimuli: StimuliCount,
  foldedMs: number,
  homePath: string | null,
) {
  const { view } = lived;
  const { identity, policy, memory } = view;
  return {
    lifeId: identity.lifeId,
    name: identity.name,
    seed: identity.seed,
    lineage: identity.lineage,
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
    anomalies: chronicle.anomalies.map(anomalyReport),
    lastAppraisal: chronicle.lastAppraisal,
    stimuli,
    stateHash: stateHash(lived.state()),
    ticksPerSecond: foldedMs > 0 ? Math.round((chronicle.ticks * 1000) / foldedMs) : 0,
  };
}

function anomalyReport(anomaly: Anomaly) {
  const { id, kind, fromTick, toTick, severity, subject, observed, expected, causes } = anomaly;
  const evidence = { subject, observed, expected, said: say(anomaly.message) };
  return { id, kind, fromTick, toTick, severity, evidence, causes };
}
