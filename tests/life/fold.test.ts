import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_TYPES, GAP_KINDS, HOOKS, STIMULUS_TYPES, VITALS } from '../../src/shared/vocabulary';
import type { LifeInput } from '../../src/main/life/input';
import { Life } from '../../src/main/life/life';
import { step } from '../../src/main/life/step';
import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import { parseLifeState } from '../../src/main/life/state-schema';
import { stateHash } from '../../src/main/vault/digest';
import { identity, live, newborn, shock } from '../support/lives';

const input: fc.Arbitrary<LifeInput> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      dtMs: fc.constantFrom(1000, 1000, 1001, 60_000),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('stimulus' as const),
      type: fc.constantFrom(...STIMULUS_TYPES),
      intensity: fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }),
      source: fc.constant('test'),
      note: fc.option(fc.string({ maxLength: 20 })),
    }),
  },
  fc.constant({ kind: 'sleep' as const }),
  fc.record({
    kind: fc.constant('wake' as const),
    gapMs: fc.integer({ min: 0, max: 1e12 }),
    gap: fc.constantFrom(...GAP_KINDS),
  }),
  fc.constantFrom({ kind: 'policy' as const, policy: classic }, { kind: 'policy' as const, policy: natural }),
  fc.record({
    kind: fc.constant('hook-failure' as const),
    hook: fc.constantFrom(...HOOKS),
    message: fc.string({ maxLength: 20 }),
  }),
);

/** Starts near every edge there is: fresh, worn, and one step from death. */
const start = fc
  .record({
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    policy: fc.constantFrom(classic, natural),
    part: fc.constantFrom(1, 0.3, 0.02),
  })
  .map(({ seed, policy, part }): LifeState => {
    const state = newborn(seed, policy);
    return { ...state, vitals: { energy: 100 * part, integrity: part, stability: part } };
  });

const inputs = fc.array(input, { maxLength: 120 });

const fold = (state: LifeState, sequence: readonly LifeInput[]): LifeState => {
  const life = Life.from(state);
  for (const each of sequence) life.apply(each);
  return life.state();
};

function freezeDeeply<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freezeDeeply);
    Object.freeze(value);
  }
  return value;
}

describe('a life is a fold of its inputs', () => {
  test('the same inputs give the same state to the bit', () => {
    fc.assert(
      fc.property(start, inputs, (state, sequence) => {
        expect(stateHash(fold(state, sequence))).toBe(stateHash(fold(state, sequence)));
      }),
    );
  });

  test('split anywhere and carried over as JSON, it goes on exactly', () => {
    fc.assert(
      fc.property(start, inputs, fc.nat(), (state, sequence, where) => {
        const at = where % (sequence.length + 1);
        const half: unknown = JSON.parse(JSON.stringify(fold(state, sequence.slice(0, at))));
        const split = fold(parseLifeState(half), sequence.slice(at));
        expect(split).toEqual(fold(state, sequence));
      }),
    );
  });

  test('whatever comes, every quantity stays in its range and nothing is NaN', () => {
    fc.assert(
      fc.property(start, inputs, (state, sequence) => {
        const life = Life.from(state);
        for (const each of sequence) {
          life.apply(each);
          // The schema holds every range there is, and refuses NaN and Infinity.
          parseLifeState(life.state());
          const { alive, vitals } = life.view();
          expect(alive).toBe(VITALS.every((vital) => vitals[vital] > 0));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a dead life is never changed again', () => {
    fc.assert(
      fc.property(start, inputs, inputs, (state, before, after) => {
        const dead = fold(fold(state, before), [
          ...Array.from({ length: 40 }, () => shock(1)),
          ...Array.from({ length: 40 }, () => ({ kind: 'tick' as const, dtMs: 1000 })),
        ]);
        fc.pre(dead.death !== null);
        expect(fold(dead, after)).toEqual(dead);
      }),
      { numRuns: 60 },
    );
  });

  test('memory and the queue stay within their caps', () => {
    fc.assert(
      fc.property(start, inputs, (state, sequence) => {
        const { memory, queue, policy } = fold(state, sequence);
        expect(memory.shortTerm.length).toBeLessThanOrEqual(Math.max(natural.memory.shortTermSize, 16));
        expect(memory.longTerm.length).toBeLessThanOrEqual(natural.memory.longTermMax);
        expect(queue.length).toBeLessThanOrEqual(policy.queue.capacity);
      }),
    );
  });

  test('step leaves the state it was given as it was', () => {
    fc.assert(
      fc.property(start, inputs, (state, sequence) => {
        // A write to anything frozen would throw.
        let current = freezeDeeply(structuredClone(state));
        for (const each of sequence) current = freezeDeeply(step(current, each).state);
        expect(current).toEqual(fold(state, sequence));
      }),
      { numRuns: 40 },
    );
  });

  test('another seed gives another life', () => {
    const hashes = [1, 2, 3].map((seed) => stateHash(live(Life.from(newborn(seed)), 20_000).state()));
    expect(new Set(hashes).size).toBe(3);
  });

  test('twins under different names compare equal', () => {
    const one = live(Life.from(newborn(9)), 5_000).state();
    const other = { ...one, identity: { ...identity(10), seed: 9, name: 'Another' } };
    expect(stateHash(other)).toBe(stateHash(one));
  });
});

/** Pinned once, on Node 20: any engine that folds otherwise, to the last bit, fails here. */
test('ten thousand ticks of a natural life have the hash they always had', () => {
  const life = live(Life.from(newborn(20_260_101)), 5_000);
  for (const type of EVENT_TYPES.slice(0, 7)) {
    life.apply({ kind: 'stimulus', type: type as 'noise', intensity: 0.7, source: 'test', note: null });
  }
  life.apply({ kind: 'tick', dtMs: 4_321 });
  expect(stateHash(live(life, 5_000).state())).toMatchInlineSnapshot(
    `"6bc28e5eb66fa3a81cb79556e0695a8c0efffa8d8d6edfb424aa32472916de23"`,
  );
});
