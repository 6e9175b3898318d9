import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { say, told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import type { Life } from '../life/life';
import type { LifeFolder } from '../vault/home';
import { LifeStore } from '../vault/life-store';
import { hasLostChanges, keepLog } from '../vault/log-check';
import { SnapshotStore } from '../vault/snapshot-store';
import { fileBytes, isDamage } from '../vault/sqlite';
import { recover, type Recovered } from './recovery';
import { restore, type Restored } from './restoration';

/** Who is told when a life does not come back as it was put away. */
export interface Witness {
  nowMs(): number;
  warn(message: Message): void;
  onTrouble(where: string, error: unknown): void;
}

/**
 * Makes what lives on of what was recovered; damage in anything it reads then shows while it can still be mended.
 * @param store open for writing, and from here on its own
 */
type Wake<Woken> = (store: LifeStore, recovered: Recovered) => Woken;

interface BroughtBack<Woken> {
  readonly store: LifeStore;
  readonly recovered: Recovered;
  readonly woken: Woken;
}

/**
 * The life as it was, from a database that is whole or is made whole again.
 * @throws Refusal where neither can be had: its folder is left as it was
 */
export function bringBack<Woken>(folder: LifeFolder, witness: Witness, wake: Wake<Woken>): Woken {
  if (!hasLostChanges(folder.databasePath)) return wholeOrRestored(folder, witness, wake).woken;
  // SQLite takes a damaged log as far as it can read it, and drops the rest.
  const kept = copyOfLog(folder, witness);
  try {
    wholeOrRestored(folder, witness, wake).store.close();
    const back = recovered(folder, witness, wake);
    const { identity, tick } = back.recovered.life;
    const params = {
      name: identity.name,
      tick,
      kept: kept === null ? '' : basename(kept),
      path: folder.path,
    };
    witness.warn(told(kept === null ? 'runtime.host.logLost' : 'runtime.host.logDamaged', params));
    return back.woken;
  } catch (error) {
    if (kept !== null) dropCopy(kept);
    throw error;
  }
}

/** On a disk that fails this may fail too; why the life could not be woken is what has to be told. */
function dropCopy(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A copy too many does no harm.
  }
}

/** @returns its path; `null` where it could not be kept, which is no reason not to wake */
function copyOfLog({ databasePath }: LifeFolder, witness: Witness): string | null {
  try {
    return keepLog(databasePath);
  } catch (error) {
    witness.onTrouble('keeping a damaged log', error);
    return null;
  }
}

function wholeOrRestored<Woken>(folder: LifeFolder, witness: Witness, wake: Wake<Woken>): BroughtBack<Woken> {
  let why: Message;
  try {
    const back = recovered(folder, witness, wake);
    const { tick } = back.recovered.life;
    if (new SnapshotStore(folder).newestGood((info) => info.tick > tick, folder.lifeId) === null) return back;
    back.store.close();
    why = told('errors.database.lostEnd', { file: basename(folder.databasePath) });
  } catch (error) {
    if (!(error instanceof Refusal) || !isDamage(error)) throw error;
    witness.onTrouble(`waking ${folder.lifeId}`, error);
    why = error.said;
  }
  const restored = restore(folder, witness.nowMs(), why);
  const back = recovered(folder, witness, wake);
  witness.warn(restoredMessage(back.recovered.life.identity.name, restored, folder, why));
  return back;
}

export function restoredMessage(
  name: string,
  { tick, keptPath }: Restored,
  { path }: LifeFolder,
  why: Message,
): Message {
  const params = { name, reason: why, tick };
  if (keptPath === null) return told('runtime.host.restoredMissing', params);
  return told('runtime.host.restored', { ...params, kept: keptPath, path });
}

const SMALLEST_PAGE_BYTES = 512;

function recovered<Woken>(folder: LifeFolder, witness: Witness, wake: Wake<Woken>): BroughtBack<Woken> {
  const { databasePath, lifeId } = folder;
  if (!existsSync(databasePath)) {
    throw new Refusal('damaged', told('errors.database.missing', { path: databasePath }));
  }
  // SQLite would begin a new database in it.
  if (fileBytes(databasePath) < SMALLEST_PAGE_BYTES) {
    throw new Refusal('damaged', told('errors.database.empty', { path: databasePath }));
  }
  const store = LifeStore.open({ databasePath, lifeId });
  try {
    const back = recover(store, lifeId);
    const woken = wake(store, back);
    for (const checkpoint of back.damaged) {
      const reason = checkpoint.problem;
      store.setAside(checkpoint, say(reason));
      witness.warn(told('runtime.host.checkpointPassed', { name: back.life.identity.name, reason }));
    }
    return { store, recovered: back, woken };
  } catch (error) {
    store.abandon();
    throw error;
  }
}

/** It was put here, born or forked, and nothing ever reached it: there is no gap to wake from either. */
export function hasNotBegun(life: Life, store: LifeStore): boolean {
  const { branchTick } = life.view().identity.lineage;
  if (life.asleep || life.tick !== branchTick) return false;
  return store.lastRecord() === null && store.recentTrace(1).length === 0;
}
