import { describe, expect, it } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import { event, WatchedLife } from './life-fixture';

// Goal: memory that changes faster than this life's ever did is told.

const HOUR_TICKS = 3600;

const watch = (settledTicks = 100) => {
  const life = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }));
  life.ticks(settledTicks);
  return life;
};

/** Episodes are forgotten, evenly over so many hours. */
function forget(life: WatchedLife, perHour: number, hours = 1): void {
  const apart = Math.floor(HOUR_TICKS / perHour);
  for (let memoryId = 0; memoryId < perHour * hours; memoryId++) {
    const tick = life.view.tick + 1;
    life.tick({}, { happenings: [{ kind: 'memory', tick, change: 'forgotten', memoryId, reason: 'faded' }] });
    life.ticks(apart - 1);
  }
}

describe('memory that changes', () => {
  it('faster than ever is told after the change of policy, and clears when it slows down', () => {
    const life = watch();
    forget(life, 6, 3);
    const seq = life.nextSeq;
    life.between({}, [{ kind: 'policy', tick: life.view.tick, name: 'forgetful' }]);
    forget(life, 40);
    expect(life.opened).toMatchObject([
      { kind: 'memory-churn', subject: 'memory', severity: 'notice', causes: [seq] },
    ]);
    expect(say(life.opened[0]!.message)).toBe(
      `Episodes were kept or forgotten 15 times within an hour, where 6 was the most so far, after the change of policy #${seq}.`,
    );
    life.ticks(2 * HOUR_TICKS);
    expect(life.monitor.open()).toEqual([]);
  });

  it('after an event that was kept names the event', () => {
    const life = watch();
    const seq = life.nextSeq + 14;
    for (let memoryId = 0; memoryId < 15; memoryId++) {
      const kept = { kind: 'memory', tick: 0, change: 'kept', memoryId, reason: 'intense' } as const;
      life.tick({}, { happenings: [event('shock', {}), kept] });
    }
    expect(life.opened).toMatchObject([{ kind: 'memory-churn', observed: 15, causes: [seq] }]);
  });

  it.each([
    { perHour: 30, told: false },
    { perHour: 60, told: true },
  ])('$perHour times an hour is told: $told, where 20 times were usual', ({ perHour, told }) => {
    const life = watch();
    // Grown into over hours, each no more than twice the one before.
    for (const usual of [10, 14, 20, 20]) forget(life, usual);
    expect(life.opened).toEqual([]);
    forget(life, perHour);
    expect(life.opened.length > 0).toBe(told);
  });

  it('is not told at the start', () => {
    const life = watch(0);
    forget(life, 1800, 1 / 60);
    expect(life.opened).toEqual([]);
  });

  it('is usual when it has lasted a day', () => {
    const life = watch();
    forget(life, 40, 24);
    expect(life.kindsOpen()).toEqual(['memory-churn memory']);
    forget(life, 40, 2);
    expect(life.monitor.open()).toEqual([]);
    forget(life, 40, 6);
    expect(life.opened).toHaveLength(1);
  });
});
