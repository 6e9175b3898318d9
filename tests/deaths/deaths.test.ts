import { describe, expect, test } from 'vitest';
import { DEATHS } from './all';
import { judge } from './judge';

// Goal: the post-mortem of a scripted death names the cause that was planted and no other, its counterfactual comes to
// the same state and lives when it is lived again, and its point of no return holds on both sides. The long lives are
// left to `npm run deaths`.

describe('scripted deaths', () => {
  test('are enough, of every root that a life can die of', () => {
    expect(DEATHS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(DEATHS.map(({ root }) => root))).toEqual(
      new Set(['stimuli', 'world', 'wear', 'policy', 'late-ticks', 'starved']),
    );
  });

  test.each(DEATHS.filter(({ long }) => long !== true))('$name', { timeout: 60_000 }, (death) => {
    expect(judge(death).faults).toEqual([]);
  });

  test('that are told otherwise than they were are found out', { timeout: 60_000 }, () => {
    const [death] = DEATHS.filter(({ name }) => name === 'one shock to a frail life');
    if (death === undefined) throw new Error('the death is gone');
    const blamed = judge({ ...death, root: 'wear', write: (script) => (death.write(script), []) });
    expect(blamed.faults).toEqual(['root stimuli, not wear', 'names 1 inputs, and none was planted']);
  });
});
