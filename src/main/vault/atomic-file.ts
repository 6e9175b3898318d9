import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../shared/refusal';
import { errnoOf, refusal, reasonOf } from './refuse';

const TEMPORARY = /^\.life-[0-9a-f]{12}\.tmp$/;

/**
 * Writes a file so that, whatever happens, its name leads to the old bytes or to the new ones, never to a part:
 * a temporary file in the same folder, fsync, `check`, rename, fsync of the folder.
 * @param check looks at the finished temporary file; when it throws, the old file stays.
 * @throws Refusal `failed`: disk full, not writable, or the system's reason
 */
export function writeFileAtomically(
  path: string,
  data: string | Uint8Array,
  check?: (temporaryPath: string) => void,
): void {
  const folder = dirname(path);
  const temporaryPath = join(folder, `.life-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = openSync(temporaryPath, 'wx', 0o600);
    try {
      writeFileSync(handle, data);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    check?.(temporaryPath);
    renameSync(temporaryPath, path);
    syncFolder(folder);
  } catch (error) {
    removeQuietly(temporaryPath);
    throw writeRefusal(path, error);
  }
}

/** On a disk that fails this may fail too; why the writing did is what has to be told. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Whoever opens the folder next removes it.
  }
}

/** Removes what a killed process left behind. Only for a folder that this process alone writes to. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (TEMPORARY.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Makes renames and new files in a folder survive power loss. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder; its file system journals renames itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Why a file could not be written, as a person is told. */
export function writeRefusal(path: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const file = basename(path);
  switch (errnoOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return refusal('failed', 'file.diskFull', { file }, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refusal('failed', 'file.notWritable', { file, folder: dirname(path) }, error);
    default:
      return refusal('failed', 'file.writeFailed', { file, reason: reasonOf(error) }, error);
  }
}
