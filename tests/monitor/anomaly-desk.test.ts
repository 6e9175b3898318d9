import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnomalyDesk } from '../../src/main/monitor/anomaly-desk';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { DEFAULT_MONITOR_SETTINGS } from '../../src/shared/monitor';
import { ANOMALY_KINDS, SEVERITIES, VITALS, type AnomalyKind } from '../../src/shared/vocabulary';
import { WatchedLife } from './life-fixture';
import { momentAt, signalOf } from './moments';

// Goal: signals that belong together in time and cause become one anomaly, led by the one that says most.

const deskOf = (...muted: AnomalyKind[]) => new AnomalyDesk(1, [], (kind) => muted.includes(kind));

describe('grouping', () => {
  it('joins what has a cause in common, however far apart', () => {
    const desk = deskOf();
    desk.raise(momentAt(100), signalOf('fast-fall', 'stability', { causes: [7, 8] }));
    desk.raise(momentAt(50_000), signalOf('no-recovery', 'tension', { causes: [9, 8] }));
    expect(desk.open()).toMatchObject([{ id: 1, causes: [9, 8, 7] }]);
  });

  it('joins what is about the same thing within an hour', () => {
    const desk = deskOf();
    desk.raise(momentAt(100), signalOf('sudden-change', 'noise', { causes: [1] }));
    desk.raise(momentAt(3700), signalOf('oscillation', 'noise', { causes: [2] }));
    desk.raise(momentAt(7301), signalOf('slow-drift', 'noise', { causes: [3] }));
    expect(desk.open().map(({ id, also }) => [id, also.length])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('joins what no input explains only when it comes within two minutes', () => {
    const desk = deskOf();
    desk.raise(momentAt(100), signalOf('flat-line', 'energy'));
    desk.raise(momentAt(220), signalOf('flat-line', 'fatigue'));
    desk.raise(momentAt(341), signalOf('flat-line', 'drift'));
    desk.raise(momentAt(342), signalOf('flat-line', 'integrity', { causes: [5] }));
    expect(desk.open().map(({ subject, also }) => [subject, also.map((each) => each.subject)])).toEqual([
      ['energy', ['fatigue']],
      ['drift', []],
      ['integrity', []],
    ]);
  });

  it('keeps a low vital and a trend apart from all else', () => {
    const desk = deskOf();
    desk.raise(momentAt(100), signalOf('fast-fall', 'energy', { causes: [7] }));
    desk.raise(momentAt(100), signalOf('vital-low', 'energy', { causes: [7] }));
    desk.raise(momentAt(100), signalOf('trend', 'energy', { causes: [7] }));
    desk.raise(momentAt(101), signalOf('slow-drift', 'energy', { causes: [7] }));
    expect(desk.open().map(({ kind, also }) => [kind, also.length])).toEqual([
      ['fast-fall', 1],
      ['vital-low', 0],
      ['trend', 0],
    ]);
  });
});

describe('an anomaly', () => {
  it('is led by what explains most, and told by it', () => {
    const desk = deskOf();
    const place = { from: { tick: 90, ms: 90_000 } };
    desk.raise(momentAt(100), signalOf('slow-drift', 'energy', { severity: 'grave', ...place }));
    desk.raise(
      momentAt(110),
      signalOf('fast-fall', 'energy', { observed: 5, from: { tick: 80, ms: 80_000 } }),
    );
    expect(desk.take().opened).toMatchObject([
      {
        kind: 'fast-fall',
        also: [{ kind: 'slow-drift', subject: 'energy' }],
        observed: 5,
        severity: 'grave',
        fromTick: 80,
        fromMs: 80_000,
        noticedTick: 100,
        message: { key: 'told fast-fall' },
      },
    ]);
    desk.raise(momentAt(120), signalOf('sudden-change', 'energy'));
    expect(desk.take()).toMatchObject({ opened: [], changed: [{ kind: 'fast-fall', toTick: null }] });
  });

  it('goes on until its last signal clears, and says what it waits for', () => {
    const desk = deskOf();
    desk.raise(momentAt(100), signalOf('oscillation', 'energy'));
    desk.raise(momentAt(101), signalOf('slow-drift', 'energy'));
    desk.take();
    desk.clear(momentAt(200), 'oscillation', 'energy');
    expect(desk.take()).toMatchObject({
      changed: [{ kind: 'oscillation', toTick: null, clearsWhen: { key: 'clears slow-drift' } }],
      resolved: [],
    });
    desk.clear(momentAt(300), 'slow-drift', 'energy');
    expect(desk.take()).toMatchObject({ changed: [], resolved: [{ id: 1, toTick: 300, toMs: 300_000 }] });
    expect(desk.open()).toEqual([]);
    desk.raise(momentAt(301), signalOf('slow-drift', 'energy'));
    expect(desk.open()).toMatchObject([{ id: 2 }]);
  });

  it('whatever is raised and cleared: is in one list at most, severity never falls, nothing stays open', () => {
    const kinds = fc.constantFrom(...ANOMALY_KINDS);
    const step = fc.record({
      raise: fc.boolean(),
      kind: kinds,
      subject: fc.constantFrom(...VITALS),
      severity: fc.constantFrom(...SEVERITIES),
      causes: fc.array(fc.nat(5), { maxLength: 2 }),
      after: fc.nat(200),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const desk = deskOf();
        const rank = new Map<number, number>();
        let tick = 0;
        for (const { raise, kind, subject, severity, causes, after } of steps) {
          tick += after;
          if (raise) desk.raise(momentAt(tick), signalOf(kind, subject, { severity, causes }));
          else desk.clear(momentAt(tick), kind, subject);
          expect(desk.has(kind, subject)).toBe(raise);
          const { opened, changed, resolved } = desk.take();
          const told = [...opened, ...changed, ...resolved];
          expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
          for (const { id, severity: now } of told) {
            expect(SEVERITIES.indexOf(now)).toBeGreaterThanOrEqual(rank.get(id) ?? 0);
            rank.set(id, SEVERITIES.indexOf(now));
          }
        }
        desk.clearAll(momentAt(tick));
        expect(desk.open()).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a kind that is off', () => {
  const off = { sensitivity: { ...DEFAULT_MONITOR_SETTINGS.sensitivity, 'vital-low': 'off' as const } };

  it('is not raised, alone or with others', () => {
    const desk = deskOf('slow-drift');
    desk.raise(momentAt(1), signalOf('slow-drift', 'energy'));
    expect(desk.open()).toEqual([]);
    desk.raise(momentAt(2), signalOf('fast-fall', 'energy'));
    desk.raise(momentAt(3), signalOf('slow-drift', 'energy'));
    expect(desk.open()).toMatchObject([{ kind: 'fast-fall', also: [] }]);
  });

  it('is resolved with the next tick after it was switched off, and told again once it is on', () => {
    const life = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }), { energy: 20, stability: 0.2 });
    life.monitor.configure(off);
    life.tick();
    expect(life.resolved.map(({ id }) => id)).toEqual([1, 2]);
    life.tick({ energy: -12 });
    expect(life.kindsOpen()).not.toContain('vital-low energy');
    life.monitor.configure(DEFAULT_MONITOR_SETTINGS);
    life.tick();
    expect(life.kindsOpen()).toEqual(expect.arrayContaining(['vital-low energy', 'vital-low stability']));
  });
});
