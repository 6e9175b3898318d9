import type { Anomaly, LifePicture, LifePush, LifeView, TraceEntry } from '../../src/shared/views';

/** A living life as the desktop sees it; a test names what matters to it. */
export function viewOf(change: Partial<LifeView> = {}): LifeView {
  return {
    identity: {
      lifeId: 'life-1',
      name: 'Ada',
      seed: 7,
      bornAtMs: 0,
      lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
    },
    policy: { name: 'natural', tickIntervalMs: 1000 },
    alive: true,
    asleep: false,
    phase: 'run',
    phaseSinceTick: 10,
    tick: 5023,
    ageMs: 5_023_000,
    innerMs: 5_100_000,
    innerRate: 1.02,
    downtimeMs: 0,
    vitals: { energy: 72.4, integrity: 0.981, stability: 0.5 },
    dynamics: { tension: 0.1, fatigue: 0.2, noise: 0.1, drift: 0.01 },
    arousal: 0.2,
    action: 'none',
    actionSinceTick: 0,
    dayPhase: 0.3,
    memory: { shortTerm: 3, longTerm: 12, longTermMax: 2000 },
    queue: { pending: 0, capacity: 64 },
    trace: { errors: 0, hookFailures: 0, lateTicks: 0 },
    death: null,
    ...change,
  };
}

export const deadView = (): LifeView =>
  viewOf({ alive: false, phase: 'terminated', death: { tick: 5023, cause: 'energy' } });

export const entry = (seq: number): TraceEntry => ({
  seq,
  atMs: seq,
  happening: { kind: 'born', tick: 0, origin: 'born' },
});

export function pushOf(seq: number, change: Partial<LifePush> = {}): LifePush {
  return {
    seq,
    view: viewOf({ tick: seq }),
    heartbeat: { atMs: seq, jitterMs: 1, dtMs: 1000, usualJitterMs: 1 },
    trace: [entry(seq)],
    outlook: null,
    ...change,
  };
}

export const pictureOf = (change: Partial<LifePicture> = {}): LifePicture => ({
  ...pushOf(100),
  history: [],
  gaps: [],
  anomalies: [],
  readOnly: false,
  looking: null,
  homecoming: null,
  safety: { recoverability: { is: 'unproven' }, unsavedSinceMs: null, unsavedReason: null },
  savedAtMs: null,
  ...change,
});

export function anomalyOf(change: Partial<Anomaly> = {}): Anomaly {
  return {
    id: 1,
    kind: 'vital-low',
    severity: 'warning',
    subject: 'energy',
    also: [],
    fromTick: 5000,
    noticedTick: 5010,
    toTick: null,
    fromMs: 5_000_000,
    toMs: null,
    startedAtMs: 0,
    observed: 20,
    expected: { low: 25, high: null },
    causes: [],
    message: { key: 'common.appName', params: {} },
    clearsWhen: { key: 'common.appName', params: {} },
    acknowledged: false,
    ...change,
  };
}
