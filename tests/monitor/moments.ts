import type { Signal } from '../../src/main/monitor/desk/signal';
import type { Moment } from '../../src/main/monitor/observation';
import { natural } from '../../src/main/life/presets/natural';
import { Life } from '../../src/main/life/life';
import type { AnomalyKind, AnomalySubject } from '../../src/shared/vocabulary';
import { newborn } from '../support/lives';

const view = Life.from(newborn(1, natural)).view();

/** A moment at which nothing happens, at one tick a second. */
export const momentAt = (tick: number): Moment => ({
  view: { ...view, tick, ageMs: tick * 1000 },
  heartbeat: { jitterMs: 0, dtMs: 1000, atMs: tick * 1000 },
  happenings: [],
  elapsedMs: 1000,
  ticked: true,
  fresh: false,
  settledTicks: tick,
  lateSeq: null,
});

export const signalOf = (kind: AnomalyKind, subject: AnomalySubject, more: Partial<Signal> = {}): Signal => ({
  kind,
  subject,
  severity: 'notice',
  observed: 1,
  expected: { low: 0, high: 0 },
  causes: [],
  from: { tick: 0, ms: 0 },
  message: { key: `told ${kind}`, params: {} },
  clearsWhen: { key: `clears ${kind}`, params: {} },
  ...more,
});
