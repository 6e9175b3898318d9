import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import { migrate, MIGRATIONS, schemaVersionOf } from '../../src/main/vault/migrations';
import { Sql } from '../../src/main/vault/sqlite';
import type { Anomaly, HistoryPoint, TraceEntry } from '../../src/shared/views';
import { openStore, OTHER_ID, refusalOf, stateAfter, T0_MS, tamper, temporaryFolder, TICK } from './helpers';

const save = (store: LifeStore, ticks: number): void => {
  const state = stateAfter(ticks);
  store.append(TICK, T0_MS + ticks, ticks);
  store.saveCheckpoint(state, stateHash(state));
};

const point = (tick: number): HistoryPoint => ({
  tick,
  atMs: T0_MS + tick * 1000,
  energy: tick % 100,
  integrity: 1,
  stability: 0.5,
  tension: 0,
  fatigue: 0,
  noise: 0,
  drift: 0,
  innerRate: 1,
  jitterMs: 0.25,
});
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('checkpoints', () => {
  it('give back the state they were given, newest first, with the record they cover', () => {
    const store = openStore(temporaryFolder());
    save(store, 1);
    save(store, 2);
    const [newest, older] = store.checkpoints();
    expect(newest).toMatchObject({ seq: 2, tick: 2, atMs: T0_MS + 2, problem: null });
    expect(newest?.state).toEqual(stateAfter(2));
    expect(older?.seq).toBe(1);
    store.close();
  });

  it('keep the first and the newest three', () => {
    const store = openStore(temporaryFolder());
    for (const ticks of range(1, 6)) save(store, ticks);
    expect([...store.checkpoints()].map(({ tick }) => tick)).toEqual([6, 5, 4, 1]);
    expect(store.firstCheckpoint()?.tick).toBe(1);
    store.close();
  });

  it.each([
    [
      'UPDATE checkpoints SET state = replace(state, \'"tick":3\', \'"tick":4\') WHERE tick = 3',
      'checkpointDamaged',
    ],
    ['UPDATE checkpoints SET state = substr(state, 1, 100) WHERE tick = 3', 'checkpointDamaged'],
    ["UPDATE checkpoints SET state_hash = 'no' WHERE tick = 3", 'checkpointHash'],
    [
      "UPDATE checkpoints SET state = '{}', sha256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' WHERE tick = 3",
      'checkpointState',
    ],
  ])('pass over a damaged one and say why: %s', (edit, key) => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const ticks of [1, 2, 3]) save(store, ticks);
    store.close();
    tamper(folder, edit);
    const again = openStore(folder);
    const [newest, older] = again.checkpoints();
    expect(newest).toMatchObject({ tick: 3, state: null, problem: { key: `errors.database.${key}` } });
    expect(older?.state).toEqual(stateAfter(2));
    again.close();
  });
});

describe('history', () => {
  it('keeps a row per tick for the last day and min/mean/max per minute for ever', () => {
    const store = openStore(temporaryFolder(), { historyTicksMax: 100 });
    store.appendHistory([point(1)]);
    store.transaction(() => {
      for (const tick of range(2, 400)) store.appendHistory([point(tick)]);
    });
    for (const tick of range(401, 480)) store.appendHistory([point(tick)]);
    expect(store.recentHistory(3)).toEqual([point(478), point(479), point(480)]);
    expect(store.recentHistory(1000).length).toBe(100);
    const minutes = store.minuteHistory(0, 480);
    expect(minutes.map(({ minute, ticks }) => [minute, ticks])).toEqual([
      ...[
        [0, 59],
        [1, 60],
        [2, 60],
        [3, 60],
        [4, 60],
        [5, 60],
        [6, 60],
        [7, 60],
        [8, 1],
      ],
    ]);
    const energies = range(60, 119).map((tick) => tick % 100);
    const mean = energies.reduce((sum, energy) => sum + energy, 0) / 60;
    expect(minutes[1]?.of.energy).toEqual({ min: 0, mean, max: 99 });
    expect(minutes[1]).toMatchObject({ atMs: point(60).atMs, lastAtMs: point(119).atMs });
    store.close();
  });

  it('is on disk after each commit, and goes on within the same minute', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of range(61, 70)) {
      store.appendHistory([point(tick)]);
      const reader = openStore(folder, { readOnly: true });
      expect(reader.recentHistory(1)).toEqual([point(tick)]);
      expect(reader.minuteHistory(61, 70)).toMatchObject([{ minute: 1, ticks: tick - 60 }]);
      reader.close();
    }
    store.close();
    const again = openStore(folder);
    again.appendHistory([point(71)]);
    expect(again.recentHistory(100)).toEqual(range(61, 71).map(point));
    expect(again.minuteHistory(0, 100)).toMatchObject([
      { minute: 1, ticks: 11, atMs: point(61).atMs, lastAtMs: point(71).atMs, of: { energy: { mean: 66 } } },
    ]);
    again.close();
  });

  it('leaves out what was not lived, and holds every number exactly', () => {
    const store = openStore(temporaryFolder());
    const odd = { ...point(4000), energy: 100 / 3, integrity: -0, drift: Number.MIN_VALUE, jitterMs: 1e-300 };
    store.appendHistory([point(3), point(59), odd]);
    expect(store.recentHistory(9)).toEqual([point(3), point(59), odd]);
    expect(store.recentHistory(2)).toEqual([point(59), odd]);
    expect(store.recentHistory(0)).toEqual([]);
    store.close();
  });

  it('opens all the same when a minute of it is damaged', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.appendHistory([point(1), point(2), point(60)]);
    store.close();
    tamper(folder, 'UPDATE history SET points = substr(points, 1, 165) WHERE minute = 0');
    const again = openStore(folder);
    expect(again.recentHistory(9)).toEqual([point(1), point(60)]);
    again.close();
  });

  it('writes nothing of a failed transaction', () => {
    const store = openStore(temporaryFolder());
    store.appendHistory([point(60)]);
    expect(() =>
      store.transaction(() => {
        store.appendHistory(range(61, 130).map(point));
        expect(store.recentHistory(999).length).toBe(71);
        throw new Error('no');
      }),
    ).toThrow('no');
    store.appendHistory([point(62)]);
    expect(store.recentHistory(9)).toEqual([point(60), point(62)]);
    expect(store.minuteHistory(0, 130).map(({ ticks }) => ticks)).toEqual([2]);
    store.close();
  });
});

describe('trace and anomalies', () => {
  const entry = (seq: number): TraceEntry => ({
    seq,
    atMs: T0_MS + seq,
    happening: { kind: 'sleep', tick: seq },
  });

  it('gives the newest of the trace, oldest first, and bounds it on disk', () => {
    const store = openStore(temporaryFolder(), { traceMax: 600 });
    for (const seq of range(1, 30)) store.appendTrace([entry(seq)]);
    expect(store.recentTrace(2)).toEqual([entry(29), entry(30)]);
    store.appendTrace(range(31, 2000).map(entry));
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
        fromTick: 5,
        toTick,
        startedAtMs: T0_MS,
      },
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
    for (const ticks of range(1, 5)) save(store, ticks);
    store.close();
    const path = join(folder, 'life.db');
    truncateSync(path, Math.floor(statSync(path).size / 2));
    refusalOf(() => {
      const again = openStore(folder);
      try {
        again.verifyChain();
        return [...again.checkpoints()];
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
    store.append(TICK, T0_MS, 2);
    store.close();
    const before = readFileSync(join(folder, 'life.db'));
    const reader = openStore(folder, { readOnly: true });
    expect(reader.lastRecord()).toMatchObject({ seq: 2, tick: 2 });
    expect([...reader.checkpoints()].length).toBe(1);
    refusalOf(() => reader.append(TICK, T0_MS, 3), 'database.failed');
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

  it('lift an older database with its content, once', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    save(store, 1);
    store.close();
    const sql = new Sql(join(folder, 'life.db'));
    migrate(sql, later);
    migrate(sql, later);
    expect(schemaVersionOf(sql)).toBe(7);
    expect(sql.all('SELECT tick FROM checkpoints')).toEqual([{ tick: 1 }]);
    sql.close();
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
