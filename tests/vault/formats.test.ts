import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBack } from '../../src/main/runtime/lives';
import { recover } from '../../src/main/runtime/recovery';
import { workOf } from '../../src/main/runtime/work/tasks';
import { finish } from '../../src/main/runtime/work/work';
import { stateHash } from '../../src/main/vault/digest';
import { lifeFolderAt, type LifeFolder } from '../../src/main/vault/home';
import { LifeStore } from '../../src/main/vault/life-store';
import { MIGRATIONS, schemaVersionOf } from '../../src/main/vault/migrations';
import { readSnapshotFile } from '../../src/main/vault/snapshot-file';
import { SNAPSHOT_FORMAT_VERSION } from '../../src/main/vault/snapshot-migrations';
import { Sql } from '../../src/main/vault/sqlite';
import type { VerifyReport } from '../../src/shared/past';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from '../runtime/house';
import { temporaryFolder } from './helpers';

// Goal: whatever any version ever wrote is opened, leads to the very state it led to then, and verifies whole.

const SAMPLES = 'tests/fixtures/formats';
const EXPECTED = join(SAMPLES, 'expected.json');
const BYTES_MAX = 150_000;
const LATER_MS = Date.UTC(2027, 0, 1);

interface Expected {
  readonly lifeId: string;
  readonly tick: number;
  readonly stateHash: string;
  /** Hash of the newest record; `null` for a snapshot without its past. */
  readonly headHash: string | null;
  readonly records: number;
}

const databaseOf = (version: number): string => `life-db-v${version}.db.gz`;
const snapshotOf = (version: number): string => `snapshot-v${version}.life`;
const withPastOf = (version: number): string => `snapshot-v${version}-with-past.life`;

const SCHEMA_VERSIONS = MIGRATIONS.map(({ version }) => version);
const FILE_VERSIONS = Array.from({ length: SNAPSHOT_FORMAT_VERSION }, (_, index) => index + 1);
const newestSchema = SCHEMA_VERSIONS.at(-1) ?? 0;

const samplePath = (name: string): string => join(SAMPLES, name);
const readExpected = (): Record<string, Expected> =>
  existsSync(EXPECTED) ? (JSON.parse(readFileSync(EXPECTED, 'utf8')) as Record<string, Expected>) : {};

const verified = (folder: LifeFolder): VerifyReport => finish(workOf({ kind: 'verify', folder }));

/** A life that met all there is to meet, asleep; see README.md beside the samples. */
async function writeSamples(): Promise<void> {
  const home = temporaryHome();
  const clock = new FakeClock();
  const first = openHouse(home, clock);
  clock.pass(70_000);
  first.host.stimulate({ type: 'noise', intensity: 0.4, source: 'test', note: 'a “note” 🌱' });
  first.host.stimulate({ type: 'shock', intensity: 0.95, source: 'test', note: null });
  clock.pass(50_000, 700);
  first.host.sleep();
  clock.pass(8 * 3_600_000);
  const { host } = openHouse(home, clock);
  clock.jump(90_000);
  clock.pass(60_000);
  host.suspend();
  clock.doze(600_000);
  host.resume();
  clock.pass(130_000);
  host.saveSnapshot();
  const { lifeId } = keeperOf(host).view.identity;
  await host.past.takeAlong(samplePath(withPastOf(SNAPSHOT_FORMAT_VERSION)));
  host.sleep();
  const folder = lifeFolderAt(join(home, 'lives', lifeId), lifeId);
  const packed = join(home, 'packed.db');
  const sql = new Sql(folder.databasePath);
  sql.run('VACUUM INTO ?', packed);
  sql.close();
  writeFileSync(samplePath(databaseOf(newestSchema)), gzipSync(readFileSync(packed), { level: 9 }));
  const tick = readBack(folder).life.tick;
  copyFileSync(join(folder.snapshotsPath, `${tick}.life`), samplePath(snapshotOf(SNAPSHOT_FORMAT_VERSION)));

  const report = verified(folder);
  if (report.is !== 'whole') throw new Error('the sample is not whole');
  const state = (name: string) => stateHash(readSnapshotFile(samplePath(name)).state);
  const past = readSnapshotFile(samplePath(withPastOf(SNAPSHOT_FORMAT_VERSION))).past?.journal ?? [];
  const expected: Record<string, Expected> = {
    ...readExpected(),
    [databaseOf(newestSchema)]: {
      ...{ lifeId, tick, stateHash: report.stateHash },
      ...{ headHash: report.headHash, records: report.records },
    },
    [snapshotOf(SNAPSHOT_FORMAT_VERSION)]: {
      ...{ lifeId, tick, stateHash: state(snapshotOf(SNAPSHOT_FORMAT_VERSION)), headHash: null, records: 0 },
    },
    [withPastOf(SNAPSHOT_FORMAT_VERSION)]: {
      ...{ lifeId, tick, stateHash: state(withPastOf(SNAPSHOT_FORMAT_VERSION)) },
      ...{ headHash: past.at(-1)?.[7] ?? null, records: past.length },
    },
  };
  writeFileSync(EXPECTED, `${JSON.stringify(expected, null, 2)}\n`);
}

test.runIf(process.env['LIFE_WRITE_FORMATS'] !== undefined)('the samples are written', writeSamples);

describe('every version that ever was', () => {
  test.each([
    ...SCHEMA_VERSIONS.map((version) => databaseOf(version)),
    ...FILE_VERSIONS.flatMap((version) => [snapshotOf(version), withPastOf(version)]),
  ])('has a sample: %s', (name) => {
    expect(readExpected()[name]).toBeDefined();
    expect(readFileSync(samplePath(name)).length).toBeLessThan(BYTES_MAX);
  });
});

describe.each(SCHEMA_VERSIONS)('a database of version %i', (version) => {
  function laidOut(): { readonly folder: LifeFolder; readonly expected: Expected } {
    const expected = readExpected()[databaseOf(version)];
    if (expected === undefined) throw new Error('there is no sample');
    const folder = lifeFolderAt(temporaryFolder(), expected.lifeId);
    writeFileSync(folder.databasePath, gunzipSync(readFileSync(samplePath(databaseOf(version)))));
    return { folder, expected };
  }

  test('is of that version', () => {
    const { folder } = laidOut();
    const sql = new Sql(folder.databasePath);
    expect(schemaVersionOf(sql)).toBe(version);
    sql.abandon();
  });

  test('is opened, leads to the same state, and verifies whole', () => {
    const { folder, expected } = laidOut();
    const store = LifeStore.open(folder);
    const { life, damaged } = recover(store, expected.lifeId);
    expect({ tick: life.tick, hash: stateHash(life.state()), damaged }).toEqual({
      ...{ tick: expected.tick, hash: expected.stateHash, damaged: [] },
    });
    expect(store.recentHistory(9999).at(-1)?.tick).toBe(expected.tick);
    expect(store.course({ fromMs: 0, toMs: 1e12, pointsMax: 10 }).gaps.map(({ kind }) => kind)).toEqual([
      'asleep',
      'suspended',
    ]);
    expect(store.recentTrace(9999).length).toBeGreaterThan(5);
    store.close();
    expect(verified(folder)).toMatchObject({
      ...{ is: 'whole', tick: expected.tick, stateHash: expected.stateHash },
      ...{ headHash: expected.headHash, records: expected.records, seams: [] },
    });
  });

  test('is lived on from', () => {
    const { folder, expected } = laidOut();
    const home = temporaryHome();
    const there = join(home, 'lives', expected.lifeId);
    mkdirSync(there, { recursive: true });
    copyFileSync(folder.databasePath, join(there, 'life.db'));
    const clock = new FakeClock(LATER_MS);
    const { host, trouble } = openHouse(home, clock);
    clock.pass(5000);
    expect(keeperOf(host).view).toMatchObject({
      tick: expected.tick + 5,
      identity: { lifeId: expected.lifeId },
    });
    host.sleep();
    expect(verified(lifeFolderAt(there, expected.lifeId))).toMatchObject({ is: 'whole', seams: [] });
    expect(trouble).toEqual([]);
  });
});

describe.each(FILE_VERSIONS)('a .life file of version %i', (version) => {
  test.each([snapshotOf(version), withPastOf(version)])('is read, and holds the same state: %s', (name) => {
    const { formatVersion } = JSON.parse(readFileSync(samplePath(name), 'utf8')) as { formatVersion: number };
    const { tick, identity, state, past } = readSnapshotFile(samplePath(name));
    const expected = readExpected()[name];
    expect(formatVersion).toBe(version);
    expect({ lifeId: identity.lifeId, tick, hash: stateHash(state) }).toEqual({
      ...{ lifeId: expected?.lifeId, tick: expected?.tick, hash: expected?.stateHash },
    });
    expect(past?.journal.length ?? 0).toBe(expected?.records);
    expect(past?.journal.at(-1)?.[7] ?? null).toBe(expected?.headHash);
  });

  test.each([snapshotOf(version), withPastOf(version)])('wakes in a home that never knew it: %s', (name) => {
    const home = temporaryHome();
    const clock = new FakeClock(LATER_MS);
    const { host } = openHouse(home, clock);
    const filePath = join(home, name);
    copyFileSync(samplePath(name), filePath);
    const expected = readExpected()[name];
    host.decide({ filePath, choice: 'resume' });
    clock.pass(5000);
    expect(keeperOf(host).view).toMatchObject({
      ...{ tick: (expected?.tick ?? NaN) + 5, identity: { lifeId: expected?.lifeId } },
    });
    host.sleep();
    const folder = lifeFolderAt(join(home, 'lives', expected?.lifeId ?? ''), expected?.lifeId ?? '');
    const report = verified(folder);
    expect(report).toMatchObject({ is: 'whole', tick: (expected?.tick ?? NaN) + 5, seams: [] });
    // With its past all of it is lived again; without it, what was lived here.
    expect(report.replayedTicks).toBe((expected?.records ?? 0) > 0 ? (expected?.tick ?? NaN) + 5 : 5);
  });
});
