import { told } from '../../src/shared/i18n';
import type { Anomaly } from '../../src/shared/views';

/** An open anomaly of stability, with what a test wants to be otherwise. */
export const findingOf = (change: Partial<Anomaly> = {}): Anomaly => ({
  id: 1,
  kind: 'fast-fall',
  severity: 'warning',
  subject: 'stability',
  also: [],
  fromTick: 600,
  noticedTick: 640,
  toTick: null,
  fromMs: 600_000,
  toMs: null,
  startedAtMs: 1_700_000_640_000,
  observed: -0.12,
  expected: { low: -0.04, high: 0.01 },
  causes: [],
  message: told('anomalies.fastFall.atOnce', { vital: 'stability', amount: 0.12, after: 'none' }),
  clearsWhen: told('anomalies.fastFall.clears', { vital: 'stability', seconds: 60 }),
  acknowledged: false,
  ...change,
});

/** The same, over. */
export const pastFindingOf = (change: Partial<Anomaly> = {}): Anomaly =>
  findingOf({ toTick: 700, toMs: 700_000, ...change });
