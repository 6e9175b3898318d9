import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import type { Anomaly } from '../../src/shared/views';
import { SEVERITIES } from '../../src/shared/vocabulary';
import { event, WatchedLife } from './life-fixture';

const watch = (vitals = {}, nextAnomalyId = 1) =>
  new WatchedLife(new SemanticMonitor({ nextAnomalyId }), vitals);

/** Lets a life be hit, recover, sleep and lag as the numbers say. */
function live(steps: readonly number[]): WatchedLife {
  const life = watch({ energy: 60, integrity: 0.6, stability: 0.6 }, 100);
  life.ticks(61, { energy: -0.01 });
  for (const step of steps) {
    const size = (step % 50) / 100;
    if (step % 7 === 0) life.ticks(step % 90);
    else if (step % 5 === 0) life.wake();
    else if (step % 3 === 0) life.tick({}, { dtMs: 1000 + step * 20 });
    else if (step % 2 === 0) life.tick({ energy: Math.min(100 - life.view.vitals.energy, size * 100) });
    else {
      const change = { energy: Math.max(1 - life.view.vitals.energy, -size * 100), stability: -size / 100 };
      life.tick(change, { happenings: [event('shock', change)] });
    }
  }
  return life;
}
const stepsArbitrary = fc.array(fc.nat(100), { maxLength: 120 });

describe('the monitor as a whole', () => {
  it('answers a quiet tick with the same frozen nothing', () => {
    const monitor = new SemanticMonitor({ nextAnomalyId: 1 });
    const { view } = watch();
    const heartbeat = { jitterMs: 0, dtMs: 1000, atMs: 0 };
    const first = monitor.observe({ view, heartbeat, happenings: [] });
    expect(monitor.observe({ view, heartbeat, happenings: [] })).toBe(first);
    expect(first).toEqual({ opened: [], changed: [], resolved: [], digests: [] });
    expect(Object.isFrozen(first)).toBe(true);
  });

  it('closes all that is open at death, opens nothing, and stays silent after', () => {
    const life = watch({ energy: 20, stability: 0.2 });
    life.ticks(100);
    life.tick({ energy: -10 });
    expect(life.kindsOpen()).toHaveLength(3);
    life.die();
    expect(life.monitor.open()).toEqual([]);
    expect(life.resolved).toHaveLength(3);
    expect(life.resolved.every(({ toTick }) => toTick === life.view.tick)).toBe(true);
    const { length } = life.opened;
    life.between({}, []);
    expect([life.opened.length, life.resolved.length]).toEqual([length, 3]);
  });

  it('keeps what a person acknowledged, over later changes', () => {
    const life = watch({ energy: 24 });
    expect(life.monitor.acknowledge(1)).toMatchObject({ id: 1, acknowledged: true });
    expect(life.monitor.acknowledge(99)).toBeNull();
    life.tick({ energy: -16 });
    expect(life.changed.at(-1)).toMatchObject({ id: 1, severity: 'grave', acknowledged: true });
  });

  it('starts anew when another state is put in its place', () => {
    const life = watch();
    life.ticks(100);
    life.view = { ...life.view, tick: 5, ageMs: 5000, vitals: { ...life.view.vitals, energy: 60 } };
    life.tick();
    expect(life.opened).toEqual([]);
  });

  it('names nothing that came before a waking: after a restart it would not be known', () => {
    const life = watch({ energy: 27 });
    life.tick({ energy: -1 }, { happenings: [event('shock', { energy: -1 })] });
    life.wake();
    const seq = life.nextSeq;
    life.tick({ energy: -1.5 }, { happenings: [event('decay', { energy: -1.5 })] });
    expect(life.opened).toMatchObject([{ kind: 'vital-low', causes: [seq] }]);
  });

  it('reads: a frozen view and frozen happenings are left as they are', () => {
    const life = watch({ energy: 24 });
    life.view = Object.freeze({ ...life.view, vitals: Object.freeze({ ...life.view.vitals }) });
    expect(() =>
      life.between({}, [Object.freeze(event('shock', Object.freeze({ energy: -1 })))]),
    ).not.toThrow();
  });

  it('tells the same of the same life', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const [a, b] = [live(steps), live(steps)];
        expect([a.opened, a.changed, a.resolved]).toEqual([b.opened, b.changed, b.resolved]);
      }),
      { numRuns: 30 },
    );
  });

  it('whatever happens: numbers rise, one is open per subject, severity never falls, every word is there', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const life = live(steps);
        expect(life.opened.map(({ id }) => id)).toEqual(life.opened.map((_, i) => 100 + i));
        expect(new Set(life.kindsOpen()).size).toBe(life.monitor.open().length);
        expect(life.opened.length).toBe(life.resolved.length + life.monitor.open().length);
        const gravest = new Map<number, number>();
        for (const { id, severity } of [...life.opened, ...life.changed, ...life.resolved]) {
          const rank = SEVERITIES.indexOf(severity);
          expect(rank).toBeGreaterThanOrEqual(gravest.get(id) ?? 0);
          gravest.set(id, rank);
        }
        for (const anomaly of [...life.opened, ...life.changed]) expectWords(anomaly);
      }),
      { numRuns: 60 },
    );
  });

  it('nothing stays stuck: full vitals on time clear everything', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const life = live(steps);
        const { energy, integrity, stability } = life.view.vitals;
        life.tick({ energy: 100 - energy, integrity: 1 - integrity, stability: 1 - stability });
        life.ticks(130);
        expect(life.monitor.open()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function expectWords({ message, clearsWhen, causes }: Anomaly): void {
  for (const sentence of [say(message), say(clearsWhen)]) {
    expect(sentence).toMatch(/^(\d|[A-Z]).*\.$/);
    expect(sentence).not.toMatch(/\{\{|\$t|anomalies\.|NaN|Infinity|undefined|e-\d/);
  }
  expect([...causes]).toEqual([...new Set(causes)]);
}
