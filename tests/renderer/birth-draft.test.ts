import { describe, expect, it } from 'vitest';
import { BirthDraft } from '../../src/renderer/birth/draft.svelte';
import { birthWishSchema } from '../../src/shared/commands';

// Goal: whatever a person writes down becomes a wish that the border lets in, or none.

const drawing =
  (...words: number[]) =>
  () =>
    words.shift() ?? 0;

describe('a life that is about to begin', () => {
  it('has a name from the start, and another one when that is asked for', () => {
    const draft = new BirthDraft(drawing(5, 5, 5, 77));
    const first = draft.name;
    expect(first).not.toBe('');
    draft.rollName();
    expect(draft.name).not.toBe(first);
  });

  it('is wished for as it was written down', () => {
    const draft = new BirthDraft(drawing(5));
    const { name } = draft;
    expect(draft.wish).toEqual({ name, policy: 'natural', seed: null });
    draft.name = '  Ada  ';
    draft.policy = 'classic';
    draft.seed = ' 42 ';
    draft.absence = 'live-on';
    draft.cap = 'day';
    expect(draft.wish).toEqual({
      ...{ name: 'Ada', policy: 'classic', seed: 42 },
      absence: { rule: 'live-on', capMs: 86_400_000 },
    });
    draft.name = ' ';
    expect(birthWishSchema.parse(draft.wish)).toMatchObject({ name: null });
  });

  it.each(['-1', '1.5', 'abc', '4294967296', '1e99'])('is not wished for with the seed %s', (seed) => {
    const draft = new BirthDraft(drawing(5));
    draft.seed = seed;
    expect([draft.seedFits, draft.wish]).toEqual([false, null]);
  });
});
