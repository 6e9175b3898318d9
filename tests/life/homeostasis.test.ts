import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/shared/vocabulary';
import { Life } from '../../src/main/life/life';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import { live, newborn } from '../support/lives';

const calm = { ...natural, ambient: [] };
const grown = (change: Partial<LifeState>): Life => Life.from({ ...newborn(5, calm), ...change });
const still = { tension: 0, fatigue: 0, noise: 0, drift: 0 };

/** The actions a life goes through, each with the tick it began at. */
function actionsOf(life: Life, ticks: number): [Action, number][] {
  const taken: [Action, number][] = [];
  for (let tick = 0; tick < ticks; tick++) {
    for (const happening of life.apply({ kind: 'tick', dtMs: 1000 })) {
      if (happening.kind === 'action') taken.push([happening.to, happening.tick]);
    }
  }
  return taken;
}

describe('homeostasis', () => {
  test.each([
    ['seek', { vitals: { energy: 30, integrity: 1, stability: 1 } }],
    ['repair', { vitals: { energy: 95, integrity: 0.5, stability: 1 } }],
    ['rest', { dynamics: { ...still, fatigue: 0.9 } }],
    ['withdraw', { dynamics: { ...still, tension: 0.7, noise: 0.6 } }],
  ] as const)('the greatest need decides: %s', (action, change) => {
    const life = live(grown(change), 1);
    expect(life.view().action).toBe(action);
  });

  test('one who needs nothing does nothing', () => {
    expect(live(grown({}), 60).view().action).toBe('none');
  });

  test('an action does its work and has its price', () => {
    const life = grown({ vitals: { energy: 95, integrity: 0.5, stability: 1 } });
    live(life, natural.actions.repair?.minS ?? 0);
    const { vitals } = life.view();
    expect(vitals.integrity).toBeGreaterThan(0.5);
    expect(vitals.energy).toBeLessThan(95 - 1);
  });

  test('it lasts its least time, ends, and is not taken again at once', () => {
    const rule = natural.actions.withdraw;
    if (rule === null) throw new Error('natural withdraws');
    const taken = actionsOf(grown({ dynamics: { ...still, tension: 0.7, noise: 0.6 } }), 4 * 3600);
    const begun = taken.find(([action]) => action === 'withdraw')?.[1] ?? NaN;
    const [, ended] = taken.find(([action, tick]) => action !== 'withdraw' && tick > begun) ?? ['none', NaN];
    expect(ended - begun).toBeGreaterThanOrEqual(rule.minS);
    expect(ended - begun).toBeLessThanOrEqual(rule.maxS + 1);
    const again = taken.find(([action, tick]) => action === 'withdraw' && tick > ended)?.[1] ?? Infinity;
    expect(again - ended).toBeGreaterThanOrEqual(rule.refractoryS);
  });

  test('a greater need ends what is done, so that nobody rests through hunger', () => {
    const life = grown({
      dynamics: { ...still, fatigue: 1 },
      vitals: { energy: 22, integrity: 1, stability: 1 },
    });
    const taken = actionsOf(life, 6 * 3600);
    expect(taken[0]?.[0]).toBe('seek');
    expect(life.alive).toBe(true);
    expect(taken.map(([action]) => action)).toContain('rest');
  });

  test('drift makes every gain smaller: an old life repairs less in the same time', () => {
    const repaired = (drift: number) => {
      const life = grown({
        vitals: { energy: 95, integrity: 0.5, stability: 1 },
        dynamics: { ...still, drift },
      });
      return live(life, 900).view().vitals.integrity - 0.5;
    };
    expect(repaired(1)).toBeLessThan(repaired(0) * 0.7);
  });

  test('by night it rests, by day the same fatigue lets it be', () => {
    const at = (part: number) =>
      live(grown({ dynamics: { ...still, fatigue: 0.4 }, dayOffsetMs: part * 86_400_000 }), 1).view().action;
    expect(at(0.3)).toBe('none');
    expect(at(0.84)).toBe('rest');
  });
});
