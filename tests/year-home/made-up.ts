import type { Anomaly } from '../../src/shared/views';
import { VITALS } from '../../src/shared/vocabulary';

const SEVERITIES = ['notice', 'notice', 'warning', 'notice', 'notice', 'warning', 'grave'] as const;
const MINUTE_MS = 60_000;

/** An anomaly that nobody found: something to draw. The same for the same number. */
export function madeUpAnomaly(id: number, atMs: number): Anomaly {
  const severity = SEVERITIES[id % SEVERITIES.length] ?? 'notice';
  const vital = VITALS[id % VITALS.length] ?? 'energy';
  const fromMs = Math.round(atMs);
  const toMs = fromMs + (5 + ((id * 37) % 240)) * MINUTE_MS;
  const [fromTick, toTick] = [Math.round(fromMs / 1000), Math.round(toMs / 1000)];
  const [full, said] = [vital === 'energy' ? 100 : 1, severity === 'grave' ? 'grave' : 'warning'];
  return {
    ...{
      id,
      kind: 'vital-low',
      severity,
      subject: vital,
      also: [],
      fromTick,
      noticedTick: fromTick + 1,
      toTick,
    },
    ...{
      fromMs,
      toMs,
      startedAtMs: fromMs,
      observed: 0.2 * full,
      expected: { low: 0.25 * full, high: null },
    },
    ...{ causes: [], acknowledged: false },
    message: { key: `anomalies.vitalLow.${said}`, params: { vital, value: 0.2 * full, limit: 0.25 * full } },
    clearsWhen: { key: 'anomalies.vitalLow.clears', params: { vital, level: 0.3 * full } },
  };
}
