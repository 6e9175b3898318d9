import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import { removeLeftovers, syncFolder, writeFileAtomically } from './atomic-file';
import { isLifeId, requireLifeId } from './life-id';
import { errnoOf, message, refusal, reasonOf } from './refuse';

const HOME_VERSION = 1;
const homeFileSchema = z.strictObject({
  version: z.literal(HOME_VERSION),
  currentLifeId: z.string().refine(isLifeId).nullable(),
});
/** Of a file by a newer version only this much is understood. */
const newerSchema = z.looseObject({ version: z.int().gt(HOME_VERSION) });

/** Where one life lies on disk. */
export interface LifeFolder {
  readonly lifeId: string;
  readonly path: string;
  readonly databasePath: string;
  readonly snapshotsPath: string;
}

/** The place of a life inside its own folder, e.g. for `life verify LIFEDIR`. */
export function lifeFolderAt(path: string, lifeId: string): LifeFolder {
  requireLifeId(lifeId);
  return {
    lifeId,
    path,
    databasePath: join(path, 'life.db'),
    snapshotsPath: join(path, 'snapshots'),
  };
}

/**
 * The folder in which lives are kept, and which of them is the current one:
 * `<home>/home.json` and `<home>/lives/<lifeId>/`. Open it only while holding its HomeLock.
 */
export class Home {
  readonly path: string;
  /** Told once to the person: a damaged home.json was kept aside and rebuilt. */
  readonly repaired: Message | null;
  #currentLifeId: string | null;

  private constructor(path: string, currentLifeId: string | null, repaired: Message | null) {
    this.path = path;
    this.#currentLifeId = currentLifeId;
    this.repaired = repaired;
  }

  /** @throws Refusal where the folder cannot be used, or was written by a newer version */
  static open(path: string): Home {
    try {
      mkdirSync(join(path, 'lives'), { recursive: true, mode: 0o700 });
      removeLeftovers(path);
    } catch (error) {
      throw refusal('failed', 'home.unusable', { path, reason: reasonOf(error) }, error);
    }
    const filePath = join(path, 'home.json');
    const content = readHomeFile(path);
    if (content.is === 'good') return new Home(path, content.currentLifeId, null);

    const currentLifeId = lastLivedOf(path);
    if (content.is === 'missing') return new Home(path, currentLifeId, null);
    const kept = `${filePath}.bad`;
    renameSync(filePath, kept);
    writeHomeFile(path, currentLifeId);
    return new Home(path, currentLifeId, message('home.rebuilt', { path: filePath, kept }));
  }

  /**
   * The same, only looked at: nothing is made, mended or tidied, so whoever holds its lock may go on.
   * @throws Refusal where it cannot be read, or was written by a newer version
   */
  static look(path: string): Home {
    try {
      const content = readHomeFile(path);
      return new Home(path, content.is === 'good' ? content.currentLifeId : lastLivedOf(path), null);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw refusal('failed', 'home.unusable', { path, reason: reasonOf(error) }, error);
    }
  }

  /** The life that lives here; `null` where none does yet. */
  get currentLifeId(): string | null {
    return this.#currentLifeId;
  }

  setCurrent(lifeId: string | null): void {
    if (lifeId !== null) requireLifeId(lifeId);
    writeHomeFile(this.path, lifeId);
    this.#currentLifeId = lifeId;
  }

  /** Every life kept here, in the order of their ids. */
  lives(): readonly LifeFolder[] {
    return lifeIdsIn(this.path).map((lifeId) => this.folderOf(lifeId));
  }

  /** Where a life lies or would lie. @throws Refusal `invalid` for an id that could lead elsewhere */
  folderOf(lifeId: string): LifeFolder {
    return lifeFolderAt(join(this.path, 'lives', requireLifeId(lifeId)), lifeId);
  }

  /** Where an existing life lies. @throws Refusal */
  existing(lifeId: string): LifeFolder {
    const folder = this.folderOf(lifeId);
    if (lifeIdsIn(this.path).includes(lifeId)) return folder;
    throw refusal('refused', 'home.noSuchLife', { lifeId, path: this.path });
  }

  /** Makes the folder of a life that is about to be born. */
  create(lifeId: string): LifeFolder {
    const folder = this.folderOf(lifeId);
    try {
      mkdirSync(folder.snapshotsPath, { recursive: true, mode: 0o700 });
      syncFolder(join(this.path, 'lives'));
    } catch (error) {
      throw refusal('failed', 'home.unusable', { path: folder.path, reason: reasonOf(error) }, error);
    }
    return folder;
  }

  /** Removes the folder of a life that did not come to live here after all. */
  discard(lifeId: string): void {
    rmSync(this.folderOf(lifeId).path, { recursive: true, force: true });
  }
}

type HomeFile =
  { readonly is: 'good'; readonly currentLifeId: string | null } | { readonly is: 'missing' | 'damaged' };

function readHomeFile(homePath: string): HomeFile {
  const path = join(homePath, 'home.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return { is: 'damaged' };
    if (errnoOf(error) === 'ENOENT') return { is: 'missing' };
    throw refusal('failed', 'home.unusable', { path, reason: reasonOf(error) }, error);
  }
  if (newerSchema.safeParse(content).success) throw refusal('refused', 'home.newer', { path });
  const parsed = homeFileSchema.safeParse(content);
  if (!parsed.success) return { is: 'damaged' };
  const { currentLifeId } = parsed.data;
  const here = currentLifeId === null ? [] : lifeIdsIn(homePath);
  // It names a life that is not here, while others are.
  const isLost = currentLifeId !== null && here.length > 0 && !here.includes(currentLifeId);
  return isLost ? { is: 'damaged' } : { is: 'good', currentLifeId };
}

function writeHomeFile(homePath: string, currentLifeId: string | null): void {
  const content = { version: HOME_VERSION, currentLifeId };
  writeFileAtomically(join(homePath, 'home.json'), `${JSON.stringify(content, null, 2)}\n`);
}

/** @throws Refusal `failed` */
function lifeIdsIn(homePath: string): readonly string[] {
  const path = join(homePath, 'lives');
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && isLifeId(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    throw refusal('failed', 'home.unusable', { path, reason: reasonOf(error) }, error);
  }
}

/** The life that was written to last; `null` where there is none. */
function lastLivedOf(homePath: string): string | null {
  let newest: { readonly lifeId: string; readonly writtenAtMs: number } | null = null;
  for (const lifeId of lifeIdsIn(homePath)) {
    const { databasePath } = lifeFolderAt(join(homePath, 'lives', lifeId), lifeId);
    const writtenAtMs = Math.max(writtenAt(databasePath), writtenAt(`${databasePath}-wal`));
    if (newest === null || writtenAtMs > newest.writtenAtMs) newest = { lifeId, writtenAtMs };
  }
  return newest?.lifeId ?? null;
}

function writtenAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
