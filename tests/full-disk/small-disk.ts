import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that takes nothing for a while. */
export interface SmallDisk {
  /** Where a home can lie. */
  readonly homePath: string;
  fill(): void;
  makeRoom(): void;
  /** Leaves nothing behind, whatever happened. */
  remove(): void;
}

const FOUR_KILOBYTES = Buffer.alloc(4096);

/** A file system of its own in memory, 8 MB. @returns why it cannot be had, where it cannot */
export function mountSmallDisk(): SmallDisk | string {
  const path = mkdtempSync(join(tmpdir(), 'life-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'life-small-disk', path], { stdio: 'pipe' });
  } catch (error) {
    rmSync(path, { recursive: true, force: true });
    return `a file system cannot be mounted here: ${firstLineOf(error)}`;
  }
  const fillerPath = join(path, 'filler');
  const homePath = join(path, 'home');
  mkdirSync(homePath);
  return {
    homePath,
    fill: () => fillUp(fillerPath),
    makeRoom: () => rmSync(fillerPath, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', path], { stdio: 'pipe' });
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function fillUp(path: string): void {
  const handle = openSync(path, 'w');
  try {
    for (;;) writeSync(handle, FOUR_KILOBYTES);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

/**
 * The same without a mount: the system lets one process write no further than the first bytes of any file.
 * @returns why it cannot be had, where it cannot
 */
export function limitWriting(pid: () => number): SmallDisk | string {
  const limit = (bytes: string) =>
    execFileSync('prlimit', ['--pid', String(pid()), `--fsize=${bytes}:`], { stdio: 'pipe' });
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'pipe' });
  } catch (error) {
    return `the size of files cannot be limited here: ${firstLineOf(error)}`;
  }
  const homePath = mkdtempSync(join(tmpdir(), 'life-limited-'));
  return {
    homePath,
    fill: () => void limit('0'),
    makeRoom: () => void limit('unlimited'),
    remove: () => rmSync(homePath, { recursive: true, force: true }),
  };
}

const firstLineOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').slice(-1)[0] ?? '';
