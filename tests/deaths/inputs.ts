import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import { Life } from '../../src/main/life/life';
import { fork } from '../../src/main/runtime/new-life';
import { live, newborn, shock } from '../support/lives';
import type { Death } from './death';
import { calm, frail, thinSkinned, worldOf } from './policies';

/** Killed by what reached them. */
export const inputDeaths: readonly Death[] = [
  {
    name: 'a barrage of shocks',
    root: 'stimuli',
    seed: 1,
    policy: natural,
    write: (script) => {
      script.live(3000);
      const planted = script.send('shock', 1, 60);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'shocks that wait for their tick',
    root: 'stimuli',
    seed: 2,
    policy: natural,
    write: (script) => {
      script.live(5000);
      const planted = script.send('shock', 0.79, 80, 3);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'one shock to a frail life',
    root: 'stimuli',
    seed: 3,
    policy: frail,
    write: (script) => {
      script.live(100);
      const planted = script.send('shock', 1);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'a flood of decay',
    root: 'stimuli',
    seed: 4,
    policy: natural,
    write: (script) => {
      script.live(8000);
      const planted = script.send('decay', 1, 100, 20);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'a storm of noise',
    root: 'stimuli',
    seed: 5,
    policy: thinSkinned,
    write: (script) => {
      script.live(4000);
      const planted = script.send('noise', 1, 400, 2);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'the shocks of one sender among the noises of another',
    root: 'stimuli',
    seed: 6,
    policy: natural,
    write: (script) => {
      const planted: number[] = [];
      script.send('noise', 0.2, 20, 100, 'neighbour');
      for (let round = 0; round < 80 && script.life.alive; round++) {
        planted.push(...script.send('shock', 0.9, 1, 5, 'culprit'));
        script.send('noise', 0.1, 1, 5, 'neighbour');
      }
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'decay among late ticks',
    root: 'stimuli',
    seed: 7,
    policy: natural,
    write: (script) => {
      script.live(3000);
      script.late(1500, 10, 50);
      const planted = script.send('decay', 1, 100, 5);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'noise and shock that only together kill',
    root: 'stimuli',
    seed: 8,
    policy: classic,
    write: (script) => {
      script.live(100);
      const planted = [...script.send('shock', 1, 9, 1), ...script.send('noise', 1, 40, 1)];
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'novelty without end, by the classic policy',
    root: 'stimuli',
    seed: 9,
    policy: classic,
    write: (script) => {
      const planted = script.send('novelty', 1, 300, 2);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'decay of energy, by the classic policy',
    root: 'stimuli',
    seed: 10,
    policy: classic,
    write: (script) => {
      script.live(50);
      const planted = script.send('decay', 1, 45, 2);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'a death long after its cause',
    root: 'stimuli',
    seed: 11,
    policy: {
      ...calm,
      name: 'unmended',
      wear: { ...calm.wear, integrity: 0.00001 },
      actions: { ...calm.actions, repair: null },
    },
    write: (script) => {
      script.live(3600);
      const planted = script.send('decay', 1, 32, 300);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'shocks with nights in between',
    root: 'stimuli',
    seed: 12,
    policy: natural,
    write: (script) => {
      const planted: number[] = [];
      for (let night = 0; night < 5 && script.life.alive; night++) {
        script.live(2000);
        planted.push(...script.send('shock', 1, 7));
        if (script.life.alive) script.gap(8 * 3_600_000);
      }
      planted.push(...script.send('shock', 1, 60));
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'a shock right after waking',
    root: 'stimuli',
    seed: 13,
    policy: frail,
    write: (script) => {
      script.live(60);
      script.gap(3_600_000);
      script.live(2);
      const planted = script.send('shock', 1);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'a waking that a frail life does not bear',
    root: 'stimuli',
    seed: 14,
    policy: {
      ...frail,
      name: 'light sleeper',
      events: { ...frail.events, awakening: { change: { stability: -0.4 }, arousal: 0.7 } },
    },
    write: (script) => {
      script.live(60);
      const planted = [script.gap(40 * 3_600_000)];
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'a fork that is killed, after a hard life as its parent',
    root: 'stimuli',
    seed: 18,
    policy: natural,
    begin: () => {
      const parent = live(Life.from(newborn(18)), 9000);
      for (let blow = 0; blow < 3; blow++) live(parent, 600).apply(shock(0.9));
      return fork(parent.state());
    },
    write: (script) => {
      script.gap(60_000, 'unknown');
      script.live(500);
      const planted = script.send('shock', 1, 60);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'ticks that came late',
    root: 'late-ticks',
    seed: 15,
    policy: natural,
    write: (script) => {
      script.live(4000);
      const planted = script.late(15_000, 400, 2);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'one late tick of a frail life',
    root: 'late-ticks',
    seed: 16,
    policy: {
      ...frail,
      name: 'punctual',
      events: { ...frail.events, lag: { change: { stability: -0.4 }, arousal: 0.4 } },
    },
    write: (script) => {
      script.live(200);
      const planted = script.late(20_000);
      script.untilDeath();
      return planted;
    },
  },
  {
    name: 'the dearest of many small harms',
    root: 'stimuli',
    seed: 17,
    policy: worldOf('mild', [{ type: 'noise', perHour: 20, intensity: [0.05, 0.2] }]),
    write: (script) => {
      script.live(20_000);
      const planted = script.send('decay', 1, 100, 1);
      script.untilDeath();
      return planted;
    },
  },
];
