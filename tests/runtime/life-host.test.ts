import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../src/shared/refusal';
import type { LifePush } from '../../src/shared/views';
import { stateHash } from '../../src/main/vault/digest';
import { FakeClock } from '../support/fake-clock';
import { bytesBelow, keeperOf, openHouse, temporaryHome } from './house';

const shock = { type: 'shock', intensity: 0.5, source: 'test', note: 'from a test' } as const;

const copyOf = (home: string, snapshotPath: string, name = 'copy.life') => {
  const path = join(home, name);
  copyFileSync(snapshotPath, path);
  return path;
};

const verdictOf = (preview: { kind: string }) => (preview as { verdict?: string }).verdict;

describe('a house', () => {
  test('gives birth to its first life, and tells every tick', () => {
    const clock = new FakeClock();
    const onBirth = vi.fn();
    const { host, trouble } = openHouse(temporaryHome(), clock, { hooks: { onBirth } });
    const pushes: LifePush[] = [];
    host.on('push', (push) => pushes.push(push));
    clock.pass(5000);
    expect(pushes.map(({ view }) => view.tick)).toEqual([1, 2, 3, 4, 5]);
    expect(pushes.map(({ seq }) => seq)).toEqual(pushes.map((_, at) => (pushes[0]?.seq ?? 0) + at));
    expect(pushes.every((push) => Object.isFrozen(push) && Object.isFrozen(push.view.vitals))).toBe(true);
    expect(onBirth).toHaveBeenCalledOnce();
    expect(host.picture()).toMatchObject({ readOnly: false, view: { identity: { name: 'Ada' }, tick: 5 } });
    expect(host.picture()?.history).toHaveLength(5);
    expect(trouble).toEqual([]);
  });

  test('belongs to one process at a time', () => {
    const home = temporaryHome();
    openHouse(home, new FakeClock());
    expect(() => openHouse(home, new FakeClock())).toThrow(Refusal);
  });

  test('a stimulus is journaled, waits for its tick, and is answered with it', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(3000);
    const receipt = host.stimulate(shock);
    expect(receipt).toMatchObject({ tick: 4, urgent: false });
    clock.pass(1000);
    const entry = host.picture()?.trace.find(({ happening }) => happening.kind === 'event');
    expect(entry?.happening).toMatchObject({ tick: 4, type: 'shock', note: 'from a test' });
    expect(keeperOf(host).view.vitals.stability).toBeLessThan(0.99);
  });

  test('puts life to sleep, and wakes the same life where it was', () => {
    const home = temporaryHome();
    const clock = new FakeClock();
    const first = openHouse(home, clock);
    clock.pass(100_000);
    const before = keeperOf(first.host).view;
    first.host.sleep();
    clock.pass(7_200_000);

    const second = openHouse(home, clock);
    const after = keeperOf(second.host).view;
    expect(after.identity).toEqual(before.identity);
    expect(after).toMatchObject({ tick: 100, ageMs: 100_000, downtimeMs: 7_200_000, asleep: false });
    const wake = second.host.picture()?.trace.find(({ happening }) => happening.kind === 'wake');
    expect(wake?.happening).toMatchObject({ gapMs: 7_200_000, gap: 'asleep' });
    clock.pass(1000);
    expect(keeperOf(second.host).view.tick).toBe(101);
  });

  test('a life whose process was killed goes on from its last tick, and knows it', () => {
    const home = temporaryHome();
    const clock = new FakeClock();
    const first = openHouse(home, clock);
    clock.pass(90_500);
    first.host.stimulate({ ...shock, intensity: 0.95 });
    const killed = keeperOf(first.host).state();
    // A killed process leaves its files as they are, and its lock to the system.
    const grave = temporaryHome();
    for (const [name, content] of Object.entries(bytesBelow(home))) {
      if (name.startsWith('lock') || name === 'owner.json') continue;
      const path = join(grave, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, Buffer.from(content, 'base64'));
    }
    const hooks = { onWake: vi.fn() };
    const second = openHouse(grave, clock, { hooks });
    const wake = second.host
      .picture()
      ?.trace.filter(({ happening }) => happening.kind === 'wake')
      .at(-1);
    expect(wake?.happening).toMatchObject({ gap: 'crashed', tick: 90 });
    expect(keeperOf(second.host).view).toMatchObject({
      tick: killed.tick,
      ageMs: killed.ageMs,
      identity: killed.identity,
    });
    expect(hooks.onWake).toHaveBeenCalledOnce();
    expect(second.trouble).toEqual([]);
  });

  test('machine sleep is downtime of its own kind', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    clock.pass(5000);
    host.suspend();
    clock.doze(3_600_000);
    host.resume();
    clock.pass(2000);
    expect(keeperOf(host).view).toMatchObject({ tick: 7, ageMs: 7000, downtimeMs: 3_600_000, asleep: false });
    const wake = host
      .picture()
      ?.trace.filter(({ happening }) => happening.kind === 'wake')
      .at(-1);
    expect(wake?.happening).toMatchObject({ gap: 'suspended' });
  });

  test('death stops the loop, is told once, and leaves a snapshot', () => {
    const clock = new FakeClock();
    const { host } = openHouse(temporaryHome(), clock);
    const deaths = vi.fn();
    host.on('death', deaths);
    host.birth({ name: 'Brief', policy: 'classic', seed: 1 });
    clock.pass(1_100_000);
    expect(deaths).toHaveBeenCalledOnce();
    expect(host.picture()).toMatchObject({
      readOnly: true,
      view: { alive: false, tick: 1000, death: { cause: 'stability' } },
    });
    expect(host.snapshots().map(({ reason }) => reason)).toContain('death');
    expect(() => host.stimulate(shock)).toThrow(Refusal);
  });

  test('a dead life stays dead after a restart', () => {
    const home = temporaryHome();
    const clock = new FakeClock();
    const first = openHouse(home, clock);
    first.host.birth({ name: 'Brief', policy: 'classic', seed: 1 });
    clock.pass(1_100_000);
    first.host.sleep();
    const second = openHouse(home, clock);
    clock.pass(10_000);
    expect(second.host.picture()).toMatchObject({ readOnly: true, view: { alive: false, tick: 1000 } });
  });
});

describe('a file that arrives', () => {
  test('an older snapshot of the living life may be forked, not resumed', () => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const { host } = openHouse(home, clock);
    clock.pass(20_000);
    const path = copyOf(home, host.snapshotPath(host.saveSnapshot().id));
    const parent = keeperOf(host).view.identity;
    clock.pass(20_000);
    expect(verdictOf(host.preview(path))).toBe('older');
    expect(() => host.decide({ filePath: path, choice: 'resume' })).toThrow(Refusal);
    expect(keeperOf(host).view).toMatchObject({ identity: parent, tick: 40 });

    const forked = host.decide({ filePath: path, choice: 'fork' });
    expect(forked).toMatchObject({
      name: 'Ada 2',
      lineage: { origin: 'forked', parentId: parent.lifeId, branchTick: 20 },
    });
    expect(forked.lifeId).not.toBe(parent.lifeId);
    expect(keeperOf(host).view).toMatchObject({ tick: 20, downtimeMs: 20_000 });
  });

  test('another life wakes and the one before sleeps; both go on when called back', () => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const { host } = openHouse(home, clock);
    clock.pass(30_000);
    const first = keeperOf(host).view.identity;
    const path = copyOf(home, host.snapshotPath(host.saveSnapshot().id));
    host.birth({ name: 'Other', policy: 'natural', seed: 2 });
    clock.pass(5000);
    expect(keeperOf(host).view).toMatchObject({ tick: 5, identity: { name: 'Other' } });
    // Put to sleep at the tick the snapshot was taken at: nothing was lived since.
    expect(verdictOf(host.preview(path))).toBe('other');
    host.decide({ filePath: path, choice: 'resume' });
    clock.pass(1000);
    expect(keeperOf(host).view).toMatchObject({ tick: 31, identity: first, downtimeMs: 5000 });
  });

  test('a snapshot that was lived further elsewhere resumes here', () => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const elsewhere = temporaryHome();
    const here = openHouse(home, clock);
    clock.pass(10_000);
    const path = copyOf(elsewhere, here.host.snapshotPath(here.host.saveSnapshot().id));
    const there = openHouse(join(elsewhere, 'home'), clock);
    const identity = there.host.decide({ filePath: path, choice: 'resume' });
    expect(identity.name).toBe('Ada');
    here.host.suspend();
    clock.pass(50_000);
    const further = copyOf(elsewhere, there.host.snapshotPath(there.host.saveSnapshot().id), 'further.life');
    expect(verdictOf(here.host.preview(further))).toBe('resume');
    here.host.decide({ filePath: further, choice: 'resume' });
    expect(keeperOf(here.host).view).toMatchObject({ identity: { lifeId: identity.lifeId }, tick: 60 });
    here.host.sleep();
    const again = openHouse(home, clock);
    expect(keeperOf(again.host).view.tick).toBe(60);
  });

  test('a dead life is looked at while the living one lives on', () => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const { host } = openHouse(home, clock);
    host.birth({ name: 'Brief', policy: 'classic', seed: 1 });
    clock.pass(1_001_000);
    const dead = host.snapshots().find(({ reason }) => reason === 'death');
    const path = copyOf(home, host.snapshotPath(dead?.id ?? ''));
    host.birth({ name: 'Next', policy: 'natural', seed: 3 });
    expect(verdictOf(host.preview(path))).toBe('dead');
    expect(() => host.decide({ filePath: path, choice: 'resume' })).toThrow(Refusal);
    host.decide({ filePath: path, choice: 'look' });
    clock.pass(7000);
    expect(host.picture()).toMatchObject({
      readOnly: true,
      view: { identity: { name: 'Brief' }, alive: false },
    });
    expect(() => host.stimulate(shock)).toThrow(Refusal);
    host.back();
    expect(host.picture()).toMatchObject({ readOnly: false, view: { identity: { name: 'Next' }, tick: 7 } });
  });

  test.each([
    [
      'stage-05',
      '{"alive":true,"ticks":500,"age":500.0,"energy":50.0,"stability":0.5,"integrity":1.0}',
      'classic',
    ],
  ] as const)('a %s snapshot of the original is adopted', (_, content, policy) => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const { host } = openHouse(home, clock);
    const path = join(home, 'snapshot_000500.json');
    writeFileSync(path, content);
    expect(host.preview(path)).toMatchObject({
      kind: 'foreign',
      verdict: 'adopt',
      tick: 500,
      ageMs: 500_000,
    });
    const adopted = host.decide({ filePath: path, choice: 'adopt' });
    expect(adopted.lineage).toMatchObject({ origin: 'adopted', branchTick: 500 });
    expect(adopted.lineage.source).toContain('snapshot_000500.json');
    expect(keeperOf(host).view).toMatchObject({
      tick: 500,
      ageMs: 500_000,
      phase: 'run',
      policy: { name: policy },
      vitals: { energy: 50, stability: 0.5, integrity: 1 },
    });
  });

  test.each([
    ['empty', ''],
    ['text', 'hello'],
    ['foreign JSON', '{"name":"package"}'],
    ['truncated', '{"format":"life-snapshot","formatVersion":1,'],
    ['binary', '\u0000\u0001\u0002'],
    ['NaN', '{"alive":true,"ticks":1,"age":NaN,"energy":1,"stability":1,"integrity":1}'],
  ])('%s is refused with a reason and changes nothing, to the byte', (_, content) => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const outside = temporaryHome();
    const { host, trouble } = openHouse(home, clock);
    clock.pass(5000);
    const path = join(outside, 'bad.life');
    writeFileSync(path, content);
    const before = { bytes: bytesBelow(home), hash: stateHash(keeperOf(host).state()) };
    expect(host.preview(path)).toMatchObject({ kind: 'refused', filePath: path });
    expect(() => host.decide({ filePath: path, choice: 'resume' })).toThrow(Refusal);
    expect({ bytes: bytesBelow(home), hash: stateHash(keeperOf(host).state()) }).toEqual(before);
    expect(trouble).toEqual([]);
  });
});

describe('instruments and hooks', () => {
  test('a hook that throws is counted, journaled and survived', () => {
    const clock = new FakeClock();
    const { host, trouble } = openHouse(temporaryHome(), clock, {
      hooks: {
        onTick() {
          throw new Error('hook failed');
        },
      },
    });
    clock.pass(3000);
    expect(keeperOf(host).view).toMatchObject({ tick: 3, alive: true, trace: { hookFailures: 3 } });
    expect(trouble).toHaveLength(3);
  });

  test('a listener that throws does not reach life', () => {
    const clock = new FakeClock();
    const { host, trouble } = openHouse(temporaryHome(), clock);
    host.on('push', () => {
      throw new Error('window failed');
    });
    clock.pass(3000);
    expect(keeperOf(host).view.tick).toBe(3);
    expect(trouble).toHaveLength(3);
  });

  test('the monitor has no part in life: with and without it the state is the same', () => {
    const hashes = [true, false].map((monitored) => {
      const clock = new FakeClock();
      const { host } = openHouse(temporaryHome(), clock, { monitored });
      clock.pass(400_000);
      for (let dose = 0; dose < 4; dose++) {
        host.stimulate({ ...shock, intensity: 0.9 });
        clock.pass(5000);
      }
      const found = host.picture()?.anomalies.length ?? 0;
      expect(found > 0).toBe(monitored);
      return stateHash(keeperOf(host).state());
    });
    expect(hashes[0]).toBe(hashes[1]);
  });
});
