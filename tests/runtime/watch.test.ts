import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import type { HostOptions } from '../../src/main/runtime/host-options';
import { stateHash } from '../../src/main/vault/digest';
import type { Notice } from '../../src/shared/border';
import { DEFAULT_MONITOR_SETTINGS } from '../../src/shared/monitor';
import type { Anomaly } from '../../src/shared/views';
import type { AnomalyKind } from '../../src/shared/vocabulary';
import { notedIn } from './killed';
import { LongLife } from './long-life';

// Goal: the monitor goes on after an end of the process as if there had been none, and whatever it does, the life it
// watches lives the same.

const HOUR_TICKS = 3600;

/** A life that has learnt its ways, has slept, and meets something. */
function lived(options: Partial<HostOptions> = {}): LongLife {
  const life = LongLife.born(options);
  life.steady(3 * HOUR_TICKS);
  life.night();
  life.steady(HOUR_TICKS);
  trouble(life);
  return life;
}

function trouble(life: LongLife): void {
  life.meet('shock', 0.8, 2, 5);
  life.late(9);
}

const idsIn = (anomalies: readonly Anomaly[]) => anomalies.map(({ id, kind }) => [id, kind]);

describe('after an end of the process without warning', () => {
  test('the monitor is as if it had never ended: nothing is lost, told twice or numbered anew', () => {
    const life = lived();
    life.host.saveSnapshot();
    life.steady(300);
    trouble(life);
    life.steady(20);
    const found = life.keeper.anomalies;
    const known = found[0];
    expect(found.length).toBeGreaterThan(1);
    if (known === undefined) throw new Error('nothing was found');
    life.host.acknowledge(known.id);

    const again = life.crash(0);
    // The one that goes on meets what a wake after a crash is.
    life.keeper.wake(0, 'crashed');
    expect(again.keeper.anomalies).toEqual(life.keeper.anomalies);
    expect(again.keeper.anomalies.find(({ id }) => id === known.id)?.acknowledged).toBe(true);
    for (const each of [life, again]) {
      each.steady(2 * HOUR_TICKS);
      trouble(each);
      each.steady(HOUR_TICKS);
      each.host.saveSnapshot();
    }
    expect(again.keeper.anomalies.length).toBeGreaterThan(found.length);
    expect(notedIn(again.homePath, again.host)).toEqual(notedIn(life.homePath, life.host));
  });

  test('a second end before anything is written changes nothing', () => {
    const life = lived();
    const once = life.crash(0);
    const twice = once.crash(0);
    expect(idsIn(twice.keeper.anomalies)).toEqual(idsIn(life.keeper.anomalies));
    expect(idsIn(once.keeper.anomalies)).toEqual(idsIn(life.keeper.anomalies));
  });

  test.each([
    ['is lost', "DELETE FROM meta WHERE key = 'learnt'"],
    ['is damaged', "UPDATE meta SET value = replace(value, '1', '2') WHERE key = 'learnt'"],
  ])('what it had learnt may cost learning anew where it %s, and no anomaly', (_, sql) => {
    const life = lived();
    const again = life.crash(0, sql);
    expect(idsIn(again.keeper.anomalies)).toEqual(idsIn(life.keeper.anomalies));
    again.steady(300);
    expect(idsIn(again.keeper.anomalies)).toEqual(idsIn(life.keeper.anomalies));
    again.meet('shock', 0.95, 2, 5);
    const [newest] = again.keeper.anomalies;
    expect(newest?.id).toBe((life.keeper.anomalies[0]?.id ?? 0) + 1);
  });
});

describe('a life', () => {
  function story(options: Partial<HostOptions> = {}) {
    const life = LongLife.born(options);
    const notices: Notice[] = [];
    life.host.on('notice', (notice) => notices.push(notice));
    life.steady(300);
    trouble(life);
    life.host.suspend();
    life.clock.doze(60_000);
    life.host.resume();
    life.steady(300);
    trouble(life);
    life.host.saveSnapshot();
    return { life, notices, hash: stateHash(life.keeper.state()) };
  }

  /** The same with a monitor that fails in one of its acts. */
  function storyWith(act: 'observe' | 'learnt' | 'open' | 'configure', fails: (call: number) => boolean) {
    const real = Object.getOwnPropertyDescriptor(SemanticMonitor.prototype, act)?.value as (
      ...args: unknown[]
    ) => unknown;
    let calls = 0;
    const spy = vi.spyOn(SemanticMonitor.prototype, act).mockImplementation(function (
      this: SemanticMonitor,
      ...args: unknown[]
    ) {
      if (fails(++calls)) throw new Error('the monitor fails');
      return real.apply(this, args) as never;
    });
    onTestFinished(() => spy.mockRestore());
    const troubles: unknown[] = [];
    const told = story({ onTrouble: (where, error) => troubles.push([where, String(error)]) });
    spy.mockRestore();
    return { ...told, troubles, calls };
  }

  test('lives the same with the monitor, without it, and with one that fails', () => {
    const { hash, life } = story();
    expect(life.keeper.anomalies.length).toBeGreaterThan(0);
    expect(story({ monitored: false }).hash).toBe(hash);
    for (const from of [1, 2, 305]) expect(storyWith('observe', (call) => call >= from).hash).toBe(hash);
    expect(storyWith('learnt', () => true).hash).toBe(hash);
    expect(storyWith('open', () => true).hash).toBe(hash);
  });

  test('says so when its monitor fails, and goes on with a new one', () => {
    const { notices, troubles, calls, life } = storyWith('observe', (call) => call === 20);
    expect(notices.map(({ message }) => message.key)).toEqual(['runtime.host.monitorAnew']);
    expect(troubles).toEqual([['monitor', 'Error: the monitor fails']]);
    expect(life.keeper.anomalies.length).toBeGreaterThan(0);
    expect(calls).toBeGreaterThan(600);
  });

  test('goes on without a monitor that fails again', () => {
    const { notices, troubles, calls } = storyWith('observe', (call) => call >= 20);
    expect(notices.map(({ message }) => message.key)).toEqual([
      'runtime.host.monitorAnew',
      'runtime.host.monitorOff',
    ]);
    expect([troubles.length, calls]).toEqual([2, 21]);
  });
});

describe('the settings of the monitor', () => {
  const without = (kind: AnomalyKind) => ({
    sensitivity: { ...DEFAULT_MONITOR_SETTINGS.sensitivity, [kind]: 'off' as const },
  });

  test('hold for a life that wakes, and change while it lives', () => {
    const life = LongLife.born({ monitorSettings: () => without('late-ticks') });
    const kinds = () => life.keeper.anomalies.map(({ kind }) => kind);
    life.steady(600);
    trouble(life);
    expect(kinds()).not.toContain('late-ticks');
    life.steady(600);
    life.host.configureMonitor(without('fast-fall'));
    trouble(life);
    expect(kinds()).toContain('late-ticks');
  });
});

describe('what was found', () => {
  test('is told page by page, and can be acknowledged however old it is', () => {
    const life = lived();
    life.steady(HOUR_TICKS);
    trouble(life);
    const { host } = life;
    const all = life.keeper.anomalies;
    const [newest, next] = all;
    expect(host.olderAnomalies(newest?.id ?? 0, 999)).toEqual(all.slice(1));
    expect(host.olderAnomalies(newest?.id ?? 0, 1)).toEqual([next]);
    expect(host.olderAnomalies(1, 9)).toEqual([]);
    const oldest = all.at(-1)?.id ?? 0;
    expect(host.acknowledge(oldest)).toMatchObject({ id: oldest, acknowledged: true });
    expect(host.olderAnomalies(oldest + 1, 1)).toMatchObject([{ id: oldest, acknowledged: true }]);
    expect(() => host.acknowledge(99_999)).toThrow('runtime.anomaly.unknown');
  });

  test('is summed up hour by hour, and the sums survive a night', () => {
    const life = lived();
    life.steady(2 * HOUR_TICKS);
    const hours = life.host.digests('hour', 99);
    expect(hours.length).toBeGreaterThanOrEqual(4);
    const ticks = hours.map(({ fromTick }) => fromTick);
    expect(ticks).toEqual([...ticks].sort((one, other) => other - one));
    life.night();
    expect(life.host.digests('hour', 99)).toEqual(hours);
    expect(life.host.digests('hour', 1)).toEqual(hours.slice(0, 1));
  });
});
