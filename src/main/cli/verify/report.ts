import { say } from '../../../shared/i18n';
import type { VerifyReport } from '../../../shared/past';
import type { LifeFolder } from '../../vault/home';
import type { SnapshotCheck } from '../place/snapshot-check';

/** What `life verify --json` prints. */
export type VerifyFindings = ReturnType<typeof verifyReportOf>;

type Ended = Exclude<VerifyReport, { readonly is: 'cancelled' }>;

export function verifyReportOf(folder: LifeFolder, found: VerifyReport, snapshots: SnapshotCheck) {
  const ended = requireEnded(found);
  const { lifeId, records, replayedTicks, checkpoints, seams, tookMs } = ended;
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
  if (ended.is === 'broken') {
    return { ...common, is: ended.is, seq: ended.seq, tick: ended.tick, reason: say(ended.reason) } as const;
  }
  const { tick, stateHash, headHash } = ended;
  return { ...common, is: ended.is, tick, stateHash, headHash } as const;
}

/** Work that is left off ends in a refusal, never in a report. */
function requireEnded(found: VerifyReport): Ended {
  if (found.is === 'cancelled') throw new Error('a report of work that was left off');
  return found;
}
