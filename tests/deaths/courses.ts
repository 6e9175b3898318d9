import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import type { Death } from './death';
import { calm, worldOf } from './policies';

/** Killed by how and where they lived. */
export const courseDeaths: readonly Death[] = [
  {
    name: 'the thousand ticks of the classic policy',
    root: 'wear',
    seed: 21,
    policy: classic,
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'a thousand ticks in which every hook failed',
    root: 'wear',
    seed: 22,
    policy: classic,
    write: (script) => {
      script.hookFails(999);
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'a thousand ticks, and a shock that changed little',
    root: 'wear',
    seed: 23,
    policy: classic,
    write: (script) => {
      script.live(400);
      script.send('shock', 1);
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'old age, untended',
    root: 'wear',
    seed: 24,
    policy: natural,
    long: true,
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'old age, with some noise from people',
    root: 'wear',
    seed: 25,
    policy: natural,
    long: true,
    write: (script) => {
      for (let day = 0; day < 5; day++) {
        script.live(86_400);
        script.send('noise', 0.2, 3, 60);
      }
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'age alone, in a world where nothing happens',
    root: 'wear',
    seed: 26,
    policy: {
      ...calm,
      name: 'brief',
      dynamics: { ...calm.dynamics, drift: { ...calm.dynamics.drift, base: 0.00003 } },
    },
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'a world of shocks',
    root: 'world',
    seed: 27,
    policy: worldOf('stormy', [{ type: 'shock', perHour: 120, intensity: [0.6, 1] }]),
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'a world that erodes',
    root: 'world',
    seed: 28,
    policy: worldOf('acid', [{ type: 'decay', perHour: 30, intensity: [0.3, 1] }]),
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'one blow of the world',
    root: 'world',
    seed: 29,
    policy: {
      ...worldOf('cliff', [{ type: 'shock', perHour: 0.5, intensity: [0.9, 1] }]),
      events: { ...natural.events, shock: { change: { stability: -1 }, arousal: 1 } },
    },
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'a world of shocks, whatever people did',
    root: 'world',
    seed: 30,
    policy: worldOf('stormy', [{ type: 'shock', perHour: 120, intensity: [0.6, 1] }]),
    write: (script) => {
      script.send('noise', 0.1, 5, 30);
      script.send('rest', 0.5, 5, 30);
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'a change to a hungry policy',
    root: 'policy',
    seed: 31,
    policy: natural,
    write: (script) => {
      script.live(5000);
      const planted = script.policy({ ...natural, name: 'hungry', wear: { ...natural.wear, energy: 0.08 } });
      script.untilDeath();
      return [planted];
    },
  },
  {
    name: 'a change to a policy without repair, long before',
    root: 'policy',
    seed: 32,
    policy: calm,
    write: (script) => {
      script.live(20_000);
      const planted = script.policy({
        ...calm,
        name: 'brittle',
        wear: { ...calm.wear, integrity: 0.00003 },
        actions: { ...calm.actions, repair: null },
      });
      script.untilDeath();
      return [planted];
    },
  },
  {
    name: 'the second of two changes of policy',
    root: 'policy',
    seed: 33,
    policy: natural,
    write: (script) => {
      script.live(3000);
      script.policy({ ...natural, name: 'as before' });
      script.live(3000);
      const planted = script.policy(
        worldOf('stormy', [{ type: 'shock', perHour: 200, intensity: [0.6, 1] }]),
      );
      script.untilDeath();
      return [planted];
    },
  },
  {
    name: 'a change of policy among noises',
    root: 'policy',
    seed: 34,
    policy: classic,
    write: (script) => {
      script.live(100);
      const planted = script.policy({
        ...classic,
        name: 'harsh',
        wear: { ...classic.wear, stability: 0.01 },
      });
      script.send('noise', 0.2, 3, 10);
      script.untilDeath();
      return [planted];
    },
  },
  {
    name: 'lack of energy, as its policy knows no taking in',
    root: 'starved',
    seed: 35,
    policy: {
      ...calm,
      name: 'fasting',
      actions: { ...calm.actions, rest: null, seek: null, conserve: null },
    },
    write: (script) => {
      script.untilDeath();
      return [];
    },
  },
  {
    name: 'lack of energy, by a classic policy that spends more',
    root: 'starved',
    seed: 36,
    policy: { ...classic, name: 'spending', wear: { ...classic.wear, energy: 0.25 } },
    write: (script) => {
      script.send('noise', 0.3, 2, 50);
      script.untilDeath();
      return [];
    },
  },
];
