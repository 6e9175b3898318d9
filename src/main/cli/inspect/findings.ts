import type { Snapshot } from '../../vault/snapshot-file';
import type { LifeFile } from '../../vault/read-any';

/** What `life inspect --json` prints. What a format does not tell is `null`. */
export type Findings = ReturnType<typeof findings>;

export function findings(file: string, read: LifeFile) {
  return read.kind === 'snapshot' ? ofSnapshot(file, read) : ofForeign(file, read);
}

function ofSnapshot(file: string, { snapshot }: Extract<LifeFile, { kind: 'snapshot' }>) {
  const { state } = snapshot;
  return {
    file,
    kind: 'snapshot' as const,
    identity: state.identity,
    policy: state.policy.name,
    alive: state.death === null,
    asleep: state.asleep,
    phase: state.phase,
    phaseSinceTick: state.phaseSinceTick,
    tick: state.tick,
    ageMs: state.ageMs,
    innerMs: state.innerMs,
    vitals: state.vitals,
    dynamics: state.dynamics,
    memory: { shortTerm: state.memory.shortTerm.length, longTerm: state.memory.longTerm.length },
    death: state.death,
    savedAtMs: snapshot.savedAtMs,
    reason: snapshot.reason,
    savedBy: snapshot.app,
    formatVersion: snapshot.formatVersion,
    journal: snapshot.journal,
    past: pastOf(snapshot),
    // A file whose digest does not hold is refused before it gets here.
    digest: { holds: true, sha256: snapshot.digest },
    stateHash: snapshot.stateHash,
  };
}

/** The journal that travels in the file; `null` where only the state does. */
function pastOf({ past }: Snapshot) {
  if (past === undefined) return null;
  const { beginnings, journal, anomalies } = past;
  return {
    records: journal.length,
    fromTick: beginnings[0]?.tick ?? 0,
    seams: beginnings.length - 1,
    anomalies: anomalies.length,
  };
}

function ofForeign(file: string, { foreign }: Extract<LifeFile, { kind: 'foreign' }>) {
  const { format, alive, tick, ageMs, innerMs, vitals, dynamics, memories, sourceLifeId, bornAtMs } = foreign;
  return {
    file,
    kind: format,
    sourceLifeId,
    bornAtMs,
    alive,
    phase: alive ? ('run' as const) : ('terminated' as const),
    tick,
    ageMs,
    innerMs,
    vitals,
    dynamics,
    memory: { shortTerm: 0, longTerm: memories.length },
    digest: null,
  };
}
