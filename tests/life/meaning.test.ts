import { describe, expect, test } from 'vitest';
import type { Appraisal } from '../../src/shared/views';
import { EVENT_TYPES, type StimulusType } from '../../src/shared/vocabulary';
import { Life } from '../../src/main/life/life';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import { live, newborn } from '../support/lives';

/** A life that only meets what the test sends. */
const calm = { ...natural, ambient: [] };
const grown = (change: Partial<LifeState> = {}): Life =>
  live(Life.from({ ...newborn(5, calm), ...change }), 120);

/** Sends a stimulus and returns what it meant. */
function meet(life: Life, type: StimulusType, intensity: number): Appraisal {
  const sent = life.apply({ kind: 'stimulus', type, intensity, source: 'test', note: null });
  for (const happening of [...sent, ...life.apply({ kind: 'tick', dtMs: 1000 })]) {
    if (happening.kind === 'event' && happening.source === 'test') return happening.appraisal;
  }
  throw new Error(`the ${type} was not met`);
}

const learnt = (life: Life, type: StimulusType) => life.state().expectations[type];

describe('meaning', () => {
  test('the outcome that was not expected is surprise, and expectation moves towards it', () => {
    const life = grown();
    const first = meet(life, 'shock', 0.4);
    expect(first.expected).toBe(0);
    expect(first.surprise).toBe(first.effect);
    expect(learnt(life, 'shock').expected).toBeCloseTo(calm.meaning.learningRate * first.effect, 12);
    live(life, 3600);
    const second = meet(life, 'shock', 0.4);
    expect(second.expected).toBeLessThan(0);
    expect(Math.abs(second.surprise)).toBeLessThan(Math.abs(first.surprise));
  });

  test('what repeats without harm is tuned out, and comes back with time', () => {
    const life = grown();
    const first = meet(life, 'idle', 0.5).significance;
    for (let times = 0; times < 20; times++) meet(life, 'idle', 0.5);
    const tired = meet(life, 'idle', 0.5).significance;
    expect(tired).toBeLessThan(first * 0.5);
    live(life, 24 * 3600);
    expect(meet(life, 'idle', 0.5).significance).toBeGreaterThan(tired * 1.5);
  });

  test('what hurts weighs more the next time', () => {
    const life = grown();
    meet(life, 'shock', 0.5);
    const once = learnt(life, 'shock').sensitisation;
    live(life, 7200);
    meet(life, 'shock', 0.5);
    expect(once).toBeGreaterThan(0);
    expect(learnt(life, 'shock').sensitisation).toBeGreaterThan(once);
    expect(learnt(life, 'shock').sensitisation).toBeLessThanOrEqual(calm.meaning.sensitisationMax);
  });

  test('the same shock matters more to one who is close to an end', () => {
    const strong = meet(grown(), 'shock', 0.4);
    const weak = meet(grown({ vitals: { energy: 60, integrity: 0.35, stability: 0.6 } }), 'shock', 0.4);
    expect(weak.significance).toBeGreaterThan(strong.significance * 1.1);
  });

  test('help does less for one who carries much drift; harm does not', () => {
    const worn = { vitals: { energy: 50, integrity: 0.5, stability: 0.5 } };
    const dynamics = { tension: 0.3, fatigue: 0.3, noise: 0.1 };
    const young = { ...worn, dynamics: { ...dynamics, drift: 0 } };
    const old = { ...worn, dynamics: { ...dynamics, drift: 2 } };
    expect(meet(grown(old), 'recovery', 0.5).effect).toBeLessThan(
      meet(grown(young), 'recovery', 0.5).effect * 0.6,
    );
    expect(meet(grown(old), 'shock', 0.4).effect).toBeCloseTo(meet(grown(young), 'shock', 0.4).effect, 1);
  });

  test('the impact is what the self lost and won, by name', () => {
    const life = grown();
    const before = life.view();
    const { impact } = meet(life, 'shock', 0.9);
    expect(Object.keys(impact)).toEqual(
      expect.arrayContaining(['energy', 'integrity', 'stability', 'tension']),
    );
    expect(life.view().vitals.stability - before.vitals.stability).toBeCloseTo(impact.stability ?? 0, 3);
  });

  test.each(EVENT_TYPES)('natural knows what %s does', (type) => {
    expect(Object.keys(natural.events[type].change).length).toBeGreaterThan(0);
  });
});
