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

const EVENT_TABLES_V2 = ['minute', 'hour', 'day']
  .map((tier) => `CREATE TABLE event_${tier} (chunk INTEGER PRIMARY KEY, counts BLOB NOT NULL) STRICT;`)
  .join('\n');

/** A field of a note that is JSON; what is none any more has no such field. */
const fieldV2 = (column: string, field: string, type: string): string =>
  `CASE WHEN json_valid(${column}) THEN CAST(${column} ->> '${field}' AS ${type}) END`;

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
  {
    // A whole life can be drawn: what it met, its phases, and what was found, by their time since birth. Of what was
    // lived before, only as much is known as the trace has.
    version: 2,
    sql: `
      ${EVENT_TABLES_V2}

      CREATE TABLE phases (
        id INTEGER PRIMARY KEY,
        tick INTEGER NOT NULL,
        since_ms INTEGER NOT NULL,
        phase TEXT NOT NULL
      ) STRICT;
      CREATE INDEX phases_since ON phases (since_ms);

      ALTER TABLE trace ADD COLUMN since_ms INTEGER;
      -- From its record on, the first one that comes to its tick tells when that was.
      UPDATE trace SET since_ms = (
        SELECT since_ms - CASE kind WHEN 'tick' THEN (tick - ${fieldV2('happening', 'tick', 'INTEGER')})
          * ${fieldV2('input', 'dtMs', 'INTEGER')} ELSE 0 END
        FROM journal
        WHERE journal.seq >= trace.seq AND journal.tick >= ${fieldV2('happening', 'tick', 'INTEGER')}
        ORDER BY journal.seq LIMIT 1
      );
      ALTER TABLE trace ADD COLUMN event TEXT GENERATED ALWAYS AS (
        CASE WHEN ${fieldV2('happening', 'kind', 'TEXT')} = 'event' THEN ${fieldV2('happening', 'type', 'TEXT')} END
      ) VIRTUAL;
      ALTER TABLE trace ADD COLUMN intensity REAL GENERATED ALWAYS AS (
        ${fieldV2('happening', 'intensity', 'REAL')}
      ) VIRTUAL;
      CREATE INDEX trace_since ON trace (since_ms);
      CREATE INDEX trace_events ON trace (since_ms, event, intensity) WHERE event IS NOT NULL;

      INSERT INTO phases (tick, since_ms, phase)
        SELECT ${fieldV2('happening', 'tick', 'INTEGER')}, since_ms, ${fieldV2('happening', 'to', 'TEXT')}
        FROM trace WHERE ${fieldV2('happening', 'kind', 'TEXT')} = 'phase' AND since_ms IS NOT NULL ORDER BY id;
      INSERT INTO phases (tick, since_ms, phase)
        SELECT tick, CAST(round(ageMs + downtimeMs) AS INTEGER), phase FROM (
          SELECT id, tick, ${fieldV2('state', 'ageMs', 'REAL')} AS ageMs,
            ${fieldV2('state', 'downtimeMs', 'REAL')} AS downtimeMs, ${fieldV2('state', 'phase', 'TEXT')} AS phase
          FROM checkpoints
        ) WHERE ageMs IS NOT NULL AND downtimeMs IS NOT NULL AND phase IS NOT NULL ORDER BY id;

      ALTER TABLE anomalies ADD COLUMN from_ms REAL GENERATED ALWAYS AS (
        ${fieldV2('anomaly', 'fromMs', 'REAL')}
      ) VIRTUAL;
      ALTER TABLE anomalies ADD COLUMN to_ms REAL GENERATED ALWAYS AS (
        ${fieldV2('anomaly', 'toMs', 'REAL')}
      ) VIRTUAL;
      ALTER TABLE anomalies ADD COLUMN gravity INTEGER GENERATED ALWAYS AS (
        CASE ${fieldV2('anomaly', 'severity', 'TEXT')} WHEN 'grave' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END
      ) VIRTUAL;
      CREATE INDEX anomalies_stretch ON anomalies (from_ms, to_ms, gravity);
    `,
  },
  {
    // What was taken under a key that its sender chose: a request that comes again is answered, not taken again.
    version: 3,
    sql: `
      CREATE TABLE requests (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        digest TEXT NOT NULL,
        receipts TEXT NOT NULL
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

/** Since then there is all that is read of a life that sleeps: what came later concerns only the one that is awake. */
const READABLE_SINCE = 2;

/** For readers that may change nothing. @throws Refusal where the schema is one that they do not know */
export function requireReadableSchema(sql: Sql, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = schemaVersionOf(sql);
  refuseNewer(sql, version, requireRising(migrations));
  if (version < READABLE_SINCE) throw refusal('refused', 'database.older', { path: sql.path });
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
