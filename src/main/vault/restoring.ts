import { existsSync, renameSync, rmSync } from 'node:fs';
import { syncFolder } from './atomic-file';
import type { LifeFolder } from './home';

const BESIDE = ['', '-wal', '-shm'] as const;

/** Where a database is built that takes the place of a damaged one. */
export const restoringPath = ({ databasePath }: LifeFolder): string => `${databasePath}.restoring`;

/**
 * Keeps a damaged database aside under a name of its own, its log with it.
 * @returns its new path
 */
export function setDatabaseAside(folder: LifeFolder): string {
  const path = freePath(folder.databasePath);
  for (const suffix of BESIDE) {
    if (existsSync(folder.databasePath + suffix)) renameSync(folder.databasePath + suffix, path + suffix);
  }
  syncFolder(folder.path);
  return path;
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

/** The finished database takes its place. */
export function putInPlace(folder: LifeFolder): void {
  renameSync(restoringPath(folder), folder.databasePath);
  syncFolder(folder.path);
}

/** Removes what an earlier restoration left half done. */
export function clearRestoring(folder: LifeFolder): void {
  for (const suffix of BESIDE) rmSync(restoringPath(folder) + suffix, { force: true });
}

function freePath(databasePath: string): string {
  for (const path of asideNames(databasePath)) if (!existsSync(path)) return path;
  throw new Error('unreachable');
}

/** `life.db.damaged`, `life.db.damaged-2`, ... */
function* asideNames(databasePath: string): Generator<string, void> {
  yield `${databasePath}.damaged`;
  for (let number = 2; ; number++) yield `${databasePath}.damaged-${number}`;
}
