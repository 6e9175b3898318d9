import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import { Life } from '../life/life';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import { stateHash } from '../vault/digest';
import type { LifeFolder } from '../vault/home';
import { LifeStore } from '../vault/life-store';
import {
  asideOf,
  clearRestoring,
  finishSettingAside,
  putInPlace,
  restoringPath,
  setDatabaseAside,
} from '../vault/restoring';
import { salvage } from '../vault/salvage';
import { SnapshotStore } from '../vault/snapshot-store';
import { Reliving } from './relived';

/** A state that is whole, and when it was last lived. */
export interface Whole {
  readonly state: LifeState;
  readonly atMs: number;
}

export interface Restored {
  readonly tick: number;
  /** Where the damaged database is kept; `null` where there was none. */
  readonly keptPath: string | null;
}

/**
 * Brings a life back whose database is damaged: from the newest state that is whole, wherever it lies, into a new
 * database with all that could be read of the old one, which is kept aside. From the seam in its journal on it
 * goes on as ever, so it is restored once and not at every start. A crash on the way loses nothing: the next
 * start begins again with what was kept aside.
 * @param nowMs wall-clock time, whole Unix ms
 * @param living the state of the life while it still lives: nothing on disk can be newer
 * @throws Refusal `damaged` where no whole state is left: nothing has changed then
 */
export function restore(
  folder: LifeFolder,
  nowMs: number,
  why: Message,
  living: Whole | null = null,
): Restored {
  const inPlace = existsSync(folder.databasePath);
  if (!inPlace) finishSettingAside(folder);
  const damagedPath = inPlace ? folder.databasePath : asideOf(folder);
  const newest = living ?? newestWhole(folder);
  if (newest === null) throw new Refusal('damaged', why);

  const keptPath = inPlace ? setDatabaseAside(folder) : damagedPath;
  clearRestoring(folder);
  const path = restoringPath(folder);
  openStore(path, folder.lifeId).close();
  if (keptPath !== null) copyWhatIsWhole(keptPath, path, folder.lifeId);
  const store = openStore(path, folder.lifeId);
  try {
    store.forgetAfter(newest.state.tick);
    store.beginWith(newest.state, stateHash(newest.state), newest.atMs, 'restored', nowMs);
  } finally {
    store.close();
  }
  putInPlace(folder);
  return { tick: newest.state.tick, keptPath: keptPath === null ? null : basename(keptPath) };
}

/** The newest state that is whole, wherever it lies; `null` where none is left. Changes nothing. */
export function newestWhole(folder: LifeFolder): Whole | null {
  const path = existsSync(folder.databasePath) ? folder.databasePath : asideOf(folder);
  return newestOf([path === null ? null : fromDatabase(path, folder.lifeId), fromSnapshots(folder)]);
}

/** The furthest that the newest good checkpoint and what of the journal still fits lead to. */
function fromDatabase(databasePath: string, lifeId: string): Whole | null {
  let store: LifeStore | null = null;
  try {
    store = LifeStore.open({ databasePath, lifeId, parseState: parseLifeState, readOnly: true });
    for (const checkpoint of store.checkpoints()) {
      if (checkpoint.problem !== null) continue;
      const reliving = new Reliving(Life.from(checkpoint.state), checkpoint.atMs, () => false);
      try {
        for (const record of store.tail(checkpoint.anchor)) reliving.fold(record);
      } catch {
        // Up to the first record that cannot be trusted is as far as it leads.
      }
      return { state: reliving.life.state(), atMs: reliving.lastAtMs };
    }
  } catch {
    // What cannot be opened leads nowhere; the snapshots may.
  } finally {
    closeQuietly(store);
  }
  return null;
}

function fromSnapshots(folder: LifeFolder): Whole | null {
  const files = new SnapshotStore(folder, parseLifeState, { readOnly: true });
  const newest = files.newestGood(() => true);
  if (newest === null || newest.identity.lifeId !== folder.lifeId) return null;
  return { state: newest.state, atMs: newest.savedAtMs };
}

function newestOf(candidates: readonly (Whole | null)[]): Whole | null {
  return candidates.reduce((newest, candidate) => {
    if (candidate === null || newest === null) return candidate ?? newest;
    return candidate.state.tick > newest.state.tick ? candidate : newest;
  }, null);
}

function copyWhatIsWhole(fromPath: string, intoPath: string, lifeId: string): void {
  try {
    salvage(fromPath, intoPath, lifeId);
  } catch {
    // Not a database any more: there is nothing to copy.
  }
}

function closeQuietly(store: LifeStore | null): void {
  try {
    store?.close();
  } catch {
    // A damaged file may refuse even that.
  }
}

const openStore = (databasePath: string, lifeId: string): LifeStore =>
  LifeStore.open({ databasePath, lifeId, parseState: parseLifeState });
