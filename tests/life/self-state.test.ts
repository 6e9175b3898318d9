import { describe, expect, test } from 'vitest';
import { SelfState } from '../../src/main/life/self-state';

const self = () =>
  new SelfState({
    vitals: { energy: 50, integrity: 0.5, stability: 0.5 },
    dynamics: { tension: 0.5, fatigue: 0.5, noise: 0.5, drift: 0.5 },
    relief: 0.5,
    arousal: 0.5,
    death: null,
  });

describe('the self', () => {
  test('has no fields anybody could write to', () => {
    expect(Object.keys(self())).toEqual([]);
    expect(() => {
      'use strict';
      (self() as { energy: number }).energy = 1;
    }).toThrow(TypeError);
  });

  test.each([NaN, Infinity, -Infinity])('refuses %s and stays as it was', (delta) => {
    const one = self();
    expect(() => one.changeEnergy(delta)).toThrow('not a finite number');
    expect(() => one.change({ stability: 1 }, delta)).toThrow('not a finite number');
    expect(one.vitals).toEqual({ energy: 50, integrity: 0.5, stability: 0.5 });
  });

  test('keeps every quantity under its ceiling and every dynamic above zero', () => {
    const one = self();
    one.change({ energy: 100, integrity: 1, stability: 1, tension: 1, fatigue: 1, noise: 1, relief: 1 }, 5);
    expect(one.vitals).toEqual({ energy: 100, integrity: 1, stability: 1 });
    expect(one.dynamics).toEqual({ tension: 1, fatigue: 1, noise: 1, drift: 0.5 });
    one.change({ tension: -1, fatigue: -1, noise: -1, drift: -1, relief: -1 }, 5);
    expect(one.dynamics).toEqual({ tension: 0, fatigue: 0, noise: 0, drift: 0 });
  });

  test('knows whether it is alive, and once dead it cannot be changed', () => {
    const one = self();
    expect(one.exhausted).toBeNull();
    one.changeStability(-0.75);
    expect(one.exhausted).toBe('stability');
    expect(one.stability).toBe(-0.25);
    one.die(7, 'stability');
    expect(one.alive).toBe(false);
    expect(() => one.changeStability(1)).toThrow('died at tick 7');
    expect(() => one.die(8, 'energy')).toThrow('died at tick 7');
    expect(one.death).toEqual({ tick: 7, cause: 'stability' });
  });
});
