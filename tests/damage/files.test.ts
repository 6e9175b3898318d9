import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OTHER_ID } from '../vault/helpers';
import { FakeClock } from '../support/fake-clock';
import { buildSnapshot, readSnapshotFile, writeSnapshotFile } from '../../src/main/vault/snapshot-file';
import { allSnapshotsRemoved, chanceOf, flipped, overwritten, snapshotPaths, truncated } from './damages';
import { examine, verified } from './examine';
import { bringUp, folderOf, layOut, openHost } from './exemplar';

// Goal: snapshots stand in for a database and a database for snapshots; where neither is left, that is said.

const { asleep, killed, crashed } = bringUp();
const newestOf = (folder: string): string => snapshotPaths(folder)[0] ?? '';
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const databaseGone = (folder: string): void => rmSync(join(folder, 'life.db'));
const databaseRuined = (folder: string): void =>
  overwritten(join(folder, 'life.db'), 0, Buffer.alloc(9000, 'no database '));

describe('snapshots that are damaged while the database is whole', () => {
  test.each<[string, (folder: string) => void]>([
    ['the newest cut off', (folder) => truncated(newestOf(folder), 9000)],
    ['the newest cut off in its head', (folder) => truncated(newestOf(folder), 100)],
    ['the newest emptied', (folder) => truncated(newestOf(folder), 0)],
    ['the newest deleted', (folder) => rmSync(newestOf(folder))],
    ['the newest made binary', (folder) => overwritten(newestOf(folder), 50, Buffer.alloc(500))],
    ['all of them cut off', (folder) => snapshotPaths(folder).forEach((path) => truncated(path, 5000))],
    ['all of them deleted', allSnapshotsRemoved],
    ['their whole folder deleted', (folder) => rmSync(join(folder, 'snapshots'), { recursive: true })],
  ])('cost nothing: %s', (name, damage) => {
    const outcome = examine(`snapshots: ${name}`, killed, (_, folder) => damage(folder));
    expect(outcome).toMatchObject({ lostTicks: 0, aside: [], notices: [], verify: 'whole' });
  });

  test.each(numbers(4))('cost nothing: the newest with flipped bits, seed %i', (seed) => {
    const { lostTicks, aside } = examine(`snapshots: the newest flipped, seed ${seed}`, killed, (_, folder) =>
      flipped(newestOf(folder), chanceOf(900 + seed), 2),
    );
    expect({ lostTicks, aside }).toEqual({ lostTicks: 0, aside: [] });
  });
});

describe('a database that is gone', () => {
  test.each<[string, number, (folder: string) => void]>([
    ['and all snapshots whole', 0, () => {}],
    ['and the newest snapshot cut off', 1, (folder) => truncated(newestOf(folder), 9000)],
    ['and the newest snapshot emptied', 1, (folder) => truncated(newestOf(folder), 0)],
    ['and the newest snapshot deleted', 1, (folder) => rmSync(newestOf(folder))],
    ['and the newest snapshot flipped', 1, (folder) => flipped(newestOf(folder), chanceOf(7), 40)],
    [
      'and the three newest damaged',
      3,
      (folder) =>
        snapshotPaths(folder)
          .slice(0, 3)
          .forEach((path) => truncated(path, 9000)),
    ],
    [
      'and only the first snapshot whole',
      -1,
      (folder) =>
        snapshotPaths(folder)
          .slice(0, -1)
          .forEach((path) => rmSync(path)),
    ],
  ])('gives way to the newest snapshot that is whole: %s', (name, back, damage) => {
    for (const [how, ruin] of [
      ['gone', databaseGone],
      ['ruined', databaseRuined],
    ] as const) {
      const { tick } = examine(`life.db ${how} ${name}`, crashed, (_, folder) => {
        ruin(folder);
        damage(folder);
      });
      expect(tick).toBe(crashed.truth.snapshotTicks.at(back === -1 ? 0 : -1 - back));
    }
  });

  test('and its folder for snapshots holds another life’s too: that one is nobody here', () => {
    const stranger = (folder: string): void => {
      const { state, journal } = readSnapshotFile(newestOf(folder));
      const other = { ...state, tick: 99_999, identity: { ...state.identity, lifeId: OTHER_ID } };
      writeSnapshotFile(
        join(folder, 'snapshots', '99999.life'),
        buildSnapshot(other, journal, crashed.leftAtMs, 'manual'),
      );
    };
    const whole = examine('a stranger’s snapshot', crashed, (_, folder) => stranger(folder));
    expect(whole).toMatchObject({ lostTicks: 0, notices: [], verify: 'whole' });
    const gone = examine('life.db gone, a stranger’s snapshot', crashed, (_, folder) => {
      databaseGone(folder);
      stranger(folder);
    });
    expect(gone.tick).toBe(crashed.truth.snapshotTicks.at(-1));
  });

  test('of a life that was asleep: nothing is lost', () => {
    const { lostTicks } = examine('life.db of a sleeper gone', asleep, (_, folder) => databaseGone(folder));
    expect(lostTicks).toBe(0);
  });
});

describe('where nothing whole is left', () => {
  const ruins: readonly [string, (folder: string) => void][] = [
    ['gone', databaseGone],
    ['ruined', databaseRuined],
    ['cut off', (folder) => truncated(join(folder, 'life.db'), 5000)],
    ['emptied', (folder) => truncated(join(folder, 'life.db'), 0)],
  ];
  const losses: readonly [string, (folder: string) => void][] = [
    ['all snapshots gone', allSnapshotsRemoved],
    ['all snapshots cut off', (folder) => snapshotPaths(folder).forEach((path) => truncated(path, 9000))],
    [
      'all snapshots flipped',
      (folder) => snapshotPaths(folder).forEach((path) => flipped(path, chanceOf(3), 60)),
    ],
  ];
  test.each(ruins.flatMap(([how, ruin]) => losses.map(([what, lose]) => [how, what, ruin, lose] as const)))(
    'nobody wakes, and every file stays as it is: database %s, %s',
    (how, what, ruin, lose) => {
      const { tick, notices } = examine(`life.db ${how}, ${what}`, crashed, (_, folder) => {
        ruin(folder);
        lose(folder);
      });
      expect(tick).toBeNull();
      expect(notices[0]).toMatch(/^errors\.database\./);
    },
  );

  test('also with a log beside it', () => {
    const { tick } = examine('life.db ruined beside its log, all snapshots gone', killed, (_, folder) => {
      databaseRuined(folder);
      rmSync(join(folder, 'life.db-wal'));
      allSnapshotsRemoved(folder);
    });
    expect(tick).toBeNull();
  });

  test('it wakes once a whole snapshot is put back', () => {
    const home = layOut(crashed);
    const folder = folderOf(home, crashed.lifeId);
    const kept = join(home, 'kept.life');
    copyFileSync(newestOf(folder), kept);
    databaseRuined(folder);
    allSnapshotsRemoved(folder);
    const clock = new FakeClock(crashed.leftAtMs);
    const { host } = openHost(home, clock);
    expect(host.keeper).toBeNull();
    expect(host.decide({ filePath: kept, choice: 'resume' }).lifeId).toBe(crashed.lifeId);
    const tick = crashed.truth.snapshotTicks.at(-1) ?? NaN;
    expect(host.keeper?.view.tick).toBe(tick);
    expect(readdirSync(folder)).toContain('life.db.damaged');
    clock.pass(5000);
    host.sleep();
    const again = openHost(home, clock);
    expect(again.host.keeper?.view).toMatchObject({ identity: { lifeId: crashed.lifeId }, tick: tick + 5 });
    expect(again.notices).toEqual([]);
    again.host.sleep();
    expect(verified(home, crashed.lifeId)).toBe('whole');
  });
});

describe('what a home says of itself', () => {
  const homeFile = (home: string): string => join(home, 'home.json');
  test.each<[string, (home: string) => void]>([
    ['home.json emptied', (home) => writeFileSync(homeFile(home), '')],
    ['home.json cut off', (home) => truncated(homeFile(home), 30)],
    ['home.json binary', (home) => writeFileSync(homeFile(home), Buffer.alloc(78))],
    ['home.json of another kind', (home) => writeFileSync(homeFile(home), '[1,2,3]')],
    [
      'home.json with a field too many',
      (home) => writeFileSync(homeFile(home), '{"version":1,"currentLifeId":null,"x":1}'),
    ],
    [
      'home.json naming a life that is not here',
      (home) => writeFileSync(homeFile(home), `{"version":1,"currentLifeId":"${OTHER_ID}"}`),
    ],
    ['home.json naming none', (home) => writeFileSync(homeFile(home), '{"version":1,"currentLifeId":"?"}')],
  ])('is found again, and what was damaged is kept: %s', (name, damage) => {
    let damaged = Buffer.of();
    let home = '';
    const outcome = examine(name, killed, (at) => {
      home = at;
      damage(at);
      damaged = readFileSync(homeFile(at));
    });
    expect(outcome).toMatchObject({
      lostTicks: 0,
      aside: [],
      notices: ['errors.home.rebuilt'],
      verify: 'whole',
    });
    expect(readFileSync(`${homeFile(home)}.bad`).equals(damaged)).toBe(true);
  });

  test.each(numbers(8))('is found again with flipped bits, seed %i', (seed) => {
    // A version of its own is not damage: it may be a newer app's, and is left alone.
    const versionAt = killed.files.get('home.json')?.indexOf('version') ?? 0;
    examine(`home.json with 2 flipped, seed ${seed}`, killed, (home) =>
      flipped(homeFile(home), chanceOf(1000 + seed), 2, versionAt + 'version": 1,'.length),
    );
  });

  test.each<[string, (home: string) => void]>([
    ['home.json deleted', (home) => rmSync(homeFile(home))],
    ['lock.db made binary', (home) => writeFileSync(join(home, 'lock.db'), Buffer.alloc(9000, 'no lock '))],
    ['owner.json deleted', (home) => rmSync(join(home, 'owner.json'), { force: true })],
    ['owner.json emptied', (home) => writeFileSync(join(home, 'owner.json'), '')],
    ['owner.json binary', (home) => writeFileSync(join(home, 'owner.json'), Buffer.alloc(50))],
    [
      'owner.json a folder’s leftovers',
      (home) => writeFileSync(join(home, '.life-0123456789ab.tmp'), 'half'),
    ],
  ])('is of no weight: %s', (name, damage) => {
    const outcome = examine(name, killed, (home) => damage(home));
    expect(outcome).toMatchObject({ lostTicks: 0, aside: [], notices: [], verify: 'whole' });
  });

  test('may be of a newer app: then nothing is touched, and it is said', () => {
    const home = layOut(killed);
    writeFileSync(homeFile(home), '{"version":2,"lives":{}}');
    expect(() => openHost(home, new FakeClock(killed.leftAtMs))).toThrow('home.newer');
    expect(readFileSync(homeFile(home), 'utf8')).toBe('{"version":2,"lives":{}}');
  });

  test('names the only life there is, whose folder is gone: no other is born in its place', () => {
    const home = layOut(killed);
    rmSync(folderOf(home, killed.lifeId), { recursive: true });
    const { host } = openHost(home, new FakeClock(killed.leftAtMs));
    expect(host.keeper).toBeNull();
    expect(host.none()?.reason).toMatchObject({ key: 'errors.home.noSuchLife' });
    host.sleep();
    expect(readdirSync(join(home, 'lives'))).toEqual([]);
    expect(existsSync(homeFile(home))).toBe(true);
  });
});
