import { expect, test } from 'vitest';
import type { Anomaly } from '../../src/shared/views';
import { gravityOf, SEVERITIES, type Severity } from '../../src/shared/vocabulary';
import { openStore, range, T0_MS, tamper, temporaryFolder } from './helpers';

// Goal: of the anomalies that touch a stretch at most 500 are drawn, the gravest, oldest first, and it is said how many
// were left out; one that cannot be read is left out and stops nothing.

const anomaly = (id: number, severity: Severity, fromMs: number, toMs: number | null): Anomaly => ({
  ...{
    id,
    kind: 'vital-low',
    severity,
    subject: 'energy',
    also: [],
    fromTick: fromMs / 1000,
    noticedTick: 1,
  },
  ...{ toTick: toMs, fromMs, toMs, startedAtMs: T0_MS, observed: 12.5, expected: { low: 20, high: null } },
  ...{
    causes: [3],
    message: { key: 'a', params: {} },
    clearsWhen: { key: 'b', params: {} },
    acknowledged: false,
  },
});
const whole = { fromMs: 0, toMs: 1e9, bucketsMax: 10 };

test('those that touch the stretch, also where they began before it or are still open', () => {
  const store = openStore(temporaryFolder());
  store.saveAnomaly(anomaly(1, 'notice', 1000, 2000));
  store.saveAnomaly(anomaly(2, 'grave', 3000, null));
  store.saveAnomaly(anomaly(3, 'notice', 9000, 9500));
  const ids = (fromMs: number, toMs: number) =>
    store.marks({ fromMs, toMs, bucketsMax: 10 }, 1e9).anomalies.map(({ id }) => id);
  expect(ids(0, 500)).toEqual([]);
  expect(ids(2000, 2500)).toEqual([1]);
  expect(ids(1500, 3500)).toEqual([1, 2]);
  expect(ids(5000, 9200)).toEqual([2, 3]);
  expect(store.marks(whole, 1e9).anomalies[1]).toEqual({
    ...{
      id: 2,
      kind: 'vital-low',
      severity: 'grave',
      subject: 'energy',
      fromTick: 3,
      fromMs: 3000,
      toMs: null,
    },
  });
  store.close();
});

test('of too many the gravest', () => {
  const store = openStore(temporaryFolder());
  const all = range(1, 700).map((id) =>
    anomaly(id, SEVERITIES[id % 7 === 0 ? 2 : id % 2] ?? 'notice', id * 1000, id * 1000 + 5),
  );
  store.transaction(() => all.forEach((one) => store.saveAnomaly(one)));
  const { anomalies, moreAnomalies } = store.marks(whole, 1e9);
  expect(anomalies.length).toBe(500);
  expect(moreAnomalies).toBe(200);
  expect(anomalies.map(({ fromMs }) => fromMs)).toEqual(
    [...anomalies.map(({ fromMs }) => fromMs)].sort((a, b) => a - b),
  );
  const kept = new Set(anomalies.map(({ id }) => id));
  const gravestLeft = Math.max(
    ...all.filter(({ id }) => !kept.has(id)).map(({ severity }) => gravityOf(severity)),
  );
  expect(gravestLeft).toBe(Math.min(...anomalies.map(({ severity }) => gravityOf(severity))));
  store.close();
});

test('what cannot be read, or says what cannot be, is left out', () => {
  const folder = temporaryFolder();
  const store = openStore(folder);
  for (const id of range(1, 4)) store.saveAnomaly(anomaly(id, 'warning', id * 1000, null));
  store.saveAnomaly({ id: 5, fromMs: 'early' } as unknown as Anomaly);
  store.close();
  tamper(folder, "UPDATE anomalies SET anomaly = '{\"half' WHERE id = 2");
  tamper(folder, "UPDATE anomalies SET anomaly = replace(anomaly, 'vital-low', 'vital-odd') WHERE id = 3");
  const again = openStore(folder);
  expect(again.marks(whole, 1e9).anomalies.map(({ id }) => id)).toEqual([1, 4]);
  again.close();
});
