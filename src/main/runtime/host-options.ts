import type { Notice } from '../../shared/border';
import type { Homecoming } from '../../shared/homecoming';
import type { MonitorSettings } from '../../shared/monitor';
import type { Progress } from '../../shared/past';
import type { LifecycleHooks } from '../life/lifecycle';
import type { HomeOwner } from '../vault/home-lock';
import type { Clock } from './clock';
import type { KeeperEvents } from './life-keeper';
import type { SnapshotSchedule } from './snapshot-manager';
import type { Bench } from './work/tasks';

/** What a house tells. */
export type HostEvents = KeeperEvents & {
  /** What a person who comes back is to be told; null: it was seen, or is of no life that is here. */
  homecoming: [homecoming: Homecoming | null];
  /** Another life, or none, is here now. */
  replaced: [news: { readonly lifeId: string | null }];
  notice: [notice: Notice];
  /** Long work that was asked for has come a bit further. */
  progress: [progress: Progress];
};

export interface HostOptions {
  readonly homePath: string;
  readonly owner: HomeOwner['who'];
  readonly clock: Clock;
  readonly schedule: () => SnapshotSchedule;
  readonly hooks?: LifecycleHooks;
  /** False: live without the monitor. */
  readonly monitored?: boolean;
  /** What the monitor of a life that wakes is to tell; everything where nothing is said. */
  readonly monitorSettings?: () => MonitorSettings;
  /** False: ticks come by `keeper.run`, not by the clock, and recovery is not rehearsed. */
  readonly realtime?: boolean;
  /** An absence that is lived is lived in one go: nothing else waits for this thread. In slices otherwise. */
  readonly absenceAtOnce?: boolean;
  /** Where long work is done; in this process where nothing else is said. */
  readonly bench?: Bench;
  readonly onTrouble: (where: string, error: unknown) => void;
}
