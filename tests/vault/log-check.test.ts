import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLostChanges, keepLog } from '../../src/main/vault/log-check';
import { Sql } from '../../src/main/vault/sqlite';
import { openStore, range, SHOCK, temporaryFolder, ticks, writerFor } from './helpers';

const HEADER_BYTES = 32;
const FRAME_BYTES = 24 + 4096;

/** A database and its log as a killed process leaves them, after whatever is done to it. */
function leftBy(act: (sql: Sql) => void): string {
  const folder = temporaryFolder();
  const sql = new Sql(join(folder, 'life.db'));
  sql.exec('PRAGMA journal_mode = WAL');
  sql.exec('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT)');
  act(sql);
  const left = temporaryFolder();
  for (const name of ['life.db', 'life.db-wal']) copyFileSync(join(folder, name), join(left, name));
  sql.abandon();
  return join(left, 'life.db');
}

const write = (sql: Sql, count: number, bytes = 100): void => {
  for (const _ of range(1, count)) sql.run('INSERT INTO words (word) VALUES (?)', 'w'.repeat(bytes));
};

/** What SQLite itself makes of it. */
function rowsOf(databasePath: string): number {
  const sql = new Sql(databasePath);
  try {
    return sql.first<{ rows: number }>('SELECT count(*) AS rows FROM words')?.rows ?? 0;
  } finally {
    sql.abandon();
  }
}

describe('a log that is whole', () => {
  it.each<[string, (sql: Sql) => void]>([
    ['with many changes', (sql) => write(sql, 60)],
    [
      'that was used again after it had been folded: what is left of its first use is no loss',
      (sql) => {
        write(sql, 60);
        sql.exec('PRAGMA wal_checkpoint(PASSIVE)');
        write(sql, 2);
      },
    ],
    [
      'with what a transaction left that never was committed',
      (sql) => {
        sql.exec('PRAGMA cache_size = 5');
        write(sql, 3);
        sql.exec('BEGIN');
        write(sql, 200, 3000);
        sql.exec('ROLLBACK');
        write(sql, 3);
      },
    ],
    [
      'with a transaction that is still open',
      (sql) => {
        sql.exec('PRAGMA cache_size = 5');
        write(sql, 3);
        sql.exec('BEGIN');
        write(sql, 200, 3000);
      },
    ],
  ])('has lost nothing: %s', (_, act) => {
    const path = leftBy(act);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(HEADER_BYTES + FRAME_BYTES);
    expect(hasLostChanges(path)).toBe(false);
  });

  it('or empty, or not there, has lost nothing', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'life.db');
    expect(hasLostChanges(path)).toBe(false);
    writeFileSync(`${path}-wal`, '');
    expect(hasLostChanges(path)).toBe(false);
  });

  it('is that of a life, whatever it lived', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const _ of range(1, 20)) writerFor(store)(...ticks(7), SHOCK);
    expect(hasLostChanges(join(folder, 'life.db'))).toBe(false);
    store.close();
  });
});

describe('a log that is damaged', () => {
  it('tells of every change that SQLite will not read any more, and of none that it will', () => {
    const whole = leftBy((sql) => write(sql, 30));
    const log = readFileSync(`${whole}-wal`);
    const rows = rowsOf(whole);
    for (const at of range(0, 60).map((place) => Math.floor((place * (log.length - 1)) / 60))) {
      const path = join(temporaryFolder(), 'life.db');
      copyFileSync(whole, path);
      const damaged = Buffer.from(log);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(`${path}-wal`, damaged);
      const isTold = hasLostChanges(path);
      let left = 0;
      try {
        left = rowsOf(path);
      } catch {
        // Without its log the table itself is not there yet.
      }
      expect({ at, isTold }).toEqual({ at, isTold: left < rows });
    }
  });

  it('is copied under a name of its own each time', () => {
    const path = leftBy((sql) => write(sql, 3));
    const log = readFileSync(`${path}-wal`);
    expect(keepLog(path)).toBe(`${path}-wal.damaged`);
    expect(keepLog(path)).toBe(`${path}-wal.damaged-2`);
    expect(readFileSync(`${path}-wal.damaged-2`).equals(log)).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(true);
  });
});
