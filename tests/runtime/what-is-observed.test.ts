import { describe, expect, test, vi } from 'vitest';
import type { LifeHost } from '../../src/main/runtime/life-host';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';
import { killed, notedIn } from './killed';

vi.mock('../../src/main/monitor/semantic-monitor', () => import('./attentive-monitor'));

// Goal: a monitor is shown the same, whether a life is lived, lived again after an end of the process, or tried on.
// Method: in its place stands one whose findings hold a sum over everything it was ever shown.

const shock = { type: 'shock', intensity: 0.9, source: 'test', note: null } as const;
const noise = { type: 'noise', intensity: 0.6, source: 'test', note: 'a “note” 🌱' } as const;
const NIGHT_MS = 8 * 3_600_000;

/** Ticks on time and late, stimuli met at once and later, a machine that slept, a clock that was set. */
function eventful(host: LifeHost, clock: FakeClock): void {
  clock.pass(31_000);
  for (let count = 0; count < 9; count++) host.stimulate(noise);
  host.stimulate(shock);
  clock.pass(20_000);
  clock.pass(5000, 700);
  clock.jump(90_000);
  clock.pass(12_000);
  host.suspend();
  clock.doze(600_000);
  host.resume();
  clock.pass(25_000, 20);
  clock.stall(45_000);
  clock.pass(9000);
}

function eventfulLife() {
  const homePath = temporaryHome();
  const clock = new FakeClock();
  let { host } = openHouse(homePath, clock);
  eventful(host, clock);
  // A night that begins with stimuli in the queue.
  for (let count = 0; count < 9; count++) host.stimulate(noise);
  host.sleep();
  clock.pass(NIGHT_MS);
  ({ host } = openHouse(homePath, clock));
  eventful(host, clock);
  return { homePath, clock, host };
}

const present = DEFAULT_SETTINGS;
const query = { monitor: present.monitor, minimumSeverity: 'notice', ticks: null } as const;

describe('after an end of the process without warning', () => {
  test('all that was lived since the last checkpoint is shown once more, as it was, and nothing else', () => {
    const before = eventfulLife();
    const { host, clock } = before;
    for (let count = 0; count < 9; count++) host.stimulate(noise);
    host.saveSnapshot();
    eventful(host, clock);
    const [newest, older] = keeperOf(host).anomalies;
    host.acknowledge(newest?.id ?? 0);
    host.acknowledge(older?.id ?? 0);
    const after = killed(before);
    const { host: again } = openHouse(after.homePath, after.clock);
    // What a life meets that wakes after a crash, in the one that has none.
    keeperOf(host).wake(0, 'crashed');
    for (const each of [before, { ...after, host: again }]) {
      eventful(each.host, each.clock);
      each.host.saveSnapshot();
    }
    expect(keeperOf(again).anomalies).toEqual(keeperOf(host).anomalies);
    expect(notedIn(after.homePath, again)).toEqual(notedIn(before.homePath, host));
  });

  test.each([
    ['the newest', ''],
    ['that of its last sleep', "WHERE state ->> 'asleep'"],
  ])('the same holds where a checkpoint is damaged: %s', (_, which) => {
    const before = eventfulLife();
    const { host, clock } = before;
    host.saveSnapshot();
    clock.pass(40_000);
    const after = killed(
      before,
      `UPDATE checkpoints SET state = '{}' WHERE id = (SELECT max(id) FROM checkpoints ${which})`,
    );
    const { host: again } = openHouse(after.homePath, after.clock);
    keeperOf(host).wake(0, 'crashed');
    for (const each of [before, { ...after, host: again }]) {
      each.clock.pass(40_000);
      each.host.saveSnapshot();
    }
    expect(notedIn(after.homePath, again)).toEqual(notedIn(before.homePath, host));
  });

  test('what was found then and is not found again is gone, and its number free', () => {
    const before = eventfulLife();
    before.host.saveSnapshot();
    before.clock.pass(60_000);
    const after = killed(
      before,
      `UPDATE anomalies SET id = id + 5, anomaly = json_set(anomaly, '$.id', id + 5)
       WHERE id = (SELECT max(id) FROM anomalies)`,
    );
    const { host } = openHouse(after.homePath, after.clock);
    expect(keeperOf(host).anomalies).toEqual(keeperOf(before.host).anomalies);
    host.saveSnapshot();
    expect(notedIn(after.homePath, host).anomalies).toEqual(keeperOf(host).anomalies);
  });
});

describe('a past that is tried on', () => {
  test('is shown as it was lived, through nights and crashes', async () => {
    const before = eventfulLife();
    before.host.saveSnapshot();
    before.clock.pass(50_000);
    const after = killed(before);
    after.clock.pass(300_000);
    const { host } = openHouse(after.homePath, after.clock);
    eventful(host, after.clock);
    const report = await host.past.backtest(query, present);
    const found = [...keeperOf(host).anomalies].reverse();
    expect(found.length).toBeGreaterThan(10);
    expect(report.present.anomalies).toEqual(found);
    expect(report.wished.anomalies).toEqual(found);
    expect(report).toMatchObject({ fromTick: 0, fromMs: 0, toTick: keeperOf(host).view.tick });
  });

  test('begins where a life came here, forked or from elsewhere', async () => {
    const { host, clock } = eventfulLife();
    await host.past.fork(100);
    eventful(host, clock);
    const report = await host.past.backtest(query, present);
    expect(report.fromTick).toBe(100);
    expect(report.present.anomalies).toEqual([...keeperOf(host).anomalies].reverse());
  });

  test('is told of as far back as is asked for, and learnt from altogether', async () => {
    const { host } = eventfulLife();
    const { tick } = keeperOf(host).view;
    const all = await host.past.backtest(query, present);
    const late = await host.past.backtest({ ...query, ticks: 60 }, present);
    expect(late.fromTick).toBe(tick - 60);
    expect(late.present.anomalies).toEqual(
      all.present.anomalies.filter(({ noticedTick }) => noticedTick > tick - 60),
    );
    expect(late.toMs).toBe(all.toMs);
    expect(late.fromMs).toBeGreaterThan(late.toMs - 60 * 1000 - 700_000);
    expect((await host.past.backtest({ ...query, ticks: 1e9 }, present)).present).toEqual(all.present);
  });
});
