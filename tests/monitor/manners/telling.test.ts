import { describe, expect, test } from 'vitest';
import type { Findings } from '../../../src/main/monitor/anomaly-desk';
import { Telling } from '../../../src/main/monitor/manners/telling';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings';
import type { Anomaly } from '../../../src/shared/views';
import { anomalyOf, viewOf } from '../../environment/views';

// Goal: a past lived again says what a person would have been told, and when.

const NOTHING: Findings = { opened: [], changed: [], resolved: [], digests: [] };
const MINUTE_TICKS = 60;
const HOUR_TICKS = 60 * MINUTE_TICKS;

/** A life of one tick a second, told of under these manners; midnight is at its tick 0. */
function past(change: Partial<Settings['notifications']> = {}) {
  const manners = { ...DEFAULT_SETTINGS.notifications, ...change };
  const telling = new Telling(manners, (atMs) => Math.floor(atMs / 60_000) % 1440);
  let tick = 0;
  let downtimeMs = 0;
  const meet = (findings: Partial<Findings> = {}): void => {
    const view = viewOf({ tick, ageMs: tick * 1000, downtimeMs });
    telling.meet({ ...NOTHING, ...findings }, view, tick * 1000 + downtimeMs);
  };
  return {
    live(ticks: number) {
      for (let left = ticks; left > 0; left -= 1) {
        tick += 1;
        meet();
      }
    },
    wake(afterMs: number) {
      downtimeMs += afterMs;
      meet();
    },
    open: (anomaly: Partial<Anomaly>) => meet({ opened: [anomalyOf(anomaly)] }),
    change: (anomaly: Partial<Anomaly>) => meet({ changed: [anomalyOf(anomaly)] }),
    resolve: (anomaly: Partial<Anomaly>) => meet({ resolved: [anomalyOf({ toTick: tick, ...anomaly })] }),
    ids: () => telling.told().map(({ anomalyIds }) => anomalyIds),
    ticks: () => telling.told().map((note) => note.tick),
    told: () => telling.told(),
  };
}

test('a note has its place in the life, and what it told of', () => {
  const life = past();
  life.live(HOUR_TICKS);
  life.wake(1_000_000);
  life.live(2 * MINUTE_TICKS);
  life.open({ id: 7 });
  life.live(MINUTE_TICKS);
  expect(life.told()).toEqual([{ tick: 3725, sinceBirthMs: 4_725_000, anomalyIds: [7] }]);
});

test('a burst is one note, and what passed before it could be told is none', () => {
  const life = past();
  life.live(HOUR_TICKS);
  life.open({ id: 1 });
  life.live(2);
  life.open({ id: 2, subject: 'stability' });
  life.open({ id: 3, subject: 'integrity' });
  life.live(1);
  life.resolve({ id: 2, subject: 'stability' });
  life.live(HOUR_TICKS);
  expect(life.ids()).toEqual([[1, 3]]);
});

test('one that grows grave enough is told, and one that is too slight is not', () => {
  const life = past({ minimumSeverity: 'grave' });
  life.live(HOUR_TICKS);
  life.open({ id: 1 });
  life.live(MINUTE_TICKS);
  life.change({ id: 1, severity: 'grave' });
  life.live(MINUTE_TICKS);
  expect(life.ticks()).toEqual([HOUR_TICKS + MINUTE_TICKS + 5]);
});

describe('a quiet start', () => {
  test.each([
    ['a birth', () => past()],
    [
      'a waking',
      () => {
        const life = past();
        life.live(HOUR_TICKS);
        life.wake(8 * 3_600_000);
        return life;
      },
    ],
  ])('after %s: what stays is told when it is over, what is grave at once', (_when, begin) => {
    const life = begin();
    life.live(10);
    const before = life.told().length;
    life.open({ id: 1 });
    life.open({ id: 2, severity: 'grave', subject: 'stability' });
    life.live(5);
    expect(life.ids().slice(before)).toEqual([[2]]);
    life.live(2 * MINUTE_TICKS);
    expect(life.ids().slice(before)).toEqual([[2], [1]]);
  });
});

test('in quiet hours nothing is told, and afterwards all of it at once', () => {
  const life = past({ quietHours: { enabled: true, from: '01:00', to: '02:00' } });
  life.live(HOUR_TICKS);
  life.open({ id: 1 });
  life.live(30 * MINUTE_TICKS);
  life.open({ id: 2, subject: 'stability', severity: 'grave' });
  life.live(HOUR_TICKS);
  expect(life.ids()).toEqual([[1, 2]]);
  expect(life.ticks()[0]).toBeGreaterThanOrEqual(2 * HOUR_TICKS);
  expect(life.ticks()[0]).toBeLessThanOrEqual(2 * HOUR_TICKS + 30);
});

test('after a death nothing is told of its anomalies', () => {
  const telling = new Telling(DEFAULT_SETTINGS.notifications, () => 0);
  telling.meet(NOTHING, viewOf(), 0);
  telling.meet({ ...NOTHING, opened: [anomalyOf({ severity: 'grave' })] }, viewOf(), 100_000);
  const dead = viewOf({ alive: false, phase: 'terminated', death: { tick: 5024, cause: 'energy' } });
  telling.meet({ ...NOTHING, resolved: [anomalyOf({ severity: 'grave', toTick: 5024 })] }, dead, 101_000);
  for (let second = 0; second < 120; second += 1) telling.meet(NOTHING, dead, 102_000 + second * 1000);
  expect(telling.told()).toEqual([]);
});
