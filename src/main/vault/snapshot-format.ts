import type { SnapshotInfo } from '../../shared/views';
import type { LifeState } from '../life/state';
import type { JournalAnchor } from './journal-chain';
import type { PastInFile } from './past-in-file';
import type { SNAPSHOT_FORMAT_VERSION } from './snapshot-migrations';

export const SNAPSHOT_FORMAT = 'life-snapshot';

export type SnapshotReason = SnapshotInfo['reason'];

/** The content of a `.life` file, in the order in which a person meets it there; see docs/FORMAT.md. */
export interface Snapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly formatVersion: typeof SNAPSHOT_FORMAT_VERSION;
  /** Version of the app that wrote it. */
  readonly app: string;
  readonly reason: SnapshotReason;
  /** Wall-clock time, Unix ms. */
  readonly savedAtMs: number;
  readonly tick: number;
  readonly ageMs: number;
  readonly phase: LifeState['phase'];
  readonly identity: LifeState['identity'];
  /** Where the life's journal stood. */
  readonly journal: JournalAnchor;
  readonly stateHash: string;
  /** SHA-256 over the canonical JSON of everything else. */
  readonly digest: string;
  readonly policy: LifeState['policy'];
  readonly state: LifeState;
  /** The journal itself, where it travels along. */
  readonly past?: PastInFile;
}
