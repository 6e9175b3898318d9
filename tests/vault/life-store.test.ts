import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import { migrate, MIGRATIONS, schemaVersionOf } from '../../src/main/vault/migrations';
import { Sql } from '../../src/main/vault/sqlite';
import type { Digest } from '../../src/shared/monitor';
import type { Anomaly, TraceEntry } from '../../src/shared/views';
import {
  atTick,
  dated,
  openStore,
  OTHER_ID,
  pointAt,
  range,
  refusalOf,
  SHOCK,
  stateAfter,
  T0_MS,
  tamper,
  temporaryFolder,
  TICK,
  ticks,
  writerFor,
} from './helpers';

const save = (store: LifeStore, tick: number): void => {
  const state = stateAfter(tick);
  writerFor(store)(TICK);
  store.saveCheckpoint(state, stateHash(state));
};

describe('trace and anomalies', () => {
  const entry = (seq: number): TraceEntry => ({
    seq,
    atMs: T0_MS + seq,
    happening: { kind: 'sleep', tick: seq },
  });

  it('gives the newest of the trace, oldest first, and bounds it on disk', () => {
    const store = openStore(temporaryFolder(), { traceMax: 600 });
    const write = (entries: readonly TraceEntry[]) =>
      store.record([], entries.map(dated), { seq: 0, tick: 0 });
    for (const seq of range(1, 30)) write([entry(seq)]);
    expect(store.recentTrace(2)).toEqual([entry(29), entry(30)]);
    write(range(31, 2000).map(entry));
    expect(store.recentTrace(5000).length).toBe(600);
    store.close();
  });

  it('replaces an anomaly by its number and gives the newest first', () => {
    const store = openStore(temporaryFolder());
    const anomaly = (id: number, toTick: number | null): Anomaly => ({
      ...{
        id,
        kind: 'vital-low',
        severity: 'warning',
        subject: 'energy',
        also: [],
        fromTick: 5,
        noticedTick: 6,
        toTick,
        startedAtMs: T0_MS,
      },
      ...{ fromMs: 5000, toMs: toTick === null ? null : toTick * 1000 },
      ...{ observed: 12.5, expected: { low: 20, high: null }, causes: [3], acknowledged: false },
      ...{ message: { key: 'a', params: {} }, clearsWhen: { key: 'b', params: { level: 22 } } },
    });
    store.saveAnomaly(anomaly(1, null));
    store.saveAnomaly(anomaly(2, null));
    store.saveAnomaly(anomaly(1, 9));
    expect(store.anomalies(10)).toEqual([anomaly(2, null), anomaly(1, 9)]);
    expect(store.anomalies(1)).toEqual([anomaly(2, null)]);
    store.close();
  });
});

describe('what came of the inputs', () => {
  it('is noted to be written up to a place, together with it', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    expect(store.recordedUpTo()).toEqual({ seq: 0, tick: 0 });
    store.record([pointAt(1)], [], { seq: 4, tick: 1 });
    expect(() =>
      store.transaction(() => {
        store.record([pointAt(2)], [], { seq: 5, tick: 2 });
        throw new Error('no');
      }),
    ).toThrow('no');
    store.close();
    const again = openStore(folder);
    expect(again.recordedUpTo()).toEqual({ seq: 4, tick: 1 });
    expect(again.recentHistory(9)).toEqual([pointAt(1)]);
    again.close();
  });
});

describe('a unit of work', () => {
  /** Everything there is in the database, and what the store makes of it. */
  function contentOf(store: LifeStore, folder: string) {
    const sql = new Sql(join(folder, 'life.db'));
    const tables = sql.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
    const rows = tables.map(({ name }) => [name, sql.all(`SELECT * FROM ${name}`)]);
    sql.abandon();
    const marks = store.checkpointMarks();
    const recorded = store.recordedUpTo();
    return { rows, anchor: store.anchor(), marks, recorded, history: store.recentHistory(99) };
  }
  /** Changes everything that a store can change. */
  function changeAll(store: LifeStore): void {
    const write = writerFor(store);
    const seq = write(...ticks(2), SHOCK, ...ticks(3));
    store.record(
      range(2, 70).map((tick) => pointAt(tick)),
      [dated({ seq, atMs: T0_MS, happening: { kind: 'sleep', tick: 2 } })],
      {
        seq,
        tick: 70,
      },
    );
    store.saveAnomaly({ id: 1 } as Anomaly);
    store.saveDigests([{ span: 'hour', fromTick: 1, toTick: 66 } as Digest]);
    store.noteLearnt({ version: 1 });
    store.saveCheckpoint(stateAfter(6), stateHash(stateAfter(6)));
    store.beginWith(stateAfter(9), stateHash(stateAfter(9)), T0_MS, 'arrived');
    store.forgetAfter(atTick(65));
    for (const checkpoint of store.checkpoints()) store.setAside(checkpoint, 'for no reason');
  }

  it('that is ended without a commit leaves nothing, in the file or in memory', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.beginWith(stateAfter(0), stateHash(stateAfter(0)), T0_MS);
    writerFor(store)(TICK);
    store.record([pointAt(1)], [], { seq: 1, tick: 1 });
    const before = contentOf(store, folder);
    const unit = store.begin();
    changeAll(store);
    unit.end();
    expect(contentOf(store, folder)).toEqual(before);
    changeAll(store);
    expect([...store.tail(null)].map(({ seq, count }) => [seq, count])).toEqual([
      [1, 3],
      [2, 1],
      [3, 3],
      [4, 1],
    ]);
    store.close();
  });

  it('that is committed is there whole, and its end changes nothing any more', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    const unit = store.begin();
    changeAll(store);
    unit.commit();
    unit.end();
    const after = contentOf(store, folder);
    store.close();
    const again = openStore(folder);
    expect(contentOf(again, folder)).toEqual(after);
    expect(again.recentHistory(99).at(-1)?.tick).toBe(65);
    again.close();
  });

  it('cannot be begun while another is open, and that one is not hurt', () => {
    const store = openStore(temporaryFolder());
    const unit = store.begin();
    writerFor(store)(TICK);
    refusalOf(() => store.begin(), 'database.failed');
    unit.commit();
    expect([...store.tail(null)].length).toBe(1);
    store.close();
  });
});

describe('opening', () => {
  it('refuses another life and a newer schema', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'life.db');
    openStore(folder).close();
    refusalOf(() => openStore(folder, { lifeId: OTHER_ID }), 'database.otherLife');
    tamper(folder, 'PRAGMA user_version = 99');
    expect(refusalOf(() => openStore(folder), 'database.newer')).toMatchObject({ path, version: 99 });
  });

  it('refuses what is no database, and leaves it as it is', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'life.db');
    writeFileSync(path, 'this was never a database '.repeat(400));
    refusalOf(() => openStore(folder), 'database.damaged');
    expect(readFileSync(path, 'utf8')).toContain('this was never a database');
  });

  it('refuses a database whose end is cut off, or says so when the missing part is read', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of range(1, 5)) save(store, tick);
    store.close();
    const path = join(folder, 'life.db');
    truncateSync(path, Math.floor(statSync(path).size / 2));
    refusalOf(() => {
      const again = openStore(folder);
      try {
        return [...again.tail(null), ...again.checkpoints()];
      } finally {
        again.close();
      }
    }, 'database.damaged');
  });

  it('changes nothing when only reading', () => {
    const folder = temporaryFolder();
    refusalOf(() => openStore(folder, { readOnly: true }), 'database.missing');
    const store = openStore(folder);
    save(store, 1);
    writerFor(store)(TICK);
    store.close();
    const before = readFileSync(join(folder, 'life.db'));
    const reader = openStore(folder, { readOnly: true });
    expect(reader.lastRecord()).toMatchObject({ seq: 1, tick: 2 });
    expect([...reader.checkpoints()].length).toBe(1);
    refusalOf(() => writerFor(reader)(TICK), 'database.failed');
    reader.close();
    expect(readFileSync(join(folder, 'life.db')).equals(before)).toBe(true);
  });

  it('leaves one file behind when it is closed', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    save(store, 1);
    store.close();
    expect(statSync(join(folder, 'life.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });
});

describe('migrations', () => {
  const later = [...MIGRATIONS, { version: 7, sql: 'CREATE TABLE seventh (a TEXT) STRICT' }];

  it('lift an older database with its content, once, and keep it as it was beside it', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    save(store, 1);
    store.close();
    const sql = new Sql(join(folder, 'life.db'));
    // What a process left of its copy when it was killed.
    writeFileSync(join(folder, `life.db.v${MIGRATIONS.at(-1)?.version}.unfinished`), 'half a copy');
    migrate(sql, later);
    migrate(sql, later);
    expect(schemaVersionOf(sql)).toBe(7);
    expect(sql.all('SELECT tick FROM checkpoints')).toEqual([{ tick: 1 }]);
    sql.close();
    const kept = `life.db.v${MIGRATIONS.at(-1)?.version}`;
    expect(readdirSync(folder).filter((name) => name.includes('.v'))).toEqual([kept]);
    const before = new Sql(join(folder, kept));
    expect(schemaVersionOf(before)).toBe(MIGRATIONS.at(-1)?.version);
    expect(before.all('SELECT tick FROM checkpoints')).toEqual([{ tick: 1 }]);
    expect(before.all("SELECT name FROM sqlite_schema WHERE name = 'seventh'")).toEqual([]);
    before.abandon();
  });

  it('leave the old schema whole when a step fails', () => {
    const folder = temporaryFolder();
    openStore(folder).close();
    const sql = new Sql(join(folder, 'life.db'));
    expect(() => migrate(sql, [...later, { version: 8, sql: 'CREATE NONSENSE' }])).toThrow();
    expect(schemaVersionOf(sql)).toBe(MIGRATIONS.at(-1)?.version);
    expect(sql.all("SELECT name FROM sqlite_schema WHERE name = 'seventh'")).toEqual([]);
    sql.close();
  });

  it('must rise', () => {
    const sql = new Sql(join(temporaryFolder(), 'life.db'));
    expect(() =>
      migrate(sql, [
        { version: 2, sql: '' },
        { version: 2, sql: '' },
      ]),
    ).toThrow('does not follow');
    sql.close();
  });
});
