import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { LifeHost } from '../../src/main/runtime/life-host';
import { lifeFolderAt, type LifeFolder } from '../../src/main/vault/home';
import { readingStore } from '../../src/main/vault/reading-store';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, temporaryHome } from './house';

interface Housed {
  readonly homePath: string;
  readonly clock: FakeClock;
  readonly host: LifeHost;
}

export const folderOf = (homePath: string, host: LifeHost): LifeFolder => {
  const { lifeId } = keeperOf(host).view.identity;
  return lifeFolderAt(join(homePath, 'lives', lifeId), lifeId);
};

/**
 * A home as a kill would leave it at this moment, and a clock that shows the same time.
 * @param sql what is changed in the database of the life that lived there
 */
export function killed({ homePath, clock, host }: Housed, sql?: string) {
  const path = temporaryHome();
  cpSync(homePath, path, { recursive: true, filter: (from) => !from.includes('lock.db') });
  if (sql !== undefined) {
    const database = openPlainDatabase(folderOf(path, host).databasePath);
    database.exec(sql);
    database.close();
  }
  return { homePath: path, clock: new FakeClock(clock.wallMs()) };
}

/** What is written of what the monitor found and learnt. */
export const notedIn = (homePath: string, host: LifeHost) =>
  readingStore(folderOf(homePath, host), (store) => ({
    learnt: store.learntByMonitor(),
    anomalies: store.anomalies(999),
    hours: store.digests('hour', 999),
  }));
