import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldAt, rowsAt } from '../../src/renderer/memory/rows';
import { ANY, countsByType, selected, SORTS, type Query } from '../../src/renderer/memory/selection';
import { effectOf, findableWords, goneText } from '../../src/renderer/memory/words';
import type { Episode } from '../../src/shared/memory';
import { memoryOf } from './scripted-memory';

const episode = (id: number, change: Partial<Episode> = {}): Episode => ({
  id,
  originTick: id * 100,
  originInnerMs: id * 100_000,
  type: 'noise',
  intensity: 0.5,
  significance: 0.5,
  effect: -0.1,
  strength: 0.5,
  timesRecalled: 0,
  lastRecalledTick: null,
  keptBecause: 'consolidated',
  ...change,
});

const PAST = [
  episode(1, { type: 'shock', strength: 0.2, keptBecause: 'flash', significance: 0.9 }),
  episode(2, { type: 'recovery', strength: 0.9, timesRecalled: 7, lastRecalledTick: 2_741 }),
  episode(3, { type: 'shock', strength: 0.6, timesRecalled: 2, lastRecalledTick: 900 }),
  episode(12, { type: 'memory-echo', keptBecause: 'adopted', originTick: 274_329 }),
];

const idsOf = (change: Partial<Query>): number[] =>
  selected(PAST, { ...ANY, ...change }, findableWords()).map(({ id }) => id);

describe('looking for episodes', () => {
  it.each([
    ['nothing', '', [2, 3, 12, 1]],
    ['spaces', '   ', [2, 3, 12, 1]],
    ['a word of the type', 'SHOCK', [3, 1]],
    ['a part of a word', 'reco', [2]],
    ['words of a type with two', 'memory echo', [12]],
    ['the term itself', 'memory-echo', [12]],
    ['why it was kept', 'flash', [1]],
    ['why it was kept, in words', 'brought along', [12]],
    ['two words that must both fit', 'shock consolidated', [3]],
    ['an id', '#1', [1]],
    ['an id of two figures', '#12', [12]],
    ['an id that is not there', '#7', []],
    ['an id that is only begun', '#', [2, 3, 12, 1]],
    ['an origin tick', '200', [2]],
    ['the beginning of an origin tick', '2743', [12]],
    ['a tick as the window writes it', '274\u202f329', [12]],
    ['the tick of the last recall', '900', [3]],
    ['a word and a tick', 'shock 300', [3]],
    ['what is a pattern elsewhere', '.*', []],
    ['what is in none', 'zebra', []],
  ])('by %s', (_, text, ids) => expect(idsOf({ text })).toEqual(ids));

  it('by type, alone and with words', () => {
    expect(idsOf({ type: 'shock' })).toEqual([3, 1]);
    expect(idsOf({ type: 'shock', text: 'flash' })).toEqual([1]);
    expect(idsOf({ type: 'lag' })).toEqual([]);
  });

  it.each([
    ['strength', [2, 3, 12, 1]],
    ['newest', [12, 3, 2, 1]],
    ['oldest', [1, 2, 3, 12]],
    ['significance', [1, 12, 3, 2]],
    ['recalled', [2, 3, 12, 1]],
  ] as const)('in the order of %s, ties newest first', (sort, ids) => expect(idsOf({ sort })).toEqual(ids));

  it('loses none, invents none and changes nothing, in any order', () => {
    const { longTerm } = memoryOf(500, 100_000);
    fc.assert(
      fc.property(fc.constantFrom(...SORTS), fc.shuffledSubarray([...longTerm]), (sort, some) => {
        const before = [...some];
        const found = selected(some, { ...ANY, sort }, findableWords());
        expect(some).toEqual(before);
        expect(new Set(found)).toEqual(new Set(some));
        // The order does not hang on the order in which they come.
        expect(selected([...some].reverse(), { ...ANY, sort }, findableWords())).toEqual(found);
      }),
      { numRuns: 30 },
    );
  });

  it('counts the types that are remembered, most first', () => {
    expect(countsByType(PAST)[0]).toEqual({ type: 'shock', count: 2 });
    expect(countsByType(PAST)).toHaveLength(3);
    expect(countsByType([])).toEqual([]);
  });
});

describe('the rows that are drawn', () => {
  it.each([
    ['none', 0, 300, 0, { from: 0, to: 0 }],
    ['all of a few', 0, 300, 5, { from: 0, to: 5 }],
    ['the first', 0, 400, 10_000, { from: 0, to: 23 }],
    ['those in the middle', 200_000, 400, 10_000, { from: 4_988, to: 5_023 }],
    ['the last', 399_600, 400, 10_000, { from: 9_978, to: 10_000 }],
    ['the last, scrolled beyond the end', 9e9, 400, 100, { from: 87, to: 100 }],
    ['the first, scrolled before the start', -50, 400, 100, { from: 0, to: 23 }],
  ])('%s', (_, scrollTop, height, count, rows) => expect(rowsAt(scrollTop, height, 40, count)).toEqual(rows));

  it('are always those in sight, and never many', () => {
    const size = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, height, at) => {
          const scrollTop = at * Math.max(0, count * 43 - height);
          const { from, to } = rowsAt(scrollTop, height, 43, count);
          expect(from * 43).toBeLessThanOrEqual(scrollTop);
          expect(to).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((scrollTop + height) / 43)));
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / 43) + 26);
        },
      ),
    );
  });

  const list = (...ids: number[]) => ids.map((id) => ({ id }));
  it.each([
    ['stays at the top, where the new one is seen', 0, list(1, 2, 3), list(9, 1, 2, 3), 0],
    ['follows the row when one comes above it', 50, list(1, 2, 3), list(9, 1, 2, 3), 90],
    ['follows the row when one above it goes', 90, list(1, 2, 3), list(2, 3), 50],
    ['stays when one goes below', 50, list(1, 2, 3), list(1, 2), 50],
    ['stays when the row itself is gone', 50, list(1, 2, 3), list(1, 3), 50],
  ])('the list %s', (_, scrollTop, before, after, at) =>
    expect(heldAt(scrollTop, 40, before, after)).toBe(at),
  );
});

describe('words of a memory', () => {
  it.each([
    [-0.42, '\u22120.42', 'harm'],
    [0.1, '+0.10', 'help'],
    [0, '0.00', 'neither'],
    [-0.001, '0.00', 'neither'],
  ])('an effect of %d', (effect, text, tone) => expect(effectOf(effect)).toEqual({ text, tone }));

  it('say why it is gone, as far as the trace tells', () => {
    const forgotten = (memoryId: number, reason: string) => ({
      seq: 1,
      atMs: 0,
      happening: { kind: 'memory', tick: 4_512, change: 'forgotten', memoryId, reason } as const,
    });
    expect(goneText(12, [forgotten(11, 'faded'), forgotten(12, 'crowded-out')])).toBe(
      'Memory #12 was forgotten at tick 4\u202f512: crowded out.',
    );
    expect(goneText(12, [forgotten(11, 'faded')])).toBe('Memory #12 is no longer kept.');
  });
});
