import { describe, expect, it } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import { WatchedLife, event } from './life-fixture';

const watch = (vitals = {}) => new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }), vitals);
const kinds = (life: WatchedLife) => life.opened.map(({ kind, subject }) => `${kind} ${subject}`);
/** A jump without an event is told by another rule too: here only falls count, leading or not. */
const falls = (life: WatchedLife) =>
  [...life.opened, ...life.changed].filter(
    ({ kind, also }) => kind === 'fast-fall' || also.some((each) => each.kind === 'fast-fall'),
  );

/** A repeatable wobble without a trend. */
const wobble = (i: number, size: number) => size * (((i * 7919) % 101) / 50 - 1);

describe('a fall faster than usual', () => {
  it('is silent on the steady decline of the classic policy, which is usual there', () => {
    const life = watch();
    life.ticks(700, { energy: -0.1, stability: -0.001 });
    expect(life.opened).toEqual([]);
  });

  it('is silent on a wobble, however long', () => {
    const life = watch({ energy: 80, integrity: 0.8, stability: 0.8 });
    for (let i = 0; i < 5000; i++) life.tick({ energy: wobble(i, 0.5), stability: wobble(i + 3, 0.01) });
    expect(falls(life)).toEqual([]);
  });

  it('is silent when a rise ends', () => {
    const life = watch({ energy: 20 });
    const told = life.opened.length;
    life.ticks(1200, { energy: 0.05 });
    life.ticks(2000, { energy: -0.003 });
    expect(life.opened).toHaveLength(told);
  });

  it('tells a hard blow at once, with its cause and what is usual', () => {
    const life = watch({ stability: 0.9 });
    life.ticks(300, { stability: -0.0001 });
    const seq = life.nextSeq;
    life.tick({ stability: -0.12 }, { happenings: [event('shock', { stability: -0.12 })] });
    expect(life.opened).toHaveLength(1);
    const [anomaly] = life.opened;
    expect(anomaly).toMatchObject({
      kind: 'fast-fall',
      subject: 'stability',
      severity: 'notice',
      causes: [seq],
      fromTick: 301,
    });
    expect(anomaly?.observed).toBeCloseTo(-0.12);
    expect(anomaly?.expected.low).toBeGreaterThan(-0.001);
    expect(anomaly?.expected.low).toBeLessThan(0);
    expect(say(anomaly!.message)).toBe(
      `Stability fell 0.12 in 1 s after shock #${seq}, where it usually hardly changes.`,
    );
    expect(say(anomaly!.clearsWhen)).toBe('Clears when stability has kept to its usual pace for 60 s.');
  });

  it('states what is usual where that is more than nothing', () => {
    const life = watch();
    life.ticks(100, { energy: -0.05 });
    life.tick({ energy: -9 });
    expect(say(life.opened[0]!.message)).toBe('Energy fell 9 in 1 s; up to 0.088 is usual.');
  });

  it('names the tick of an event that has no journal record of its own', () => {
    const life = watch();
    life.ticks(100);
    const ambient = { ...event('shock', { energy: -9 }), source: 'ambient', tick: 101 };
    life.tick({ energy: -9 }, { happenings: [ambient] });
    expect(say(life.opened[0]!.message)).toBe(
      'Energy fell 9 in 1 s after shock at tick 101, where it usually hardly changes.',
    );
  });

  it('tells a blow between two ticks before the next tick', () => {
    const life = watch();
    life.ticks(100, { stability: -0.0001 });
    const seq = life.nextSeq;
    life.between({ stability: -0.2 }, [event('shock', { stability: -0.2 }, true)]);
    expect(kinds(life)).toEqual(['fast-fall stability']);
    expect(life.opened[0]?.severity).toBe('warning');
    expect(say(life.opened[0]!.message)).toBe(`Stability fell 0.2 at once, after shock #${seq}.`);
  });

  it('finds a faster pace without any event, and states the factor and the time', () => {
    const life = watch();
    life.ticks(300, { energy: -0.05 });
    life.ticks(40, { energy: -0.25 });
    expect(kinds(life)).toEqual(['fast-fall energy']);
    expect(life.opened[0]?.causes).toEqual([]);
    expect(say(life.opened[0]!.message)).toMatch(
      /^Energy fell \d+(\.\d)? in \d+ s, [45](\.\d)? times its usual rate\.$/,
    );
  });

  it('grows from a notice to grave as the fall goes on, as one anomaly', () => {
    const life = watch();
    life.ticks(300, { energy: -0.01 });
    life.ticks(60, { energy: -1 });
    expect(life.opened.map(({ severity }) => severity)).toEqual(['notice']);
    expect(life.changed.at(-1)?.severity).toBe('grave');
    expect(life.changed.length).toBeLessThan(8);
    const amounts = life.changed.map(({ observed }) => observed);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('resolves after a calm minute, not before', () => {
    const life = watch();
    life.ticks(100, { stability: -0.0001 });
    life.tick({ stability: -0.1 }, { happenings: [event('shock', { stability: -0.1 })] });
    life.ticks(59, { stability: -0.0001 });
    expect(life.resolved).toEqual([]);
    life.tick({ stability: -0.0001 });
    expect(life.resolved).toMatchObject([{ id: 1, fromTick: 101, toTick: 161 }]);
    expect(life.monitor.open()).toEqual([]);
  });

  it('resolves although the pace stays higher: what lasts becomes usual', () => {
    const life = watch();
    life.ticks(300, { energy: -0.002 });
    life.ticks(6000, { energy: -0.01 });
    expect(life.monitor.open()).toEqual([]);
  });

  it('is quiet at the start and after a waking', () => {
    const life = watch();
    life.ticks(20, { energy: -0.01 });
    life.tick({ energy: -10 });
    life.ticks(100, { energy: -0.01 });
    expect(life.opened).toEqual([]);
    life.wake({ energy: -15 });
    life.ticks(30);
    life.tick({ energy: -8 });
    expect(life.opened).toEqual([]);
    life.ticks(60);
    life.tick({ energy: -8 });
    expect(kinds(life)).toEqual(['fast-fall energy']);
  });

  it('is resolved by a waking: the baseline starts anew', () => {
    const life = watch();
    life.ticks(100);
    life.tick({ energy: -20 });
    life.wake();
    expect(life.resolved).toHaveLength(1);
  });

  it('does not take a late tick, which holds the change of many, for a fall', () => {
    const life = watch();
    life.ticks(100, { energy: -0.1 });
    life.tick({ energy: -8 }, { dtMs: 80_000 });
    expect(falls(life)).toEqual([]);
  });

  it.each([
    { apartTicks: 70, adds: 'adds up', found: true },
    { apartTicks: 250, adds: 'does not add up', found: false },
  ])('$adds small falls that lie $apartTicks ticks apart', ({ apartTicks, found }) => {
    const life = watch();
    life.ticks(100);
    for (let i = 0; i < 20; i++) {
      life.tick({ energy: -2 });
      life.ticks(apartTicks);
    }
    expect(falls(life).length > 0).toBe(found);
  });
});
