import { describe, expect, test } from 'vitest';
import { rerun } from '../../src/main/runtime/work/post-mortem/counterfactual';
import { finish } from '../../src/main/runtime/work/work';
import { lifeFolderAt } from '../../src/main/vault/home';
import { LifeStore } from '../../src/main/vault/life-store';
import { join } from 'node:path';
import { LongLife } from './long-life';

// Goal: the past desk tells what ended the life that lived here, from what the app itself wrote down, and of nothing else.

function shocked(): LongLife {
  const life = LongLife.born();
  life.steady(1500);
  for (let blow = 0; blow < 60 && life.keeper.view.alive; blow++) life.meet('shock', 1, 1, 0);
  return life;
}

describe('the post-mortem at the desk', () => {
  test('tells of the life that died here, and can be lived again from what lies on disk', async () => {
    const life = shocked();
    const view = life.keeper.view;
    expect(view.death).not.toBeNull();
    const report = await life.host.past.postMortem();
    expect(report).toMatchObject({ view, root: 'stimuli', death: { ...view.death } });
    expect(report.chain.length).toBeGreaterThan(0);
    expect(report.courses.whole.count).toBeGreaterThan(0);
    expect(report.figures).toMatchObject({ ticks: view.tick, phases: { init: 60 } });
    expect(report.figures.stimuli.shock).toBeGreaterThan(1);
    expect(report.figures.extremes.stability.min).toBeLessThanOrEqual(0);
    expect(report.memories[0]?.type).toBe('shock');
    const { lifeId } = view.identity;
    const { databasePath } = lifeFolderAt(join(life.homePath, 'lives', lifeId), lifeId);
    const store = LifeStore.open({ databasePath, lifeId, readOnly: true });
    const { counterfactual } = report;
    expect(counterfactual).not.toBeNull();
    if (counterfactual !== null) {
      expect(finish(rerun(store, counterfactual))).toEqual({
        stateHash: counterfactual.stateHash,
        alive: true,
        vitals: counterfactual.vitals,
      });
    }
    store.close();
  });

  test('is refused of a living life', async () => {
    const life = LongLife.born();
    life.steady(100);
    await expect(life.host.past.postMortem()).rejects.toMatchObject({ code: 'refused' });
  });

  test('is refused of a file that is only looked at', async () => {
    const life = shocked();
    const path = join(life.homePath, 'dead.life');
    life.host.exportSnapshot(path);
    const other = LongLife.born();
    const preview = other.host.preview(path);
    expect(preview).toMatchObject({ kind: 'snapshot', verdict: 'dead' });
    other.host.decide({ filePath: path, choice: 'look' });
    await expect(other.host.past.postMortem()).rejects.toMatchObject({
      said: { key: 'postMortem.refused.looking' },
    });
  });
});
