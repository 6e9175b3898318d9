import { existsSync, renameSync, rmSync } from 'node:fs';
import { syncFolder } from './atomic-file';
import type { LifeFolder } from './home';
import { refusal, reasonOf } from './refuse';

const LOG = ['-wal', '-shm'] as const;

/** Where a database is built that takes the place of a damaged one. */
export const restoringPath = ({ databasePath }: LifeFolder): string => `${databasePath}.restoring`;

/**
 * Keeps a damaged database aside under a name of its own, its log with it.
 * @returns its new path
 * @throws Refusal `failed`
 */
export function setDatabaseAside(folder: LifeFolder): string {
  return changing(folder, () => {
    const path = freePath(folder.databasePath);
    renameSync(folder.databasePath, path);
    takeLogAlong(folder, path);
    syncFolder(folder.path);
    return path;
  });
}

/** The damaged database of a restoration that was not finished; `null` where there is none. */
export function asideOf(folder: LifeFolder): string | null {
  let newest: string | null = null;
  for (const path of asideNames(folder.databasePath)) {
    if (!existsSync(path)) return newest;
    newest = path;
  }
  return newest;
}

/** The process may have ended between setting a database aside and its log. @throws Refusal `failed` */
export function finishSettingAside(folder: LifeFolder): void {
  const path = asideOf(folder);
  if (path !== null) changing(folder, () => takeLogAlong(folder, path));
}

/** The finished database takes its place. @throws Refusal `failed` */
export function putInPlace(folder: LifeFolder): void {
  changing(folder, () => {
    // A log that was left behind would be folded into the new database, to which it does not belong.
    takeLogAlong(folder, freePath(folder.databasePath));
    renameSync(restoringPath(folder), folder.databasePath);
    syncFolder(folder.path);
  });
}

/** Removes what an earlier restoration left half done. @throws Refusal `failed` */
export function clearRestoring(folder: LifeFolder): void {
  changing(folder, () => {
    for (const suffix of ['', ...LOG]) rmSync(restoringPath(folder) + suffix, { force: true });
  });
}

function takeLogAlong({ databasePath }: LifeFolder, path: string): void {
  for (const suffix of LOG) {
    if (!existsSync(databasePath + suffix) || existsSync(path + suffix)) continue;
    renameSync(databasePath + suffix, path + suffix);
  }
}

function changing<T>({ path }: LifeFolder, change: () => T): T {
  try {
    return change();
  } catch (error) {
    throw refusal('failed', 'home.unusable', { path, reason: reasonOf(error) }, error);
  }
}

/** Free for a log too: one that was left behind there is of another database. */
function freePath(databasePath: string): string {
  for (const path of asideNames(databasePath)) {
    if (['', ...LOG].every((suffix) => !existsSync(path + suffix))) return path;
  }
  throw new Error('unreachable');
}

/** `life.db.damaged`, `life.db.damaged-2`, ... */
function* asideNames(databasePath: string): Generator<string, void> {
  yield `${databasePath}.damaged`;
  for (let number = 2; ; number++) yield `${databasePath}.damaged-${number}`;
}
