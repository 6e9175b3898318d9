import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LifeHost } from '../../src/main/runtime/life-host';
import { LifeStore } from '../../src/main/vault/life-store';
import { readSnapshotFile } from '../../src/main/vault/snapshot-file';
import { Refusal } from '../../src/shared/refusal';
import { FakeClock } from '../support/fake-clock';
import { bytesBelow, keeperOf, openHouse, temporaryHome } from './house';

// Goal: a home without a life waits for a person, and whatever is done with a sleeper without waking it changes not
// a byte of it, nor of the life that lives meanwhile.

/** Ada sleeps, Other lives. */
function twoLives() {
  const clock = new FakeClock();
  const homePath = temporaryHome();
  const house = openHouse(homePath, clock);
  clock.pass(60_000);
  const sleeper = keeperOf(house.host).view.identity;
  const other = house.host.birth({ name: 'Other', policy: 'natural', seed: 2 });
  clock.pass(5000);
  const folder = join(homePath, 'lives', sleeper.lifeId);
  return { ...house, clock, homePath, sleeper, other, folder };
}

const moved = (from: string, to: string) => () => {
  renameSync(from, to);
  return Promise.resolve();
};

describe('a home where none lives', () => {
  function waiting(homePath = temporaryHome()) {
    const clock = new FakeClock();
    const options = {
      homePath,
      owner: 'app',
      clock,
      schedule: () => ({ everyMinutes: 10, keep: 24 }),
    } as const;
    const host = LifeHost.open({ ...options, onTrouble: (where) => expect.unreachable(where) });
    host.start();
    return { host, clock, homePath };
  }

  test('waits until a life begins; nothing can be done with it before', () => {
    const { host, clock } = waiting();
    clock.pass(10_000);
    expect([host.picture(), host.keeper, host.none()]).toEqual([null, null, { reason: null, lives: 0 }]);
    expect(host.past.list()).toEqual({ lives: [], damaged: [] });
    expect(() => host.saveSnapshot()).toThrow(Refusal);
    const replaced = vi.fn();
    host.on('replaced', replaced);
    const { lifeId } = host.birth({ name: 'First', policy: 'natural', seed: 1 });
    expect(replaced).toHaveBeenCalledWith({ lifeId });
    clock.pass(3000);
    expect([host.none(), keeperOf(host).view.tick]).toEqual([null, 3]);
    host.sleep();
  });

  test('says why a life could not be woken, and another can begin', () => {
    const { homePath, host: first, other } = twoLives();
    first.sleep();
    writeFileSync(
      join(homePath, 'lives', other.lifeId, 'life.db'),
      'not a database, and no snapshots either',
    );
    const snapshots = join(homePath, 'lives', other.lifeId, 'snapshots');
    renameSync(snapshots, `${snapshots}-elsewhere`);
    const clock = new FakeClock();
    const host = LifeHost.open({
      ...{ homePath, owner: 'app', clock, onTrouble: () => {} },
      schedule: () => ({ everyMinutes: 10, keep: 24 }),
    });
    host.start();
    expect(host.none()).toMatchObject({ lives: 2 });
    expect(host.none()?.reason).not.toBeNull();
    host.birth({ name: 'Third', policy: 'natural', seed: 3 });
    expect(host.none()).toBeNull();
    host.sleep();
  });
});

describe('a home whose lives cannot be listed', () => {
  test('says so, and does not pass for a first run', () => {
    const { homePath, host } = twoLives();
    host.putAside();
    const lives = join(homePath, 'lives');
    renameSync(lives, `${lives}-elsewhere`);
    writeFileSync(lives, 'no folder');
    expect(host.none()).toMatchObject({ reason: { key: 'errors.home.unusable' }, lives: 0 });
    renameSync(lives, `${lives}-file`);
    renameSync(`${lives}-elsewhere`, lives);
    expect(host.none()).toEqual({ reason: null, lives: 2 });
    host.sleep();
  });
});

describe('a life that is put aside', () => {
  test('sleeps on, also after a restart, until it is woken', () => {
    const { host, homePath, other, clock } = twoLives();
    host.putAside();
    expect([host.keeper, host.picture(), host.none()]).toEqual([null, null, { reason: null, lives: 2 }]);
    expect(host.past.list().lives.every(({ current }) => !current)).toBe(true);
    host.sleep();
    const again = LifeHost.open({
      ...{ homePath, owner: 'app', clock, onTrouble: () => {} },
      schedule: () => ({ everyMinutes: 10, keep: 24 }),
    });
    again.start();
    expect(again.keeper).toBeNull();
    again.past.wake(other.lifeId);
    expect(keeperOf(again).view).toMatchObject({ tick: 5, identity: { lifeId: other.lifeId } });
    again.sleep();
  });
});

describe('a sleeper', () => {
  test('is listed with its vitals and its size, and read anew only when it changed', async () => {
    const { host, sleeper, homePath, folder } = twoLives();
    const list = await host.past.listSlowly();
    const card = list.lives.find(({ identity }) => identity.lifeId === sleeper.lifeId);
    const bytes = Object.values(bytesBelow(folder)).reduce(
      (sum, each) => sum + Buffer.from(each, 'base64').length,
      0,
    );
    expect(card).toMatchObject({ tick: 60, alive: true, current: false, bytes, policyName: 'natural' });
    expect(card?.vitals.energy).toBeGreaterThan(90);
    const opened = vi.spyOn(LifeStore, 'open');
    onTestFinished(() => opened.mockRestore());
    const again = await host.past.listSlowly();
    expect(again.lives.find(({ identity }) => identity.lifeId === sleeper.lifeId)).toEqual(card);
    expect(opened).not.toHaveBeenCalled();
    writeFileSync(join(homePath, 'lives', sleeper.lifeId, 'life.db'), 'damaged meanwhile');
    expect(host.past.list().damaged).toMatchObject([{ lifeId: sleeper.lifeId }]);
  });

  test('is looked at, forked and exported without changing a byte of it', async () => {
    const { host, sleeper, folder, homePath, clock, trouble } = twoLives();
    const before = bytesBelow(folder);

    await host.library.look(sleeper.lifeId);
    const shown = host.picture();
    expect(shown).toMatchObject({ looking: 'life', readOnly: true, view: { tick: 60, identity: sleeper } });
    expect(shown?.view.asleep).toBe(true);
    expect(shown?.history).toHaveLength(60);
    clock.pass(2000);
    expect(() => host.stimulate({ type: 'noise', intensity: 0.5, source: 'test', note: null })).toThrow(
      Refusal,
    );
    host.back();
    expect(host.picture()).toMatchObject({ looking: null, view: { tick: 7, identity: { name: 'Other' } } });

    const [alone, whole] = [join(homePath, 'alone.life'), join(homePath, 'whole.life')];
    await host.library.export(sleeper.lifeId, alone, false);
    await host.library.export(sleeper.lifeId, whole, true);
    expect(readSnapshotFile(alone)).toMatchObject({ tick: 60, identity: sleeper });
    expect(readSnapshotFile(alone).past).toBeUndefined();
    expect(readSnapshotFile(whole).past?.journal.length).toBeGreaterThan(0);

    const forked = host.library.fork(sleeper.lifeId);
    expect(forked).toMatchObject({
      name: 'Ada 2',
      lineage: { origin: 'forked', parentId: sleeper.lifeId, branchTick: 60 },
    });
    clock.pass(1000);
    expect(keeperOf(host).view).toMatchObject({ tick: 61, asleep: false });
    expect((await host.past.verify()).is).toBe('whole');
    expect(bytesBelow(folder)).toEqual(before);
    expect(trouble).toEqual([]);
  });

  test('that is dead can be looked at, but nothing goes on from there', async () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    const brief = host.birth({ name: 'Brief', policy: 'classic', seed: 1 });
    clock.pass(1_100_000);
    host.birth({ name: 'Next', policy: 'natural', seed: 3 });
    await host.library.look(brief.lifeId);
    expect(host.picture()).toMatchObject({ looking: 'life', view: { alive: false, identity: brief } });
    host.back();
    const lives = host.past.list().lives.length;
    expect(() => host.library.fork(brief.lifeId)).toThrow(Refusal);
    expect(host.past.list().lives).toHaveLength(lives);
  });

  test('of no such id is refused by every verb', async () => {
    const { host } = twoLives();
    const lifeId = '00000000-0000-4000-8000-000000000000';
    const { library } = host;
    await expect(library.look(lifeId)).rejects.toThrow(Refusal);
    await expect(library.trash(lifeId, () => expect.unreachable())).rejects.toThrow(Refusal);
    expect(() => library.fork(lifeId)).toThrow(Refusal);
    expect(() => library.pathOf(lifeId)).toThrow(Refusal);
  });
});

describe('the life that lives here', () => {
  test('answers for itself: it is exported as it is now, and forked from there', async () => {
    const { host, other, homePath, clock } = twoLives();
    const file = join(homePath, 'now.life');
    await host.library.export(other.lifeId, file, false);
    expect(readSnapshotFile(file)).toMatchObject({ tick: 5, identity: other });
    await host.library.look(other.lifeId);
    expect(host.looking).toBe(false);
    expect(host.library.fork(other.lifeId).lineage).toMatchObject({ parentId: other.lifeId, branchTick: 5 });
    clock.pass(1000);
    expect(keeperOf(host).view.tick).toBe(6);
  });
});

describe('the trash', () => {
  test('takes a sleeper, and takes it whole', async () => {
    const { host, sleeper, folder, other } = twoLives();
    const trash = temporaryHome();
    const there = join(trash, sleeper.lifeId);
    const before = bytesBelow(folder);
    await host.library.trash(sleeper.lifeId, moved(folder, there));
    expect(bytesBelow(there)).toEqual(before);
    expect(host.past.list().lives.map(({ identity }) => identity.lifeId)).toEqual([other.lifeId]);
    // Restored by the system, it is here again.
    renameSync(there, folder);
    host.past.wake(sleeper.lifeId);
    expect(keeperOf(host).view.tick).toBe(60);
  });

  test('does not take the life that lives here', async () => {
    const { host, other, clock } = twoLives();
    const move = vi.fn(() => Promise.resolve());
    await expect(host.library.trash(other.lifeId, move)).rejects.toMatchObject({
      code: 'refused',
      said: { key: 'window.library.refused.trashCurrent', params: { name: 'Other' } },
    });
    expect(move).not.toHaveBeenCalled();
    clock.pass(1000);
    expect(keeperOf(host).view.tick).toBe(6);
    host.putAside();
    await host.library.trash(other.lifeId, move);
    expect(move).toHaveBeenCalledOnce();
  });

  test('that is not there changes nothing', async () => {
    const { host, sleeper, folder } = twoLives();
    const before = bytesBelow(folder);
    const none = () =>
      Promise.reject(new Refusal('failed', { key: 'window.library.refused.noTrash', params: {} }));
    await expect(host.library.trash(sleeper.lifeId, none)).rejects.toThrow(Refusal);
    expect(bytesBelow(folder)).toEqual(before);
    expect(host.past.wake(sleeper.lifeId)).toEqual(sleeper);
  });

  test('is waited for: a life on its way there is not woken', async () => {
    const { host, sleeper, folder } = twoLives();
    let arrive = (): void => {};
    const going = host.library.trash(sleeper.lifeId, () => new Promise((done) => (arrive = done)));
    expect(() => host.past.wake(sleeper.lifeId)).toThrow(Refusal);
    expect(keeperOf(host).view.identity.name).toBe('Other');
    arrive();
    await going;
    expect(existsSync(folder)).toBe(true);
  });

  test('takes what could not be read or woken, and the home then waits for another', async () => {
    const { host: first, homePath, other, clock } = twoLives();
    first.sleep();
    const folder = join(homePath, 'lives', other.lifeId);
    const away = temporaryHome();
    renameSync(folder, join(away, 'whole'));
    mkdirSync(folder);
    writeFileSync(join(folder, 'life.db'), 'damaged');
    const host = LifeHost.open({
      ...{ homePath, owner: 'app', clock, onTrouble: () => {} },
      schedule: () => ({ everyMinutes: 10, keep: 24 }),
    });
    host.start();
    expect(host.none()?.reason).not.toBeNull();
    await host.library.trash(other.lifeId, moved(folder, join(away, 'damaged')));
    expect(host.none()).toEqual({ reason: null, lives: 1 });
    expect(JSON.parse(readFileSync(join(homePath, 'home.json'), 'utf8'))).toMatchObject({
      currentLifeId: null,
    });
    host.sleep();
  });
});
