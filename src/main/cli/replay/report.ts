import type { LifeState } from '../../life/state';
import { stateHash } from '../../vault/digest';

/** What `life replay --json` prints: one moment, in the words of `life run --json`. */
export type ReplayReport = ReturnType<typeof replayReportOf>;

/**
 * @param atMs when it was lived, Unix ms
 * @param savedTo the file the state was written to, if it was
 */
export function replayReportOf(state: LifeState, atMs: number, savedTo: string | null) {
  const { identity, policy, memory } = state;
  return {
    lifeId: identity.lifeId,
    name: identity.name,
    seed: identity.seed,
    lineage: identity.lineage,
    policy: policy.name,
    phase: state.phase,
    phaseSinceTick: state.phaseSinceTick,
    asleep: state.asleep,
    ticks: state.tick,
    atMs,
    ageMs: state.ageMs,
    innerMs: state.innerMs,
    downtimeMs: state.downtimeMs,
    vitals: state.vitals,
    dynamics: state.dynamics,
    memory: { shortTerm: memory.shortTerm.length, longTerm: memory.longTerm.length },
    death: state.death,
    stateHash: stateHash(state),
    savedTo,
  };
}
