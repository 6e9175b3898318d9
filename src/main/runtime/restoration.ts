import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { sinceBirthOf } from '../../shared/books';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import { Life } from '../life/life';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import { stateHash } from '../vault/digest';
import type { LifeFolder } from '../vault/home';
import { BrokenJournal, type JournalAnchor } from '../vault/journal-chain';
import { LifeStore } from '../vault/life-store';
import {
  asideOf,
  clearRestoring,
  finishSettingAside,
  putInPlace,
  restoringPath,
  setDatabaseAside,
} from '../vault/restoring';
import { Remains } from '../vault/remains';
import { salvage } from '../vault/salvage';
import { SnapshotStore } from '../vault/snapshot-store';
import { isDamage } from '../vault/sqlite';
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
  if (keptPath !== null) salvage(keptPath, path, folder.lifeId);
  const store = openStore(path, folder.lifeId);
  try {
    store.forgetAfter({ tick: newest.state.tick, sinceBirthMs: sinceBirthOf(newest.state) });
    store.beginWith(newest.state, stateHash(newest.state), newest.atMs, 'restored', nowMs);
  } finally {
    store.close();
  }
  putInPlace(folder);
  return { tick: newest.state.tick, keptPath: keptPath === null ? null : basename(keptPath) };
}

/** A state that is whole, and the place of the journal from which what is left of it may lead on. */
interface Start extends Whole {
  readonly anchor: JournalAnchor;
}

interface Led extends Whole {
  /** The last record that could be believed. */
  readonly seq: number;
  /** The journal stood where the state says it did. */
  readonly holds: boolean;
}

/**
 * The newest state that is whole: the furthest to which a checkpoint or a snapshot, and what of the journal fits it,
 * lead. `null` where none is left. Changes nothing.
 * @throws Refusal where the disk fails: what it holds may be had later
 */
export function newestWhole(folder: LifeFolder): Whole | null {
  const path = existsSync(folder.databasePath) ? folder.databasePath : asideOf(folder);
  const snapshot = fromSnapshots(folder);
  if (path === null) return snapshot;
  let remains: Remains | null = null;
  try {
    remains = new Remains(path, folder.lifeId, parseLifeState);
    return furthest(remains, snapshot);
  } catch (error) {
    // What is no database leads nowhere; the snapshots may.
    if (!isDamage(error)) throw error;
    return snapshot;
  } finally {
    closeQuietly(remains);
  }
}

function furthest(remains: Remains, snapshot: Start | null): Whole | null {
  let newest = snapshot === null ? null : leadOn(remains, snapshot);
  const doubtful = snapshot === null || newest?.holds === true ? [] : [snapshot.anchor];
  for (const checkpoint of remains.checkpoints()) {
    // One note that the journal does not fit may itself be wrong. Of two, it is the journal.
    const led = leadOn(remains, checkpoint, doubtful.length > 1 ? doubtful : []);
    if (newest === null || isLater(led, newest)) newest = led;
    // Older ones lead along the same records, and no further.
    if (led.holds) break;
    doubtful.push(checkpoint.anchor);
  }
  return newest;
}

function leadOn(remains: Remains, start: Start, noted: readonly JournalAnchor[] = []): Led {
  const { anchor } = start;
  const reliving = new Reliving(Life.from(start.state), start.atMs, () => false);
  let { seq } = anchor;
  let holds = true;
  try {
    for (const record of remains.tail(anchor, noted)) {
      reliving.foldAll([record]);
      seq = record.seq;
    }
  } catch (error) {
    // Up to the first record that cannot be trusted is as far as it leads.
    if (error instanceof Refusal && !isDamage(error)) throw error;
    holds = error instanceof BrokenJournal && error.seq > anchor.seq;
  }
  const state = reliving.life.state();
  if (!isSound(state)) return { ...start, seq: anchor.seq, holds };
  return { state, atMs: reliving.lastAtMs, seq, holds };
}

/** What was changed may lead to what no life can be; it could not be woken. */
function isSound(state: LifeState): boolean {
  try {
    parseLifeState(state);
    return true;
  } catch {
    return false;
  }
}

const isLater = (one: Led, other: Led): boolean =>
  one.state.tick > other.state.tick || (one.state.tick === other.state.tick && one.seq > other.seq);

function fromSnapshots(folder: LifeFolder): Start | null {
  const files = new SnapshotStore(folder, parseLifeState, { readOnly: true });
  const newest = files.newestGood(() => true, folder.lifeId);
  return newest === null ? null : { state: newest.state, atMs: newest.savedAtMs, anchor: newest.journal };
}

function closeQuietly(remains: Remains | null): void {
  try {
    remains?.close();
  } catch {
    // A damaged file may refuse even that.
  }
}

const openStore = (databasePath: string, lifeId: string): LifeStore =>
  LifeStore.open({ databasePath, lifeId });
