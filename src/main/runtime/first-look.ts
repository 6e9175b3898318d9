import type { Observation } from '../monitor/observation';
import { Life } from '../life/life';
import type { WholeCheckpoint } from '../vault/checkpoints';

/**
 * What the monitor was shown first: that a life begins, which no record of its journal tells. `null` where it had
 * been lived elsewhere before this journal began.
 */
export function bornWith({ state, anchor, atMs }: WholeCheckpoint): Observation | null {
  const { tick, asleep, identity, policy } = state;
  if (anchor.seq !== 0 || asleep || tick !== identity.lineage.branchTick) return null;
  return {
    view: Life.from(state).view(),
    heartbeat: { atMs, jitterMs: 0, dtMs: policy.tickIntervalMs },
    happenings: [{ seq: 0, happening: { kind: 'born', tick, origin: identity.lineage.origin } }],
  };
}
