import { existsSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Chance } from './chance';
import { readLogIndex, tearLog } from './wal';

/** Takes back, below a home, a change of a folder that never reached the disk. */
type TakeBack = (root: string) => void;

interface LogMark {
  readonly salt: string;
  /** So many of its frames survive a loss of power. */
  readonly durable: number;
  /** So many there were when it was last looked at. */
  readonly frames: number;
  readonly frameBytes: number;
}

/**
 * What of a home has reached the disk, and what a loss of power would take. Strict where POSIX is: the bytes of a
 * file are safe after its fsync, its name after that of its folder, and a commit when it waited for the disk. All
 * paths are relative to the home, so that it stays true of a copy.
 */
export class Ledger {
  readonly #logs = new Map<string, LogMark>();
  /** Files whose bytes were not synced. */
  readonly #loose = new Set<string>();
  /** By folder, oldest first. */
  readonly #changes = new Map<string, TakeBack[]>();

  created(path: string): void {
    this.#loose.add(path);
    this.#changed(path, (root) => rmSync(join(root, path), { force: true }));
  }

  folderMade(path: string): void {
    this.#changed(path, (root) => rmSync(join(root, path), { recursive: true, force: true }));
  }

  /** @param displaced what stood at the new name before; `null` for nothing */
  renamed(from: string, to: string, displaced: Buffer | null): void {
    if (this.#loose.delete(from)) this.#loose.add(to);
    else this.#loose.delete(to);
    const log = this.#logs.get(from);
    if (log !== undefined) {
      this.#logs.delete(from);
      this.#logs.set(to, log);
    }
    this.#changed(to, (root) => {
      if (!existsSync(join(root, to))) return;
      renameSync(join(root, to), join(root, from));
      const back = this.#logs.get(to);
      if (back !== undefined) this.#logs.set(from, back);
      if (displaced !== null) writeFileSync(join(root, to), displaced);
    });
  }

  removed(path: string, content: Buffer): void {
    this.#loose.delete(path);
    this.#changed(path, (root) => writeFileSync(join(root, path), content));
  }

  fileSynced(path: string): void {
    this.#loose.delete(path);
  }

  folderSynced(path: string): void {
    this.#changes.delete(path);
  }

  /** A commit that waited for the disk: it, and all of the log before it, is safe. */
  logSynced(root: string, logPath: string): void {
    const index = readLogIndex(join(root, logPath));
    if (index === null) return;
    // SQLite syncs the folder too when it first syncs a log it has made.
    if (!this.#logs.has(logPath)) this.folderSynced(dirname(logPath));
    this.#logs.set(logPath, { ...index, durable: index.frames });
  }

  /** Before the index is lost with the process: how far each log reaches. */
  lookAtLogs(root: string, logPaths: readonly string[]): void {
    for (const logPath of logPaths) {
      const index = readLogIndex(join(root, logPath));
      if (index === null) continue;
      const known = this.#logs.get(logPath);
      const durable = known?.salt === index.salt ? Math.max(known.durable, index.copied) : index.copied;
      this.#logs.set(logPath, { ...index, durable });
    }
  }

  /** Power is lost: what had not reached the disk goes from a copy of the home. */
  lose(root: string, chance: Chance): void {
    for (const [logPath, mark] of this.#logs) {
      const path = join(root, logPath);
      const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (bytes === 0) continue;
      const kept = tearLog(path, mark.durable, mark, chance);
      this.#logs.set(logPath, { ...mark, durable: kept, frames: kept });
    }
    for (const path of this.#loose) damage(join(root, path), chance);
    for (const changes of this.#changes.values()) {
      const reached = chance.below(changes.length + 1);
      for (const takeBack of changes.slice(reached).reverse()) takeBack(root);
    }
    this.#loose.clear();
    this.#changes.clear();
  }

  #changed(path: string, takeBack: TakeBack): void {
    const folder = dirname(path);
    const changes = this.#changes.get(folder);
    if (changes === undefined) this.#changes.set(folder, [takeBack]);
    else changes.push(takeBack);
  }
}

function damage(path: string, chance: Chance): void {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes === 0) return;
  if (chance.happens(0.5)) truncateSync(path, chance.below(bytes + 1));
  else writeFileSync(path, Buffer.alloc(bytes));
}
