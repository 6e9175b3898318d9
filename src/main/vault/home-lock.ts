import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../shared/refusal';
import { writeFileAtomically } from './atomic-file';
import { refusal, reasonOf } from './refuse';
import { openPlainDatabase, sqliteCodeOf } from './sqlite';

const ownerSchema = z.object({
  pid: z.int().min(0),
  who: z.enum(['app', 'cli']),
  sinceMs: z.int(),
});
export type HomeOwner = z.infer<typeof ownerSchema>;

/**
 * Two processes never own one home. The lock is SQLite's own on `lock.db`, so the system frees it however its
 * holder ends, kill -9 and power loss included; `owner.json` only tells who it is, and decides nothing.
 */
export class HomeLock {
  readonly #lock: Lock;
  readonly #ownerPath: string;
  #held = true;

  private constructor(lock: Lock, ownerPath: string) {
    this.#lock = lock;
    this.#ownerPath = ownerPath;
  }

  /**
   * @param sinceMs wall-clock time, told to whoever comes second
   * @throws Refusal `busy` naming the holder; `failed` where the folder cannot be used
   */
  static acquire(homePath: string, who: HomeOwner['who'], sinceMs: number = Date.now()): HomeLock {
    const ownerPath = join(homePath, 'owner.json');
    try {
      makeFolder(homePath);
    } catch (error) {
      throw refusal('failed', 'home.unusable', { path: homePath, reason: reasonOf(error) }, error);
    }
    const lockPath = join(homePath, 'lock.db');
    let lock: Lock;
    try {
      lock = lockedOrEmptied(lockPath);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (sqliteCodeOf(error).startsWith('SQLITE_BUSY')) throw busyRefusal(homePath, ownerPath);
      throw refusal('failed', 'home.unusable', { path: homePath, reason: reasonOf(error) }, error);
    }
    tellOwner(ownerPath, { pid: process.pid, who, sinceMs });
    return new HomeLock(lock, ownerPath);
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    forgetOwner(this.#ownerPath);
    this.#lock.exec('ROLLBACK');
    this.#lock.close();
  }
}

type Lock = ReturnType<typeof openPlainDatabase>;

/** Nothing is ever written into a lock: what is in it is damage, and held by nobody. */
function lockedOrEmptied(path: string): Lock {
  try {
    return locked(path);
  } catch (error) {
    if (!sqliteCodeOf(error).startsWith('SQLITE_NOTADB')) throw error;
  }
  // Emptied in its place, not made anew: of two processes that do so both go on meeting at the same file.
  truncateSync(path);
  return locked(path);
}

function locked(path: string): Lock {
  // No prepared statement ever: the library frees those late, and the lock with them.
  const lock = openPlainDatabase(path);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** A full disk must not keep a life from being woken: who holds the home is told if it can be. */
function tellOwner(ownerPath: string, owner: HomeOwner): void {
  try {
    writeFileAtomically(ownerPath, `${JSON.stringify(owner)}\n`);
  } catch {
    // Better nobody than who held it before.
    forgetOwner(ownerPath);
  }
}

function forgetOwner(ownerPath: string): void {
  try {
    rmSync(ownerPath, { force: true });
  } catch {
    // It decides nothing: the lock does.
  }
}

function busyRefusal(homePath: string, ownerPath: string): Refusal {
  const owner = readOwner(ownerPath);
  if (owner === null) return refusal('busy', 'home.busyUnknown', { path: homePath });
  return refusal('busy', owner.who === 'app' ? 'home.busyApp' : 'home.busyCli', {
    path: homePath,
    pid: owner.pid,
    since: new Date(owner.sinceMs).toISOString(),
  });
}

function readOwner(ownerPath: string): HomeOwner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(ownerPath, 'utf8')));
  } catch {
    // Half a second too early or damaged: that someone holds the home is known without it.
    return null;
  }
}

/** With all above it. Node's own way never ends where a parent is there and takes no folder, as below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
