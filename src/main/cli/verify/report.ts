import { say } from '../../../shared/i18n';
import type { VerifyReport } from '../../../shared/past';
import type { LifeFolder } from '../../vault/home';
import type { SnapshotCheck } from '../place/snapshot-check';

/** What `life verify --json` prints. */
export type VerifyFindings = ReturnType<typeof verifyReportOf>;

export function verifyReportOf(folder: LifeFolder, found: VerifyReport, snapshots: SnapshotCheck) {
  const { lifeId, records, replayedTicks, checkpoints, seams, tookMs } = found;
  const common = {
    lifeId,
    path: folder.path,
    records,
    replayedTicks,
    checkpoints,
    seams,
    snapshots,
    tookMs: Math.round(tookMs),
    ticksPerSecond: Math.round((replayedTicks * 1000) / Math.max(1, tookMs)),
  };
  if (found.is === 'broken') {
    return { ...common, is: found.is, seq: found.seq, tick: found.tick, reason: say(found.reason) } as const;
  }
  const { tick, stateHash, headHash } = found;
  return { ...common, is: found.is, tick, stateHash, headHash } as const;
}
