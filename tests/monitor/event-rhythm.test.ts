import { describe, expect, it } from 'vitest';
import { SELF_SOURCE } from '../../src/main/life/life';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import type { StimulusType } from '../../src/shared/vocabulary';
import { event, WatchedLife } from './life-fixture';

// Goal: what reaches a life more or less often than it did before is told, and nothing else about its events.

const HOUR_TICKS = 3600;

const watch = (settledTicks = 100) => {
  const life = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }));
  life.ticks(settledTicks);
  return life;
};

/** What it means to the life is nothing: only how often it comes. */
function meet(life: WatchedLife, type: StimulusType, effect = 0, source = 'test'): void {
  const met = event(type, {});
  life.tick({}, { happenings: [{ ...met, source, appraisal: { ...met.appraisal, effect } }] });
}

/** Events as even as chance seldom is, with a little unevenness. */
function meetMany(life: WatchedLife, type: StimulusType, hours: number, perHour: number): void {
  const apart = HOUR_TICKS / perHour;
  for (let count = 0; count < hours * perHour; count++) {
    const before = Math.floor(apart * (0.2 + ((count * 7919) % 101) / 170));
    life.ticks(before);
    meet(life, type);
    life.ticks(Math.floor(apart) - before - 1);
  }
}

function burst(life: WatchedLife, count: number, apartTicks: number, effect = 0): number[] {
  return Array.from({ length: count }, () => {
    const seq = life.nextSeq;
    meet(life, 'shock', effect);
    life.ticks(apartTicks - 1);
    return seq;
  });
}

describe('a flood of events', () => {
  it('is one anomaly with the inputs that are it, and goes when they cease', () => {
    const life = watch();
    meetMany(life, 'noise', 10, 3);
    const seqs = burst(life, 8, 10);
    expect(life.opened).toHaveLength(1);
    const [open] = life.monitor.open();
    expect(open).toMatchObject({ kind: 'event-flood', severity: 'notice' });
    expect([open!, ...open!.also].map(({ subject }) => subject).sort()).toEqual(['event-shock', 'events']);
    expect(open!.causes.length).toBeGreaterThan(4);
    expect(open!.causes.filter((seq) => !seqs.includes(seq))).toEqual([]);
    expect(say(life.opened[0]!.message)).toMatch(
      /^\d shock events came within \d+ s, where hardly any would be usual \(inputs #\d+ to #\d+\)\.$/,
    );
    life.ticks(50);
    expect(life.resolved).toEqual([]);
    life.ticks(60);
    expect(life.monitor.open()).toEqual([]);
  });

  it('is a warning where the events do harm', () => {
    const life = watch();
    meetMany(life, 'noise', 10, 3);
    burst(life, 8, 10, -0.1);
    expect(life.monitor.open()[0]?.severity).toBe('warning');
  });

  it('is none at the usual pace, whatever that is', () => {
    const life = watch();
    meetMany(life, 'noise', 6, 120);
    expect(life.opened).toEqual([]);
  });

  it('is none in the first minute', () => {
    const life = watch(0);
    burst(life, 20, 3);
    expect(life.opened).toEqual([]);
  });

  it('becomes usual when it lasts a day', () => {
    const life = watch();
    meetMany(life, 'noise', 12, 2);
    meetMany(life, 'noise', 23, 40);
    expect(life.kindsOpen()).toEqual(['event-flood event-noise']);
    meetMany(life, 'noise', 2, 40);
    expect(life.monitor.open()).toEqual([]);
    const told = life.opened.length;
    meetMany(life, 'noise', 6, 40);
    expect(life.opened).toHaveLength(told);
  });
});

describe('a silence of events', () => {
  it('is told after a time that chance does not explain, and ends with the next event', () => {
    const life = watch();
    meetMany(life, 'noise', 24, 4);
    life.ticks(2 * HOUR_TICKS);
    expect(life.opened).toEqual([]);
    life.ticks(3 * HOUR_TICKS);
    expect(life.opened).toHaveLength(1);
    expect(life.opened[0]).toMatchObject({ kind: 'event-silence', causes: [] });
    expect(life.opened[0]!.expected.low).toBeGreaterThan(10);
    meet(life, 'noise');
    expect(life.monitor.open()).toEqual([]);
  });

  it('is after the change of policy that came with it', () => {
    const life = watch();
    meetMany(life, 'noise', 24, 4);
    const seq = life.nextSeq;
    life.between({}, [{ kind: 'policy', tick: life.view.tick, name: 'quiet' }]);
    life.ticks(5 * HOUR_TICKS);
    expect(life.opened[0]?.causes).toEqual([seq]);
  });

  it('becomes usual when it lasts', () => {
    const life = watch();
    meetMany(life, 'noise', 24, 4);
    life.ticks(12 * HOUR_TICKS);
    expect(life.opened).toHaveLength(1);
    expect(life.monitor.open()).toEqual([]);
    life.ticks(24 * HOUR_TICKS);
    expect(life.opened).toHaveLength(1);
  });

  it('is none of a life that has met too little', () => {
    const life = watch();
    meetMany(life, 'noise', 5, 2);
    life.ticks(24 * HOUR_TICKS);
    expect(life.opened).toEqual([]);
  });
});

it('does not count what the organism raises itself', () => {
  const life = watch();
  meetMany(life, 'noise', 10, 3);
  for (let count = 0; count < 30; count++) meet(life, 'shock', 0, SELF_SOURCE);
  expect(life.told('event-flood')).toEqual([]);
});
