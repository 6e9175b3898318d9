import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Impression } from '../../src/shared/memory';
import { EVENT_TYPES } from '../../src/shared/vocabulary';
import { Memory } from '../../src/main/life/memory';
import { natural } from '../../src/main/life/presets/natural';
import type { MemoryState } from '../../src/main/life/state';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const rules = { ...natural.memory, shortTermSize: 4, longTermMax: 5, keepAbove: 0.25, flashAbove: 0.6 };
const EMPTY: MemoryState = { shortTerm: [], longTerm: [], nextId: 1, sinceUpkeepMs: 0, patterns: [] };

const impression = (change: Partial<Impression> = {}): Impression => ({
  tick: 10,
  innerMs: 10_000,
  type: 'shock',
  intensity: 0.5,
  significance: 0.4,
  effect: -0.3,
  kept: false,
  ...change,
});

const idsOf = (memory: Memory): number[] => memory.state().longTerm.map(({ id }) => id);

/** Lets so much time pass, in steps of the policy's upkeep. */
function pass(memory: Memory, fromMs: number, durationMs: number, resting = false): void {
  const stepMs = rules.upkeepS * 1000;
  for (let ageMs = fromMs + stepMs; ageMs <= fromMs + durationMs; ageMs += stepMs) {
    if (memory.dueAfter(stepMs, rules)) memory.tend(resting, ageMs / 1000, ageMs, rules);
  }
}

describe('short-term memory', () => {
  test('holds the last few impressions and no more', () => {
    const memory = new Memory(EMPTY);
    for (let tick = 1; tick <= 9; tick++) memory.perceive(impression({ tick, significance: 0.1 }), 0, rules);
    expect(memory.state().shortTerm.map(({ tick }) => tick)).toEqual([6, 7, 8, 9]);
    expect(memory.longTermCount).toBe(0);
  });

  test('counts what follows what', () => {
    const memory = new Memory(EMPTY);
    for (const type of ['shock', 'recovery', 'shock', 'recovery'] as const) {
      memory.perceive(impression({ type, significance: 0.1 }), 0, rules);
    }
    expect(memory.state().patterns).toEqual([
      { from: 'shock', to: 'recovery', count: 2 },
      { from: 'recovery', to: 'shock', count: 1 },
    ]);
  });
});

describe('what is kept', () => {
  test('the shattering at once, with its origin and its reason', () => {
    const memory = new Memory(EMPTY);
    const changes = memory.perceive(impression({ significance: 0.8 }), 5000, rules);
    expect(changes).toEqual([{ kind: 'memory', tick: 10, change: 'kept', memoryId: 1, reason: 'flash' }]);
    expect(memory.state().longTerm).toMatchObject([
      { id: 1, originTick: 10, originInnerMs: 10_000, strength: 0.8, timesRecalled: 0, keptBecause: 'flash' },
    ]);
  });

  test('the significant at rest, once; the insignificant never', () => {
    const memory = new Memory(EMPTY);
    memory.perceive(impression({ tick: 1, significance: 0.4 }), 0, rules);
    memory.perceive(impression({ tick: 2, significance: 0.1 }), 0, rules);
    expect(memory.tend(false, 20, 20_000, rules)).toEqual([]);
    expect(memory.tend(true, 30, 30_000, rules)).toMatchObject([{ change: 'kept', reason: 'consolidated' }]);
    expect(memory.tend(true, 40, 40_000, rules)).toEqual([]);
    expect(memory.state().longTerm.map(({ originTick }) => originTick)).toEqual([1]);
  });
});

describe('forgetting', () => {
  const two = (): Memory => {
    const memory = new Memory(EMPTY);
    memory.perceive(impression({ significance: 0.3 }), 0, { ...rules, flashAbove: 0.25 });
    memory.perceive(impression({ type: 'noise', significance: 0.9 }), 0, rules);
    return memory;
  };

  test('slows with time, as a power law does and an exponential does not', () => {
    const memory = two();
    const strength = () => memory.state().longTerm[0]?.strength ?? NaN;
    const start = strength();
    pass(memory, 0, DAY_MS);
    const first = strength() / start;
    const before = strength();
    pass(memory, DAY_MS, DAY_MS);
    expect(first).toBeLessThan(0.8);
    expect(strength() / before).toBeGreaterThan(first);
  });

  test('takes the insignificant first, and says so', () => {
    const memory = two();
    pass(memory, 0, 20 * DAY_MS);
    expect(idsOf(memory)).toEqual([2]);
  });

  test('spares what is recalled', () => {
    const memory = two();
    for (let day = 0; day < 20; day++) {
      pass(memory, day * DAY_MS, DAY_MS);
      memory.recall({ type: 'shock', intensity: 0.5 }, day, (day + 1) * DAY_MS, rules);
    }
    expect(idsOf(memory)).toContain(1);
    expect(memory.state().longTerm[0]).toMatchObject({ timesRecalled: 20, lastRecalledTick: 19 });
  });

  test('past its cap the least vivid is crowded out', () => {
    const memory = new Memory(EMPTY);
    const flash = { ...rules, flashAbove: 0 };
    const kept = [0.5, 0.2, 0.7, 0.6, 0.4, 0.9].map((significance) =>
      memory.perceive(impression({ significance }), 0, flash),
    );
    expect(kept.at(-1)).toMatchObject([
      { change: 'kept', memoryId: 6 },
      { change: 'forgotten', memoryId: 2, reason: 'crowded-out' },
    ]);
    expect(idsOf(memory)).toEqual([1, 3, 4, 5, 6]);
  });
});

describe('recall', () => {
  test('brings back what is vivid and alike, of the same type only', () => {
    const memory = new Memory(EMPTY);
    const flash = { ...rules, flashAbove: 0, recallMax: 1 };
    memory.perceive(impression({ intensity: 1, significance: 0.7, effect: -0.9 }), 0, flash);
    memory.perceive(impression({ intensity: 0.3, significance: 0.6, effect: -0.2 }), 0, flash);
    memory.perceive(impression({ type: 'recovery', intensity: 0.3, significance: 1, effect: 0.5 }), 0, flash);
    const weak = memory.recall({ type: 'shock', intensity: 0.3 }, 20, 0, flash);
    expect(weak.ids).toEqual([2]);
    expect(weak.effect).toBeCloseTo(-0.2, 12);
    expect(memory.recall({ type: 'shock', intensity: 1 }, 20, 0, flash).ids).toEqual([1]);
    expect(memory.recall({ type: 'noise', intensity: 0.3 }, 20, 0, flash)).toEqual({ ids: [], effect: 0 });
  });
});

test('whatever is perceived, memory stays within its caps and knows each of its episodes once', () => {
  const perceived = fc.array(
    fc.record({
      type: fc.constantFrom(...EVENT_TYPES),
      intensity: fc.double({ min: 0.01, max: 1, noNaN: true }),
      significance: fc.double({ min: 0, max: 1, noNaN: true }),
      effect: fc.double({ min: -1, max: 1, noNaN: true }),
      resting: fc.boolean(),
    }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(perceived, (sequence) => {
      const memory = new Memory(EMPTY);
      sequence.forEach(({ resting, ...felt }, index) => {
        const ageMs = index * HOUR_MS;
        memory.recall(felt, index, ageMs, rules);
        memory.perceive(impression({ ...felt, tick: index }), ageMs, rules);
        if (memory.dueAfter(HOUR_MS, rules)) memory.tend(resting, index, ageMs, rules);
        expect(memory.shortTermCount).toBeLessThanOrEqual(rules.shortTermSize);
        expect(memory.longTermCount).toBeLessThanOrEqual(rules.longTermMax);
      });
      const ids = idsOf(memory);
      expect(new Set(ids).size).toBe(ids.length);
      expect(memory.state().longTerm.every(({ strength }) => strength >= 0 && strength <= 1)).toBe(true);
    }),
  );
});
