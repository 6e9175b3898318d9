import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { Home, lifeFolderAt, type LifeFolder } from '../../vault/home';
import { isLifeId } from '../../vault/life-id';
import { Sql } from '../../vault/sqlite';

/** Where a life lies that a person named. */
export interface Place {
  readonly folder: LifeFolder;
  /** The home it lies in, only looked at; `null` where it lies on its own, as in a backup. */
  readonly home: Home | null;
}

/**
 * Finds the life a path leads to: its folder, its `life.db`, or a home, which stands for the life that lives there.
 * Changes nothing.
 * @throws Refusal where it leads to none
 */
export function placeOf(path: string): Place {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw refusal('missing', path);
  const real = realpathSync(path);
  if (!found.isDirectory()) {
    if (basename(real) !== 'life.db') throw refusal('file', path);
    return lifeAt(dirname(real), path);
  }
  if (existsSync(join(real, 'life.db')) || liesInHome(real)) return lifeAt(real, path);
  if (!isHome(real)) throw refusal('neither', path);
  const home = Home.look(real);
  if (home.currentLifeId === null) throw refusal('noneLivesThere', path);
  return { folder: home.existing(home.currentLifeId), home };
}

/** @throws Refusal where no lives are kept in that folder */
export function homeAt(path: string): Home {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw refusal('noHomeThere', path);
  if (!found.isDirectory() || !isHome(path)) throw refusal('noHome', path);
  return Home.look(realpathSync(path));
}

const isHome = (path: string): boolean => existsSync(join(path, 'lives'));

/** `<home>/lives/<lifeId>`, even where its database is gone. */
const liesInHome = (path: string): boolean => isLifeId(basename(path)) && basename(dirname(path)) === 'lives';

function lifeAt(path: string, asked: string): Place {
  const home = liesInHome(path) ? Home.look(dirname(dirname(path))) : null;
  const lifeId = isLifeId(basename(path)) ? basename(path) : lifeIdIn(join(path, 'life.db'), asked);
  return { folder: lifeFolderAt(path, lifeId), home };
}

/** A copy may lie in a folder of any name: the database says whose it is. */
function lifeIdIn(databasePath: string, asked: string): string {
  const sql = new Sql(databasePath, { readOnly: true });
  try {
    const tables = sql.all("SELECT 1 FROM sqlite_master WHERE name = 'meta'");
    const lifeId =
      tables.length === 0
        ? undefined
        : sql.first<{ value: string }>("SELECT value FROM meta WHERE key = 'lifeId'")?.value;
    if (lifeId === undefined || !isLifeId(lifeId)) throw refusal('noLifeInside', asked);
    return lifeId;
  } finally {
    sql.abandon();
  }
}

type Trouble = 'missing' | 'file' | 'neither' | 'noneLivesThere' | 'noLifeInside' | 'noHome' | 'noHomeThere';

const refusal = (trouble: Trouble, path: string): Refusal =>
  new Refusal('refused', told(`cli.place.${trouble}`, { path }));
