import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/shared/views';
import { Life } from '../../src/main/life/life';
import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import { policySchema } from '../../src/main/life/policy';
import { live, newborn, shock, stimulus } from '../support/lives';

const HOUR_TICKS = 3600;

const eventsIn = (happenings: readonly Happening[]) =>
  happenings.filter((happening) => happening.kind === 'event');

test.each([classic, natural])('the preset $name is a valid policy', (policy) => {
  expect(policySchema.parse(policy)).toEqual(policy);
});

describe('a natural life', () => {
  test.each([11, 12, 13, 14])('seed %i lives longer than twelve hours and dies some day', (seed) => {
    const life = live(Life.from(newborn(seed)), 12 * HOUR_TICKS);
    expect(life.alive).toBe(true);
    for (let day = 0; day < 60 && life.alive; day++) live(life, 24 * HOUR_TICKS);
    expect(life.alive).toBe(false);
  });

  test('a shock harms, a recovery helps, and not by the same amount', () => {
    const meet = (input: ReturnType<typeof shock> | ReturnType<typeof stimulus>) => {
      const life = live(
        Life.from({ ...newborn(5), vitals: { energy: 60, integrity: 0.6, stability: 0.6 } }),
        1,
      );
      const [event] = eventsIn([...life.apply(input), ...life.apply({ kind: 'tick', dtMs: 1000 })]);
      if (event === undefined) throw new Error('the event was not met');
      return event.appraisal.effect;
    };
    const harm = meet(shock(0.5));
    const help = meet(stimulus('recovery', 0.5));
    expect(harm).toBeLessThan(-0.1);
    expect(help).toBeGreaterThan(0.1);
    expect(Math.abs(harm + help)).toBeGreaterThan(0.02);
  });

  test('an urgent shock is met between two ticks, a weak one at the next', () => {
    const life = live(Life.from(newborn(5)), 10);
    expect(eventsIn(life.apply(shock(0.9)))).toMatchObject([{ tick: 10, urgent: true }]);
    expect(life.apply(shock(0.3))).toEqual([]);
    expect(life.view().queue.pending).toBe(1);
    expect(eventsIn(life.apply({ kind: 'tick', dtMs: 1000 }))).toMatchObject([{ tick: 11, urgent: false }]);
  });

  test('a late tick is lived as a lag', () => {
    const life = live(Life.from(newborn(5)), 10);
    const happenings = life.apply({ kind: 'tick', dtMs: 4000 });
    expect(happenings[0]).toEqual({ kind: 'late', tick: 11, dtMs: 4000, nominalMs: 1000 });
    expect(eventsIn(happenings)[0]).toMatchObject({ type: 'lag', intensity: 0.3, source: 'self' });
    expect(life.view()).toMatchObject({ ageMs: 14_000, trace: { lateTicks: 1 } });
  });

  test('the longer the gap, the stronger the awakening; it is downtime, not age', () => {
    const awaken = (gapMs: number) => {
      const life = live(Life.from(newborn(5)), 10);
      life.apply({ kind: 'sleep' });
      expect(life.apply({ kind: 'tick', dtMs: 1000 })).toEqual([]);
      const [event] = eventsIn(life.apply({ kind: 'wake', gapMs, gap: 'asleep' }));
      expect(life.view()).toMatchObject({ ageMs: 10_000, downtimeMs: gapMs, asleep: false });
      return event?.intensity ?? 0;
    };
    const [hour, night, month] = [3_600_000, 28_800_000, 2_592_000_000].map(awaken);
    expect(hour).toBeLessThan(night ?? 0);
    expect(night).toBeCloseTo(0.5, 10);
    expect(month).toBeLessThan(1);
    expect(month).toBeGreaterThan(0.98);
  });

  test('inner time runs faster in an intense hour than in a quiet one, and within its bounds', () => {
    const hour = (disturb: boolean) => {
      const life = live(Life.from({ ...newborn(5), policy: { ...natural, ambient: [] } }), 600);
      const before = life.view().innerMs;
      let [least, most] = [Infinity, 0];
      for (let tick = 0; tick < HOUR_TICKS; tick++) {
        if (disturb && tick % 60 === 0) life.apply({ ...stimulus('noise', 0.6), type: 'novelty' });
        live(life, 1);
        const { innerRate } = life.view();
        least = Math.min(least, innerRate);
        most = Math.max(most, innerRate);
      }
      expect(least).toBeGreaterThanOrEqual(0.25);
      expect(most).toBeLessThanOrEqual(4);
      return life.view().innerMs - before;
    };
    expect(hour(true)).toBeGreaterThan(hour(false) * 1.1);
  });

  test('a full queue takes no more, and loses nothing it took', () => {
    const life = Life.from(newborn(5));
    const { capacity, perTickMax } = natural.queue;
    for (let count = 0; count < capacity + 10; count++) life.apply(stimulus('idle', 0.1));
    expect(life.refuses).toBe('full');
    let met = 0;
    for (let tick = 0; tick < capacity / perTickMax; tick++) {
      met += eventsIn(life.apply({ kind: 'tick', dtMs: 1000 })).filter(
        ({ source }) => source === 'test',
      ).length;
    }
    expect(met).toBe(capacity);
  });
});
