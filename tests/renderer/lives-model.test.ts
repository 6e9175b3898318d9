import { describe, expect, it } from 'vitest';
import { Lives } from '../../src/renderer/lives/lives.svelte';
import { rowsOfComparison } from '../../src/renderer/lives/comparison-rows';
import { ticksOf } from '../../src/renderer/lives/comparison-chart';
import { stretchOfBoth } from '../../src/renderer/lives/stretch';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { LongWork } from '../../src/renderer/past/long-work.svelte';
import { scriptedBridge } from './scripted-bridge';
import { SCENES } from './scripted-scenes';
import { comparisonOf, livesOf } from './scripted-lives';

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

function livesModel() {
  const bridge = scriptedBridge({ scene: 'dead' });
  const notices = new Notices();
  let lists = 0;
  let replaced = (_news: { lifeId: string | null }): void => {};
  const woken: string[] = [];
  let arrivals = 0;
  const source = {
    life: {
      ...bridge.life,
      onReplaced: (listener: typeof replaced) => {
        replaced = listener;
        return () => {};
      },
    },
    lives: {
      ...bridge.lives,
      list: () => {
        lists += 1;
        return bridge.lives.list();
      },
      wake: ({ lifeId }: { lifeId: string }) => {
        woken.push(lifeId);
        return bridge.lives.wake({ lifeId });
      },
    },
  };
  const lives = new Lives(source, new LongWork(bridge.past, notices), notices, () => (arrivals += 1));
  lives.open();
  return {
    lives,
    woken,
    lists: () => lists,
    replaced: () => replaced({ lifeId: null }),
    arrivals: () => arrivals,
  };
}

const idsOf = (lives: Lives): string[] => lives.picture?.lives.map(({ identity }) => identity.lifeId) ?? [];

describe('the lives on this machine', () => {
  it('are read when they are watched, and again when another life is in the window', async () => {
    const { lives, lists, replaced } = livesModel();
    replaced();
    expect(lists()).toBe(0);
    const stop = lives.watch();
    await settle();
    expect(lives.current?.identity.name).toBe('Ada');
    replaced();
    await settle();
    stop();
    replaced();
    expect(lists()).toBe(2);
  });

  it('are compared two at a time: a third takes the place of the first', async () => {
    const { lives } = livesModel();
    lives.watch();
    await settle();
    const [a = '', b = '', c = ''] = idsOf(lives);
    lives.choose(a, true);
    await lives.compare();
    expect(lives.comparison).toBeNull();
    lives.choose(b, true);
    lives.choose(c, true);
    expect(lives.chosen.map(({ identity }) => identity.lifeId)).toEqual([b, c]);
    lives.choose(b, false);
    lives.choose(a, true);
    await lives.compare();
    expect([lives.comparison?.one.identity.lifeId, lives.comparison?.other.identity.lifeId]).toEqual([c, a]);
    lives.leaveComparison();
    expect(lives.comparison).toBeNull();
  });

  it('are woken only when it was asked about and confirmed', async () => {
    const { lives, woken, arrivals } = livesModel();
    lives.watch();
    await settle();
    const life = lives.picture?.lives[2];
    await lives.wake();
    if (life) lives.askWake(life);
    lives.leaveWake();
    await lives.wake();
    expect(woken).toEqual([]);
    if (life) lives.askWake(life);
    await Promise.all([lives.wake(), lives.wake()]);
    expect(woken).toEqual([life?.identity.lifeId]);
    expect([lives.waking, arrivals()]).toEqual([null, 1]);
  });
});

describe('two lives side by side', () => {
  const { lives } = livesOf(SCENES.thriving, 5000, 'Ada');
  const [one, other] = lives;
  if (!one || !other) throw new Error('the script has lost its lives');
  const comparison = comparisonOf(one, other, SCENES.thriving, false);

  it('differ by what can be read', () => {
    const differences = Object.fromEntries(
      rowsOfComparison(comparison).map((row) => [row.id, row.difference]),
    );
    expect(differences).toMatchObject({ phase: null, energy: '−21.3', integrity: '−0.110', noise: null });
    const same = rowsOfComparison(comparisonOf(one, other, SCENES.thriving, true));
    expect(same.every(({ difference }) => difference === null)).toBe(true);
  });

  it('are drawn over the ticks both have', () => {
    const { from, to } = stretchOfBoth(comparison);
    expect([from > 0, to]).toEqual([true, comparison.commonTick]);
    expect(ticksOf(0, 10_000, 800)).toEqual([0, 2000, 4000, 6000, 8000]);
    expect(ticksOf(3, 4, 800)).toEqual([3]);
    expect(ticksOf(5, 5, 800)).toEqual([5]);
  });
});
