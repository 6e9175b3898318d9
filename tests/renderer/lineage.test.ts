import { describe, expect, it } from 'vitest';
import { lineageOf } from '../../src/renderer/lives/lineage';
import type { LifeCard } from '../../src/shared/past';
import type { Origin } from '../../src/shared/vocabulary';

let born = 0;
const life = (
  lifeId: string,
  parentId: string | null = null,
  branchTick = 0,
  origin: Origin = parentId === null ? 'born' : 'forked',
): LifeCard => ({
  identity: {
    lifeId,
    name: lifeId,
    seed: 0,
    bornAtMs: (born += 1),
    lineage: { origin, parentId, branchTick, source: null },
  },
  policyName: 'natural',
  phase: 'run',
  alive: true,
  vitals: { energy: 80, integrity: 1, stability: 1 },
  tick: 100,
  ageMs: 0,
  lastLivedMs: 0,
  bytes: 0,
  current: false,
});

/** `  id@tick`: indented by depth; an absent parent in brackets. */
const drawn = (lives: readonly LifeCard[]): string[] =>
  lineageOf(lives).map(
    ({ lifeId, life: card, depth, branchTick }) =>
      '  '.repeat(depth) + (card ? lifeId : `[${lifeId}]`) + (branchTick === null ? '' : `@${branchTick}`),
  );

describe('the lineage', () => {
  it('shows forks of forks under the life they left, in the order in which they left it', () => {
    const [a, b, c, d, e] = [
      life('a'),
      life('b', 'a', 90),
      life('c', 'a', 20),
      life('d', 'c', 50),
      life('e'),
    ];
    expect(drawn([e, d, c, b, a])).toEqual(['a', '  c@20', '    d@50', '  b@90', 'e']);
  });

  it('names a parent that is not here, once for all its forks', () => {
    expect(drawn([life('b', 'gone', 7), life('c', 'gone', 3), life('d', 'b', 9)])).toEqual([
      '[gone]',
      '  c@3',
      '  b@7',
      '    d@9',
    ]);
  });

  it('takes an adopted life as the first of its own, whatever its source carried', () => {
    expect(drawn([life('a', 'elsewhere', 500, 'adopted')])).toEqual(['a']);
  });

  it('tells each life once where records make one its own ancestor, and does not hang', () => {
    const ring = [life('a', 'c', 1), life('b', 'a', 2), life('c', 'b', 3), life('x', 'b', 4)];
    expect(drawn(ring)).toEqual(['a', '  b@2', '    c@3', '    x@4']);
    expect(drawn([life('self', 'self', 5)])).toEqual(['self']);
  });

  it('knows where lines go past a row', () => {
    const rows = lineageOf([life('a'), life('b', 'a', 1), life('c', 'b', 2), life('d', 'a', 3)]);
    expect(rows.map(({ lifeId, passing, last }) => [lifeId, passing, last])).toEqual([
      ['a', [], true],
      ['b', [], false],
      ['c', [true], true],
      ['d', [], true],
    ]);
  });

  it('holds with thousands of forks, each of the one before', () => {
    const chain = Array.from({ length: 3000 }, (_, i) => life(`l${i}`, i === 0 ? null : `l${i - 1}`, i));
    expect(lineageOf(chain)).toHaveLength(3000);
    expect(lineageOf([])).toEqual([]);
  });
});
