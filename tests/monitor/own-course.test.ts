import { beforeAll, describe, expect, it } from 'vitest';
import { Generator } from '../../src/main/life/generator';
import type { SelfState } from '../../src/main/life/self-state';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import { HOUR_TICKS, type Stage } from '../scenarios/stage';
import { expectWhole } from '../support/sentences';
import { WatchedLife } from './life-fixture';
import { knownLife, isOpen, liveOn, liveUntil, wokenLife, type KnownLife } from './known-life';

// Goal: whatever moves a quantity of a real life and is neither an event nor its own way is told as what it is, ends
// by itself, and becomes usual when it lasts.

let known: KnownLife;
let life: Stage;

beforeAll(() => {
  known = knownLife(2);
}, 60_000);

const wake = (): Stage => (life = wokenLife(known));

/** An organ that adds a course of its own, as a function of the tick. */
function swing(change: (self: SelfState, by: number) => void, level: (tick: number) => number): void {
  let tick = 0;
  let last = 0;
  life.organ = (self) => {
    const now = level(++tick);
    change(self, now - last);
    last = now;
  };
}

describe('a leak', () => {
  it('is told as a drift that no input explains, long before the vital is low', () => {
    wake();
    life.organ = (self) => self.changeStability(-0.08 / HOUR_TICKS);
    const found = liveUntil(life, 'slow-drift', 1800);
    expect(found).toMatchObject({ kind: 'slow-drift', subject: 'stability', severity: 'notice', causes: [] });
    expect(found!.observed).toBeLessThan(found!.expected.low!);
    expect(say(found!.message)).toMatch(
      /^Stability has drifted 0\.0\d+ below its usual course in \d+ min, and/,
    );
    expectWhole(found!.clearsWhen);
  });

  it('clears soon after it stops', () => {
    wake();
    life.organ = (self) => self.changeEnergy(-10 / HOUR_TICKS);
    expect(liveUntil(life, 'slow-drift', 1800)).toMatchObject({ subject: 'energy' });
    life.organ = null;
    liveOn(life, 600);
    expect(isOpen(life, 'slow-drift')).toBe(false);
  });

  it('is the usual course once it has lasted six hours', () => {
    wake();
    life.organ = (self) => self.changeIntegrity(-0.03 / HOUR_TICKS);
    const found = liveUntil(life, 'slow-drift', HOUR_TICKS);
    expect(found).toMatchObject({ subject: 'integrity', message: { key: 'anomalies.slowDrift.down' } });
    liveOn(life, 5.8 * HOUR_TICKS);
    expect(isOpen(life, 'slow-drift')).toBe(true);
    liveOn(life, 0.5 * HOUR_TICKS);
    expect(isOpen(life, 'slow-drift')).toBe(false);
    const told = life.anomalies.size;
    liveOn(life, 2 * HOUR_TICKS);
    expect([...life.anomalies.values()].slice(told).filter(({ subject }) => subject === 'integrity')).toEqual(
      [],
    );
  });

  it('does not stay open where the life comes to no rest', () => {
    wake();
    life.organ = (self) => self.changeIntegrity(-0.03 / HOUR_TICKS);
    expect(liveUntil(life, 'slow-drift', HOUR_TICKS)).toBeDefined();
    life.organ = null;
    // So many events that no stretch between two of them is long enough to look at.
    for (let tick = 0; tick < 6.1 * HOUR_TICKS; tick++) {
      if (tick % 7 === 0) life.stimulate('idle', 0.05);
      life.live();
    }
    expect(isOpen(life, 'slow-drift')).toBe(false);
  });
});

describe('a jump', () => {
  it('is told at once and clears after a minute', () => {
    wake();
    let done = false;
    life.organ = (self) => {
      if (!done) self.changeNoise(0.1);
      done = true;
    };
    life.live();
    const [found] = life.anomalies.values();
    expect(found).toMatchObject({
      kind: 'sudden-change',
      subject: 'noise',
      causes: [],
      noticedTick: life.tick,
    });
    expect(found!.observed).toBeCloseTo(0.1, 2);
    expect(say(found!.message)).toBe(
      'Noise jumped up by 0.1 within 1 s, off its usual course, and no input explains it.',
    );
    liveOn(life, 50);
    expect(isOpen(life, 'sudden-change')).toBe(true);
    liveOn(life, 30);
    expect(isOpen(life, 'sudden-change')).toBe(false);
  });

  it.each([
    { tickIntervalMs: 1000, clears: 'Clears when energy has not jumped for 60 s.' },
    { tickIntervalMs: 10_000, clears: 'Clears when energy has not jumped for 10 min.' },
  ])('says how long it waits, at ticks of $tickIntervalMs ms', ({ tickIntervalMs, clears }) => {
    const watched = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }), {}, tickIntervalMs);
    watched.ticks(100);
    watched.tick({ energy: -2 });
    expect(watched.kindsOpen()).toEqual(['sudden-change energy']);
    expect(say(watched.opened[0]!.clearsWhen)).toBe(clears);
    watched.ticks(59);
    expect(watched.kindsOpen()).toEqual(['sudden-change energy']);
    watched.ticks(20);
    expect(watched.monitor.open()).toEqual([]);
  });

  it('is none where an event did it', () => {
    wake();
    for (let count = 0; count < 5; count++) {
      life.stimulate('shock', 0.8);
      liveOn(life, 3);
    }
    expect([...life.anomalies.values()].some(({ kind }) => kind === 'sudden-change')).toBe(false);
  });
});

describe('swings', () => {
  it('with a beat are an oscillation with its period and size, and nothing else', () => {
    wake();
    swing(
      (self, by) => self.changeTension(by),
      (tick) => 0.02 * Math.sin((2 * Math.PI * tick) / 40),
    );
    const found = liveUntil(life, 'oscillation', 150);
    expect(found).toMatchObject({ kind: 'oscillation', subject: 'tension', causes: [] });
    expect(found!.observed).toBeCloseTo(0.04, 2);
    const { span, unit } = found!.message.params;
    expect(unit).toBe('s');
    expect(Math.abs(Number(span) - 40)).toBeLessThan(5);
    liveOn(life, 300);
    expect(life.anomalies.size).toBe(1);
    life.organ = null;
    liveOn(life, 290);
    expect(isOpen(life, 'oscillation')).toBe(true);
    liveOn(life, 60);
    expect(isOpen(life, 'oscillation')).toBe(false);
  });

  it('without a beat are unrest', () => {
    wake();
    const chance = Generator.fromSeed(1);
    swing(
      (self, by) => self.changeStability(by),
      () => 0.04 * chance.nextUnit(),
    );
    expect(liveUntil(life, 'unusual-variance', 60)).toMatchObject({ subject: 'stability', causes: [] });
    life.organ = null;
    liveOn(life, 400);
    expect(isOpen(life, 'unusual-variance')).toBe(false);
  });

  it('that last are this life’s own: only larger ones are told from then on', () => {
    wake();
    let size = 0.02;
    swing(
      (self, by) => self.changeTension(by),
      (tick) => size * Math.sin((2 * Math.PI * tick) / 40),
    );
    expect(liveUntil(life, 'oscillation', 150)).toBeDefined();
    liveOn(life, 6.1 * HOUR_TICKS);
    expect(isOpen(life, 'oscillation')).toBe(false);
    const told = life.anomalies.size;
    liveOn(life, HOUR_TICKS);
    expect([...life.anomalies.values()].slice(told).filter(({ subject }) => subject === 'tension')).toEqual(
      [],
    );
    size = 0.06;
    liveOn(life, 200);
    expect(isOpen(life, 'oscillation')).toBe(true);
  });
});

describe('a quantity that stands still', () => {
  const freeze = (): void => {
    let at: number | null = null;
    life.organ = (self) => {
      at ??= self.fatigue;
      self.changeFatigue(at - self.fatigue);
    };
  };

  it('is told within a minute, and clears when it moves again', () => {
    wake();
    freeze();
    const found = liveUntil(life, 'flat-line', 60);
    expect(found).toMatchObject({ kind: 'flat-line', subject: 'fatigue', severity: 'warning', causes: [] });
    expect(life.tick - found!.fromTick).toBeLessThan(50);
    expectWhole(found!.message);
    life.organ = null;
    liveOn(life, 60);
    expect(isOpen(life, 'flat-line')).toBe(false);
  });

  it('does not stay open when it comes to a bound, where nobody can tell', () => {
    wake();
    freeze();
    expect(liveUntil(life, 'flat-line', 60)).toBeDefined();
    life.organ = (self) => self.changeFatigue(-1);
    // The way there is a jump, which is open for a minute.
    liveOn(life, 90);
    expect(isOpen(life, 'flat-line')).toBe(false);
  });
});

describe('inner time', () => {
  const runAt = (base: number): number =>
    life.give({
      kind: 'policy',
      policy: { ...life.policy, innerTime: { ...life.policy.innerTime, base } },
    });
  const told = () => [...life.anomalies.values()].filter(({ kind }) => kind === 'inner-time');

  it('out of step is told after the change of policy that did it, and is the usual pace in the end', () => {
    wake();
    const { base } = life.policy.innerTime;
    const seq = runAt(base + 0.4);
    const found = liveUntil(life, 'inner-time', 120);
    expect(found).toMatchObject({ kind: 'inner-time', subject: 'innerRate', causes: [seq] });
    expect(found!.observed).toBeGreaterThan(found!.expected.high!);
    liveOn(life, 6.2 * HOUR_TICKS);
    expect(isOpen(life, 'inner-time')).toBe(false);
    liveOn(life, 18 * HOUR_TICKS);
    expect(told()).toHaveLength(1);

    while (life.view.action === 'rest') life.live();
    runAt(base);
    liveOn(life, 120);
    expect(told()).toHaveLength(2);
    const [, back] = told();
    expect(back!.observed).toBeLessThan(back!.expected.low!);
    expect(back!.expected.low).toBeGreaterThan(found!.expected.high!);
  });
});

describe('a shock', () => {
  it('that nothing comes back from is told with the inputs that were it', () => {
    wake();
    const causes = [1, 0.9].map((intensity) => {
      const seq = life.stimulate('shock', intensity);
      life.live();
      return seq;
    });
    let last: number | null = null;
    life.organ = (self) => {
      if (last !== null && self.stability > last) self.changeStability(last - self.stability);
      last = self.stability;
    };
    const found = liveUntil(life, 'no-recovery', HOUR_TICKS);
    expect(found).toMatchObject({
      subject: 'stability',
      message: { key: 'anomalies.noRecovery.fell.stays' },
    });
    expect(found!.causes.slice(0, 2).sort()).toEqual(causes);
  });

  it('that it comes back from is not', () => {
    wake();
    life.stimulate('shock', 1);
    liveOn(life, 4 * HOUR_TICKS);
    expect([...life.anomalies.values()].filter(({ kind }) => kind === 'no-recovery')).toEqual([]);
  });
});

it('says nothing of the course of healthy days', () => {
  wake();
  liveOn(life, 48 * HOUR_TICKS);
  const ofCourse = [
    'slow-drift',
    'oscillation',
    'unusual-variance',
    'flat-line',
    'no-recovery',
    'inner-time',
  ];
  expect([...life.anomalies.values()].filter(({ kind }) => ofCourse.includes(kind))).toEqual([]);
});
