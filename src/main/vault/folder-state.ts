import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LifeFolder } from './home';

/**
 * What changes whenever something is written into a life's folder: the times and sizes of its database and of the
 * log beside it, and the time of its folder of snapshots.
 */
export function stampOf({ databasePath, snapshotsPath }: LifeFolder): string {
  return [databasePath, `${databasePath}-wal`, snapshotsPath].map(stampOfOne).join(' ');
}

/** What a folder takes on disk, bytes. What vanishes meanwhile, or may not be seen, counts as nothing. */
export function bytesBelow(folderPath: string): number {
  let bytes = 0;
  for (const entry of entriesOf(folderPath)) {
    const path = join(folderPath, entry.name);
    if (entry.isDirectory()) bytes += bytesBelow(path);
    else if (entry.isFile()) bytes += statOf(path)?.size ?? 0;
  }
  return bytes;
}

function stampOfOne(path: string): string {
  const found = statOf(path);
  // A reader may leave an empty log behind, in which nothing is written.
  return found === null || found.size === 0 ? '-' : `${found.mtimeMs}:${found.size}`;
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
