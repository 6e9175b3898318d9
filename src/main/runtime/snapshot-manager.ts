import type { SnapshotInfo } from '../../shared/views';
import type { LifeState } from '../life/state';
import { stateHash } from '../vault/digest';
import type { LifeStore } from '../vault/life-store';
import { buildSnapshot, writeSnapshotFile, type SnapshotReason } from '../vault/snapshot-file';
import type { SnapshotStore } from '../vault/snapshot-store';

/** How often snapshots are written on their own, and how many stay; read anew each time. */
export interface SnapshotSchedule {
  readonly everyMinutes: number;
  readonly keep: number;
}

export interface SnapshotTools {
  readonly store: LifeStore;
  readonly files: SnapshotStore;
  readonly schedule: () => SnapshotSchedule;
  /** Brings onto the disk all that a state holds the effect of. @throws Refusal */
  readonly flush: () => void;
  /** Told when a state is in the database: what else is to be noted then. Never throws. */
  readonly onCheckpoint: () => void;
}

/** After a crash at most this much is folded again. */
const CHECKPOINT_EVERY_MS = 60_000;
const CHECKPOINT_EVERY_TICKS = 500_000;

/**
 * Decides when a life's state is saved: checkpoints inside its database, so that recovery is short, and
 * portable snapshot files by the person's schedule and at the turns of a life.
 */
export class SnapshotManager {
  readonly #tools: SnapshotTools;
  #checkpointAtMs: number;
  #checkpointTick: number;
  #snapshotAtMs: number;

  constructor(tools: SnapshotTools, nowMs: number, tick: number) {
    this.#tools = tools;
    this.#checkpointAtMs = nowMs;
    this.#checkpointTick = tick;
    this.#snapshotAtMs = nowMs;
  }

  /**
   * Called after every tick; saves what is due.
   * @param nowMs monotonic time
   * @returns the snapshot that was written, if any
   */
  afterTick(nowMs: number, wallMs: number, tick: number, state: () => LifeState): SnapshotInfo | null {
    const dueByTime = nowMs - this.#checkpointAtMs >= CHECKPOINT_EVERY_MS;
    if (!dueByTime && tick - this.#checkpointTick < CHECKPOINT_EVERY_TICKS) return null;
    const current = state();
    this.checkpoint(nowMs, current);
    if (nowMs - this.#snapshotAtMs < this.#tools.schedule().everyMinutes * 60_000) return null;
    return this.#snapshot(nowMs, wallMs, current, 'schedule');
  }

  /** Saves now, both ways. */
  save(nowMs: number, wallMs: number, state: LifeState, reason: SnapshotReason): SnapshotInfo {
    this.checkpoint(nowMs, state);
    return this.#snapshot(nowMs, wallMs, state, reason);
  }

  /** Writes a snapshot of `state` to a place of the person's choice. */
  exportTo(filePath: string, wallMs: number, state: LifeState): void {
    writeSnapshotFile(filePath, buildSnapshot(state, this.#tools.store.anchor(), wallMs, 'manual'));
  }

  list(): readonly SnapshotInfo[] {
    return this.#tools.files.list();
  }

  pathOf(id: string): string {
    return this.#tools.files.pathOf(id);
  }

  /** Writes the state into the database. @throws Refusal */
  checkpoint(nowMs: number, state: LifeState): void {
    this.#tools.flush();
    this.#tools.store.saveCheckpoint(state, stateHash(state));
    this.#tools.onCheckpoint();
    this.#checkpointAtMs = nowMs;
    this.#checkpointTick = state.tick;
  }

  #snapshot(nowMs: number, wallMs: number, state: LifeState, reason: SnapshotReason): SnapshotInfo {
    const info = this.#tools.files.write(buildSnapshot(state, this.#tools.store.anchor(), wallMs, reason));
    this.#snapshotAtMs = nowMs;
    this.#tools.files.rotate(this.#tools.schedule().keep);
    return info;
  }
}
