import { describe, expect, it } from 'vitest';
import { HOUR_DIGESTS_MAX } from '../../src/main/vault/notes';
import { Sql } from '../../src/main/vault/sqlite';
import type { Digest, Extent } from '../../src/shared/monitor';
import type { Anomaly } from '../../src/shared/views';
import { DYNAMICS, VITALS, type DigestSpan } from '../../src/shared/vocabulary';
import { atTick, openStore, range, T0_MS, tamper, temporaryFolder } from './helpers';

// Goal: what the monitor found and has learnt is kept as it was told, goes with the ticks it was found in, and costs
// nothing but itself where it is damaged.

const HOUR_TICKS = 3600;

const calm: Extent = { from: 0.5, to: 0.5, min: 0.4, max: 0.6, mean: 0.5, usual: { low: 0.4, high: 0.6 } };
const all = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, calm])) as Record<Name, Extent>;

function digest(span: DigestSpan, fromTick: number, change: Partial<Digest> = {}): Digest {
  const ticks = span === 'hour' ? HOUR_TICKS : 24 * HOUR_TICKS;
  return {
    ...{ span, fromTick, toTick: fromTick + ticks, fromMs: fromTick * 1000, toMs: (fromTick + ticks) * 1000 },
    ...{ livedMs: ticks * 1000, vitals: all(VITALS), dynamics: all(DYNAMICS), innerRate: calm, innerMs: 1 },
    ...{ events: { noise: { count: 2, usual: 1.5 } }, rests: { count: 1, ms: 60_000 }, lateTicks: 0 },
    ...{ memory: { kept: 1, forgotten: 0 }, anomalies: { notice: 0, warning: 0, grave: 0 }, changed: [] },
    ...change,
  };
}

const hour = (index: number, change?: Partial<Digest>): Digest => digest('hour', index * HOUR_TICKS, change);

const anomaly = (id: number, noticedTick: number): Anomaly => ({
  ...{ id, kind: 'vital-low', severity: 'warning', subject: 'energy', also: [], fromTick: noticedTick - 2 },
  ...{ noticedTick, toTick: null, fromMs: 1, toMs: null, startedAtMs: T0_MS, observed: 12.5 },
  ...{ expected: { low: 20, high: null }, causes: [3], acknowledged: false },
  ...{ message: { key: 'a', params: {} }, clearsWhen: { key: 'b', params: { level: 22 } } },
});

describe('digests', () => {
  it('are told newest first, hours and days each by themselves', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.saveDigests([hour(0), hour(1), digest('day', 0)]);
    store.saveDigests([hour(2)]);
    store.close();
    const again = openStore(folder, { readOnly: true });
    expect(again.digests('hour', 2)).toEqual([hour(2), hour(1)]);
    expect(again.digests('day', 9)).toEqual([digest('day', 0)]);
    again.close();
  });

  it('take the place of what was told of the same time before', () => {
    const store = openStore(temporaryFolder());
    store.saveDigests([hour(0), hour(1)]);
    store.saveDigests([hour(0, { lateTicks: 7 })]);
    expect(store.digests('hour', 9)).toEqual([hour(1), hour(0, { lateTicks: 7 })]);
    store.close();
  });

  it('are kept for 400 days of hours, and for ever of days', () => {
    const store = openStore(temporaryFolder());
    const days = 401;
    store.saveDigests(range(0, days * 24 - 1).map((index) => hour(index)));
    store.saveDigests(range(0, days - 1).map((index) => digest('day', index * 24 * HOUR_TICKS)));
    store.saveDigests([hour(days * 24)]);
    const hours = store.digests('hour', 1e6);
    expect(hours.length).toBe(HOUR_DIGESTS_MAX);
    expect([hours[0]?.fromTick, hours.at(-1)?.fromTick]).toEqual([days * 24 * HOUR_TICKS, 25 * HOUR_TICKS]);
    expect(store.digests('day', 1e6).length).toBe(days);
    store.close();
  });

  it('are all written or none', () => {
    const store = openStore(temporaryFolder());
    expect(() =>
      store.transaction(() => {
        store.saveDigests([hour(0)]);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.digests('hour', 9)).toEqual([]);
    store.close();
  });

  it('are left out where they cannot be read', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.saveDigests([hour(0), hour(1)]);
    store.close();
    tamper(folder, "UPDATE digests SET digest = '{' WHERE from_tick = 0");
    const again = openStore(folder);
    expect(again.digests('hour', 9)).toEqual([hour(1)]);
    again.close();
  });
});

describe('anomalies', () => {
  it('are told page by page, newest first', () => {
    const store = openStore(temporaryFolder());
    for (const id of range(1, 7)) store.saveAnomaly(anomaly(id, id * 10));
    const page = (beforeId?: number) => store.anomalies(3, beforeId).map(({ id }) => id);
    expect([page(), page(5), page(2), page(1)]).toEqual([[7, 6, 5], [4, 3, 2], [1], []]);
    store.dropAnomalies([6, 99]);
    expect(page()).toEqual([7, 5, 4]);
    store.close();
  });
});

describe('what was found in ticks that are taken back', () => {
  it('goes with them, also where it cannot be read', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const id of [1, 2, 3]) store.saveAnomaly(anomaly(id, id * HOUR_TICKS));
    store.saveDigests([hour(0), hour(1), hour(2)]);
    store.close();
    tamper(
      folder,
      "UPDATE digests SET digest = '{' WHERE from_tick = 0; UPDATE anomalies SET anomaly = '{' WHERE id = 1",
    );
    const again = openStore(folder);
    again.forgetAfter(atTick(2 * HOUR_TICKS));
    expect(again.digests('hour', 9)).toEqual([hour(1)]);
    expect(again.anomalies(9).map(({ id }) => id)).toEqual([2]);
    const sql = new Sql(`${folder}/life.db`, { readOnly: true });
    expect(sql.all('SELECT count(*) AS count FROM digests')).toEqual([{ count: 1 }]);
    sql.abandon();
    again.close();
  });
});

describe('what the monitor has learnt', () => {
  const learnt = { version: 3, usual: [0.1, -1e-9, 1 / 3], words: 'a “note” 🌱', nothing: null };

  it('is given back as it was noted last', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    expect(store.learntByMonitor()).toBe(null);
    store.noteLearnt({ version: 1 });
    store.noteLearnt(learnt);
    store.close();
    const again = openStore(folder, { readOnly: true });
    expect(again.learntByMonitor()).toEqual(learnt);
    again.close();
  });

  it('is noted with what it belongs to, or not at all', () => {
    const store = openStore(temporaryFolder());
    store.noteLearnt({ version: 1 });
    expect(() =>
      store.transaction(() => {
        store.noteLearnt(learnt);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.learntByMonitor()).toEqual({ version: 1 });
    store.close();
  });

  it.each([
    ['a digit was changed', "replace(value, '0.1', '0.7')"],
    ['it was cut', 'substr(value, 1, 80)'],
    ['it is nothing at all', "''"],
  ])('is nothing where %s', (_, value) => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    store.noteLearnt(learnt);
    store.close();
    tamper(folder, `UPDATE meta SET value = ${value} WHERE key = 'learnt'`);
    const again = openStore(folder);
    expect(again.learntByMonitor()).toBe(null);
    again.close();
  });
});
