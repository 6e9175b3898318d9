import { existsSync, renameSync, rmSync } from 'node:fs';
import { refusal } from './refuse';
import type { Sql } from './sqlite';

/** One step of the database's schema. Steps are only ever added, never changed once released. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

const HISTORY_TABLES_V1 = ['tick', 'minute', 'hour', 'day']
  .map(
    (tier) => `
      CREATE TABLE history_${tier} (
        chunk INTEGER PRIMARY KEY,
        from_ms REAL NOT NULL,
        points BLOB NOT NULL
      ) STRICT;
      CREATE INDEX history_${tier}_from ON history_${tier} (from_ms);`,
  )
  .join('\n');

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        at_ms INTEGER NOT NULL,
        last_at_ms INTEGER NOT NULL,
        tick INTEGER NOT NULL,
        since_ms INTEGER NOT NULL,
        count INTEGER NOT NULL CHECK (count >= 1),
        input TEXT NOT NULL,
        hash TEXT,
        kind TEXT GENERATED ALWAYS AS (input ->> 'kind') VIRTUAL
      ) STRICT;
      CREATE INDEX journal_kinds ON journal (kind, since_ms) WHERE kind IN ('wake', 'clock', 'seam');

      CREATE TABLE checkpoints (
        id INTEGER PRIMARY KEY,
        seq INTEGER NOT NULL,
        head_hash TEXT NOT NULL,
        tick INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        pinned INTEGER NOT NULL,
        state_hash TEXT NOT NULL,
        state TEXT NOT NULL,
        sha256 TEXT NOT NULL
      ) STRICT;

      CREATE TABLE checkpoints_set_aside (
        id INTEGER PRIMARY KEY,
        tick INTEGER NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL
      ) STRICT;

      ${HISTORY_TABLES_V1}

      CREATE TABLE trace (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        seq INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        happening TEXT NOT NULL
      ) STRICT;

      CREATE TABLE anomalies (
        id INTEGER PRIMARY KEY,
        anomaly TEXT NOT NULL
      ) STRICT;

      CREATE TABLE digests (
        id INTEGER PRIMARY KEY,
        span TEXT NOT NULL,
        from_tick INTEGER NOT NULL,
        digest TEXT NOT NULL,
        UNIQUE (span, from_tick)
      ) STRICT;
    `,
  },
];

/**
 * Brings a database to the newest schema, all steps in one transaction, so that a crash leaves the old one whole.
 * What it was before is kept beside it: an upgrade that turns out badly can be undone by hand.
 * @throws Refusal where the database was written by a newer app
 */
export function migrate(sql: Sql, migrations: readonly Migration[] = MIGRATIONS): void {
  const supported = requireRising(migrations);
  const version = schemaVersionOf(sql);
  refuseNewer(sql, version, supported);
  if (version === supported) return;
  if (version > 0) keepAsItWas(sql, version);
  sql.transaction(() => {
    for (const migration of migrations) {
      if (migration.version > version) sql.exec(migration.sql);
    }
    sql.exec(`PRAGMA user_version = ${supported}`);
  });
}

/** `life.db.v1`: one copy of each older version, made once. */
function keepAsItWas(sql: Sql, version: number): void {
  const path = `${sql.path}.v${version}`;
  if (existsSync(path)) return;
  // Under a name of its own until it is whole: a crash must not leave half a copy behind as the copy.
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  sql.run('VACUUM INTO ?', unfinished);
  renameSync(unfinished, path);
}

/** For readers that may change nothing. @throws Refusal where the schema is not the newest one known */
export function requireCurrentSchema(sql: Sql, migrations: readonly Migration[] = MIGRATIONS): void {
  const supported = requireRising(migrations);
  const version = schemaVersionOf(sql);
  refuseNewer(sql, version, supported);
  if (version < supported) throw refusal('refused', 'database.older', { path: sql.path });
}

export function schemaVersionOf(sql: Sql): number {
  return sql.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

function refuseNewer(sql: Sql, version: number, supported: number): void {
  if (version > supported) throw refusal('refused', 'database.newer', { path: sql.path, version, supported });
}

function requireRising(migrations: readonly Migration[]): number {
  let last = 0;
  for (const { version } of migrations) {
    if (version <= last) throw new Error(`migration ${version} does not follow ${last}`);
    last = version;
  }
  return last;
}
