import { describe, expect, test, vi } from 'vitest';
import type { Phase } from '../../src/shared/vocabulary';
import { Life } from '../../src/main/life/life';
import { callHooks } from '../../src/main/life/lifecycle';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import { live, newborn, shock, stimulus } from '../support/lives';

const grown = (change: Partial<LifeState> = {}): Life =>
  Life.from({ ...newborn(3), phase: 'run', tick: 1000, ageMs: 1_000_000, phaseSinceTick: 0, ...change });

const phasesOf = (life: Life, ticks: number): Phase[] => {
  const seen: Phase[] = [life.view().phase];
  for (let tick = 0; tick < ticks; tick++) {
    live(life, 1);
    const { phase } = life.view();
    if (phase !== seen.at(-1)) seen.push(phase);
  }
  return seen;
};

describe('phases', () => {
  test('init gives way to run after the policy’s time', () => {
    const life = Life.from(newborn());
    live(life, natural.lifecycle.initTicks - 1);
    expect(life.view().phase).toBe('init');
    live(life, 1);
    expect(life.view()).toMatchObject({ phase: 'run', phaseSinceTick: natural.lifecycle.initTicks });
  });

  test('a low vital degrades it; it runs again only well above that level', () => {
    const life = grown({ vitals: { energy: 80, integrity: 0.9, stability: 0.2 } });
    expect(phasesOf(life, 1)).toEqual(['run', 'degrade']);
    for (let dose = 0; dose < 6; dose++) life.apply(stimulus('recovery', 1));
    expect(phasesOf(life, 59)).toEqual(['degrade']);
    expect(phasesOf(life, 5)).toEqual(['degrade', 'run']);
  });

  test('death needs no dwell time and has no way back', () => {
    const life = grown({ vitals: { energy: 80, integrity: 0.9, stability: 0.01 } });
    const happenings = life.apply(shock(1));
    expect(happenings.map(({ kind }) => kind)).toEqual(['event', 'memory', 'phase', 'death']);
    expect(life.view()).toMatchObject({ alive: false, phase: 'terminated', death: { cause: 'stability' } });
    expect(life.refuses).toBe('dead');
  });
});

describe('hooks', () => {
  const view = Life.from(newborn()).view();

  test.each([
    [{ kind: 'born', tick: 0, origin: 'born' } as const, 'onBirth'],
    [{ kind: 'sleep', tick: 0 } as const, 'onSleep'],
    [{ kind: 'wake', tick: 0, gapMs: 1, gap: 'asleep' } as const, 'onWake'],
    [{ kind: 'phase', tick: 0, from: 'run', to: 'degrade', cause: 'energy' } as const, 'onDegrade'],
    [{ kind: 'phase', tick: 0, from: 'degrade', to: 'run', cause: 'recovered' } as const, 'onRecover'],
    [{ kind: 'death', tick: 0, cause: 'energy' } as const, 'onDeath'],
  ] as const)('%o calls %s', (happening, hook) => {
    const called = vi.fn();
    expect(callHooks({ [hook]: called }, [happening], view, false)).toEqual([]);
    expect(called).toHaveBeenCalledExactlyOnceWith(view);
  });

  test('a tick calls onTick, once', () => {
    const onTick = vi.fn();
    callHooks({ onTick }, [], view, true);
    expect(onTick).toHaveBeenCalledOnce();
  });

  test('one that throws is isolated and reported; the others are called', () => {
    const onDeath = vi.fn();
    const failures = callHooks(
      {
        onTick() {
          throw new Error('broken');
        },
        onDeath,
      },
      [{ kind: 'death', tick: 0, cause: 'energy' }],
      view,
      true,
    );
    expect(failures).toEqual([{ hook: 'onTick', message: 'broken' }]);
    expect(onDeath).toHaveBeenCalledOnce();
  });

  test('cannot change what they are shown', () => {
    const onTick = (seen: typeof view) => {
      (seen.vitals as { energy: number }).energy = 1000;
    };
    expect(callHooks({ onTick }, [], view, true)).toHaveLength(1);
    expect(view.vitals.energy).toBe(100);
  });
});
