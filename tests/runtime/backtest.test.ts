import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workOf } from '../../src/main/runtime/work/tasks';
import type { Step } from '../../src/main/runtime/work/work';
import { lifeFolderAt } from '../../src/main/vault/home';
import { DEFAULT_MONITOR_SETTINGS, type MonitorSettings } from '../../src/shared/monitor';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import type { AnomalyKind, Sensitivity } from '../../src/shared/vocabulary';
import { bytesBelow } from './house';
import { LongLife } from './long-life';

// Goal: what is told of settings that are tried on the past is what they would have told: with those that were
// switched on, the very anomalies that were found when it was lived.

const HOUR_TICKS = 3600;

function lived(monitor: MonitorSettings = DEFAULT_MONITOR_SETTINGS): LongLife {
  let life = LongLife.born({ monitorSettings: () => monitor });
  life.steady(3 * HOUR_TICKS);
  life.meet('shock', 0.8, 3);
  life.late(12);
  life.steady(HOUR_TICKS);
  life.night();
  life.steady(2 * HOUR_TICKS);
  life.meet('noise', 0.7, 12, 15);
  // Its process ends in the middle of what goes on, and nothing is saved before.
  life.late(5);
  life = life.crash();
  life.steady(30);
  life.late(4);
  life.meet('shock', 0.9, 2, 5);
  life.steady(3 * HOUR_TICKS);
  life.meet('decay', 0.8, 6, 10);
  life.host.suspend();
  life.clock.doze(3_600_000);
  life.host.resume();
  life.late(9, 400);
  life.steady(HOUR_TICKS);
  return life;
}

const storedIn = ({ host }: LongLife) => [...host.olderAnomalies(Number.MAX_SAFE_INTEGER, 9999)].reverse();

const having = (kind: AnomalyKind, sensitivity: Sensitivity): MonitorSettings => ({
  sensitivity: { ...DEFAULT_MONITOR_SETTINGS.sensitivity, [kind]: sensitivity },
});
const query = (monitor: MonitorSettings, ticks: number | null = null) =>
  ({ monitor, minimumSeverity: 'warning', ticks }) as const;

describe('settings that are tried on the past', () => {
  test('find exactly what was found when it was lived, if they were switched on', async () => {
    const life = lived();
    const stored = storedIn(life);
    expect(new Set(stored.map(({ kind }) => kind)).size).toBeGreaterThan(3);
    const report = await life.host.past.backtest(query(having('late-ticks', 'off')), DEFAULT_SETTINGS);
    expect(report.present.anomalies).toEqual(stored);
    expect(report.toTick).toBe(life.keeper.view.tick);
  });

  test('leave out a kind that is switched off, and nothing else begins', async () => {
    const life = lived();
    const { wished, present } = await life.host.past.backtest(
      query(having('late-ticks', 'off')),
      DEFAULT_SETTINGS,
    );
    const kinds = (found: typeof wished) =>
      found.anomalies.flatMap(({ kind, also }) => [kind, ...also.map((each) => each.kind)]);
    expect(kinds(present)).toContain('late-ticks');
    expect(kinds(wished)).not.toContain('late-ticks');
    expect(wished.settings).toEqual(having('late-ticks', 'off'));
  });

  test('find more where a kind is watched more closely, and less where less so', async () => {
    const life = lived();
    const told = async (sensitivity: Sensitivity) => {
      const monitor = having('fast-fall', sensitivity);
      const { wished } = await life.host.past.backtest(query(monitor), DEFAULT_SETTINGS);
      return wished.anomalies.filter(({ kind, also }) =>
        [kind, ...also.map((each) => each.kind)].includes('fast-fall'),
      );
    };
    const [low, normal, high] = [await told('low'), await told('normal'), await told('high')];
    expect(high.length).toBeGreaterThan(normal.length);
    expect(normal.length).toBeGreaterThan(low.length);
  });

  test('agree with a life that is lived under them', async () => {
    const monitor = having('fast-fall', 'high');
    const life = lived(monitor);
    const { wished } = await life.host.past.backtest(query(monitor), DEFAULT_SETTINGS);
    expect(wished.anomalies).toEqual(storedIn(life));
  });

  test('tell what a person would have been told, from the severity that is wished', async () => {
    const life = lived();
    const telling = async (minimumSeverity: 'notice' | 'grave') =>
      (
        await life.host.past.backtest(
          { ...query(DEFAULT_MONITOR_SETTINGS), minimumSeverity },
          DEFAULT_SETTINGS,
        )
      ).wished;
    const { notifications, anomalies } = await telling('notice');
    expect(notifications.length).toBeGreaterThan(0);
    const ids = new Set(anomalies.map(({ id }) => id));
    expect(notifications.flatMap(({ anomalyIds }) => anomalyIds).every((id) => ids.has(id))).toBe(true);
    expect((await telling('grave')).notifications.length).toBeLessThan(notifications.length);
  });
});

describe('a trial', () => {
  test('shows how far it has come, and leaves nothing behind when it is left off', () => {
    const life = lived();
    life.keeper.landmark();
    const { lifeId } = life.keeper.view.identity;
    const folder = lifeFolderAt(join(life.homePath, 'lives', lifeId), lifeId);
    const before = bytesBelow(life.homePath);
    const { monitor, notifications } = DEFAULT_SETTINGS;
    const present = { monitor, notifications };
    const work = workOf({ kind: 'backtest', folder, query: query(having('trend', 'off')), present });
    const steps = [work.next(), work.next(), work.next()];
    const done = steps.map(({ value }) => (value as Step).done);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    expect(done.at(-1)).toBeGreaterThan(0);
    expect(steps.map(({ value }) => (value as Step).total)).toEqual(done.map(() => life.keeper.view.tick));
    work.return(undefined as never);
    const after = bytesBelow(life.homePath);
    // But for who reads where just now, which SQLite shares in that file.
    const changed = Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name]);
    expect(changed.filter((name) => !name.endsWith('-shm'))).toEqual([]);
    life.steady(10);
  });
});
