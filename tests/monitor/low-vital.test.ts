import { describe, expect, it } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import { WatchedLife, event } from './life-fixture';

const watch = (vitals = {}) => new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }), vitals);

describe('a vital below its threshold', () => {
  it.each([
    { vitals: { energy: 26 }, open: [] },
    { vitals: { energy: 24 }, open: ['vital-low energy'] },
    { vitals: { stability: 0.24 }, open: ['vital-low stability'] },
    { vitals: { energy: 5, integrity: 0.05 }, open: ['vital-low energy', 'vital-low integrity'] },
  ])('with $vitals tells $open, at the first look', ({ vitals, open }) => {
    expect(watch(vitals).kindsOpen()).toEqual(open);
  });

  it('is a warning that becomes grave, and stays one anomaly however far it falls', () => {
    const life = watch({ energy: 30 });
    life.ticks(290, { energy: -0.1 });
    expect(life.opened).toHaveLength(1);
    expect(life.opened[0]).toMatchObject({
      id: 1,
      kind: 'vital-low',
      severity: 'warning',
      subject: 'energy',
    });
    expect(life.opened[0]?.expected).toEqual({ low: 25, high: null });
    expect(life.changed.map(({ id, severity }) => [id, severity])).toEqual([
      [1, 'warning'],
      [1, 'warning'],
      [1, 'grave'],
      [1, 'grave'],
    ]);
    expect(life.monitor.open()[0]).toMatchObject({ severity: 'grave', fromTick: life.opened[0]?.fromTick });
  });

  it('does not flicker at the threshold: it clears above 30 %, and may then open anew', () => {
    const life = watch({ energy: 25.05 });
    for (let i = 0; i < 50; i++) {
      life.tick({ energy: -0.1 });
      life.tick({ energy: 0.1 });
    }
    expect(life.opened).toHaveLength(1);
    expect(life.changed).toHaveLength(0);
    life.ticks(50, { energy: 0.1 });
    expect(life.resolved).toHaveLength(1);
    expect(life.resolved[0]?.toTick).toBe(life.view.tick);
    expect(life.monitor.open()).toEqual([]);
    life.tick({ energy: -20 });
    expect(life.opened.filter(({ kind }) => kind === 'vital-low').map(({ id }) => id)).toEqual([1, 2]);
  });

  it('stays grave while it is open, even when the vital has come back a little', () => {
    const life = watch({ stability: 0.05 });
    life.tick({ stability: 0.15 });
    life.tick({ stability: -0.06 });
    expect(life.monitor.open()[0]?.severity).toBe('grave');
  });

  it('names the events that lowered it and only those, the strongest first', () => {
    const life = watch({ integrity: 0.3 });
    const seq = life.nextSeq;
    life.tick({ integrity: -0.02 }, { happenings: [event('decay', { integrity: -0.02, energy: -1 })] });
    life.tick({}, { happenings: [event('noise', { stability: -0.01 })] });
    life.tick({ integrity: -0.05 }, { happenings: [event('shock', { integrity: -0.05 })] });
    expect(life.opened[0]?.causes).toEqual([seq + 2, seq]);
  });

  it('says it in a sentence with the condition under which it clears', () => {
    const { opened } = watch({ energy: 24.96 });
    expect(say(opened[0]!.message)).toBe('Energy is down to 24.9, below 25.');
    expect(say(opened[0]!.clearsWhen)).toBe('Clears when energy is above 30 again.');
    expect(say(watch({ stability: 0.0512 }).opened[0]!.message)).toBe(
      'Stability is down to 0.051, below 0.1: close to its end.',
    );
  });

  it('goes on under its old number over a restart, without being told again', () => {
    const before = watch({ energy: 22 });
    const carried = before.monitor.open();
    const after = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 2, open: carried }), { energy: 21 });
    after.ticks(5, { energy: -0.1 });
    expect(after.opened).toEqual([]);
    expect(after.changed).toEqual([]);
    after.tick({ energy: 6.5 });
    expect(after.monitor.open()).toHaveLength(1);
    after.tick({ energy: 6 });
    expect(after.resolved.map(({ id }) => id)).toEqual([1]);
    expect(after.monitor.open()).toEqual([]);
  });

  it('is resolved at the first look after a restart when it has passed meanwhile', () => {
    const carried = watch({ energy: 22 }).monitor.open();
    const after = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1, open: carried }), { energy: 90 });
    expect(after.resolved.map(({ id }) => id)).toEqual([1]);
    after.tick({ energy: -80 });
    expect(after.opened.map(({ id }) => id)).toEqual([2]);
  });
});
