import { describe, expect, it } from 'vitest';
import { birth } from '../../src/main/life/birth';
import { Life } from '../../src/main/life/life';
import type { LifeInput } from '../../src/main/life/input';
import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import { Provenance } from '../../src/main/monitor/provenance';

const identity = {
  lifeId: 'a-life',
  name: 'A',
  seed: 7,
  bornAtMs: 0,
  lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
} as const;

const tick = (dtMs = 1000): LifeInput => ({ kind: 'tick', dtMs });
const stimulus = (type: 'noise' | 'shock' | 'recovery', intensity = 0.3): LifeInput => ({
  ...{ kind: 'stimulus', type, intensity, source: 'test', note: null },
});

/** Folds the inputs, each with a record of its own, and tells which record each event was put down to. */
function records(inputs: readonly LifeInput[], policy = classic, pending = 0): [string, number][] {
  const life = Life.from(birth(identity, policy));
  for (let i = 0; i < pending; i++) life.apply(stimulus('recovery'));
  const provenance = new Provenance(pending);
  return inputs.flatMap((input, index) => {
    const happenings = life.apply(input);
    return provenance
      .attribute(index + 1, happenings, life.view().queue.pending)
      .flatMap(({ seq, happening }): [string, number][] =>
        happening.kind === 'event' ? [[happening.type, seq]] : [],
      );
  });
}

describe('where an event came from', () => {
  it('is the record of the stimulus, though a later tick meets it', () => {
    expect(records([tick(), stimulus('noise'), stimulus('shock'), tick(), tick()])).toEqual([
      ['noise', 2],
      ['shock', 3],
    ]);
  });

  it('is the record of an urgent stimulus itself, which passes those that wait', () => {
    expect(records([stimulus('noise'), stimulus('shock', 1), tick()], natural)).toEqual([
      ['shock', 2],
      ['noise', 1],
    ]);
  });

  it('is the tick for what the organism raises itself: a lag is not put down to a stimulus', () => {
    expect(records([stimulus('noise'), tick(5000)])).toEqual([
      ['lag', 2],
      ['noise', 1],
    ]);
  });

  it('holds over several ticks, where one does not meet all that wait', () => {
    const few = { ...classic, queue: { ...classic.queue, perTickMax: 2 } };
    const inputs = [stimulus('noise'), stimulus('noise'), stimulus('shock'), tick(), tick()];
    expect(records(inputs, few).map(([, seq]) => seq)).toEqual([1, 2, 3]);
  });

  it('is the tick for stimuli that were waiting before anyone looked', () => {
    expect(records([stimulus('noise'), tick()], classic, 2).map(([, seq]) => seq)).toEqual([2, 2, 1]);
  });

  it('is not confused by a stimulus that a full queue did not take', () => {
    const small = { ...classic, queue: { ...classic.queue, capacity: 1 } };
    expect(
      records([stimulus('noise'), stimulus('shock'), tick(), stimulus('recovery'), tick()], small),
    ).toEqual([
      ['noise', 1],
      ['recovery', 4],
    ]);
  });
});
