import { z } from 'zod';
import { ACTIONS } from '../../../shared/vocabulary';
import { changePerS } from './change';
import { field, group, notNegative, positive, seconds } from './field';

const LEAKY = 'Leaky integrator: x decays as dx/dt = -x / tau, by implicit Euler, stable for any dt.';
const LOAD = 'Allostatic load (McEwen & Stellar 1993): strain is paid for by the vitals. Set with P1.';

const tauS = group(
  z.strictObject({
    tension: field(
      seconds,
      's',
      'Time constant of tension.',
      `${LEAKY} Hours, as slow stress responses have.`,
    ),
    fatigue: field(
      seconds,
      's',
      'Time constant with which fatigue leaves, at rest only.',
      `${LEAKY} As “process S” in Borbély 1982: it falls in sleep alone.`,
    ),
    noise: field(
      seconds,
      's',
      'Time constant of noise.',
      `${LEAKY} The quickest to settle of the slow ones.`,
    ),
    relief: field(
      seconds,
      's',
      'Time constant of relief.',
      `${LEAKY} Long enough to last from one care to the next when they are eight hours apart (P2).`,
    ),
    arousal: field(
      seconds,
      's',
      'Time constant of arousal.',
      `${LEAKY} Minutes: the fast wave of a stress response, far quicker than tension.`,
    ),
  }),
  'How fast each quantity leaks away.',
);

const strain = group(
  z.strictObject({
    energyPerTension: field(notNegative, 'energy per s', 'Energy lost at tension 1.', LOAD),
    energyPerFatigue: field(notNegative, 'energy per s', 'Energy lost at fatigue 1.', LOAD),
    stabilityPerNoise: field(notNegative, 'stability per s', 'Stability lost at noise 1.', LOAD),
    stabilityPerTension: field(notNegative, 'stability per s', 'Stability lost at tension 1.', LOAD),
    integrityPerStrain: field(
      notNegative,
      'integrity per s',
      'Integrity lost when the mean of tension and instability is 1.',
      LOAD,
    ),
    tensionPerInstability: field(
      notNegative,
      'part per s',
      'Tension that builds up at stability 0.',
      'Stage 03: inner dynamics grow under overload.',
    ),
    fatigueAwake: field(
      notNegative,
      'part per s',
      'Fatigue that builds up while not resting.',
      'Sleep pressure grows with time awake (Borbély 1982): from rested to spent in about a day awake.',
    ),
  }),
  'How load presses on the rest.',
);

const drift = group(
  z.strictObject({
    base: field(
      notNegative,
      'drift per s',
      'Ageing of a life without load.',
      'Every life is finite (P1), the sheltered one too.',
    ),
    perLoad: field(
      notNegative,
      'drift per s',
      'Ageing added when the mean of tension, fatigue and instability is 1.',
      'Allostatic load (McEwen & Stellar 1993): a hard life is shorter.',
    ),
    reliefGuard: field(
      notNegative,
      'factor',
      'Relief divides the load that ages by 1 + this x relief.',
      'Support buffers load (Cohen & Wills 1985). Set with P2: tended lives last three times longer.',
    ),
    efficiencyLoss: field(
      notNegative,
      'per drift',
      'All recovery works at 1 / (1 + this x drift).',
      'Load wears the means of recovery (McEwen 1998), so that the hazard grows with age (Gompertz 1825; P1).',
    ),
  }),
  'Ageing. Drift only grows by itself, and makes all recovery less efficient.',
);

export const dynamics = group(
  z.strictObject({
    tauS,
    strain,
    settle: group(
      z.strictObject({
        stability: field(
          notNegative,
          'per s',
          'Part of the missing stability that comes back in a second, made smaller by drift.',
          'Negative feedback to a set point: homeostasis (Cannon 1932).',
        ),
      }),
      'What comes back by itself.',
    ),
    drift,
  }),
  'The slow inner quantities.',
);

const NEED = 'Behaviour by need: homeostasis (Cannon 1932), regulated ahead (Sterling 2012).';
const needOf = (what: string) =>
  field(notNegative, 'weight', `Weight of ${what} in the need for this action; left out: 0.`, NEED);

const actionRule = z.strictObject({
  need: group(
    z
      .strictObject({
        energy: needOf('missing energy'),
        integrity: needOf('missing integrity'),
        stability: needOf('missing stability'),
        tension: needOf('tension'),
        fatigue: needOf('fatigue'),
        noise: needOf('noise'),
        night: needOf('night (0 by day, 1 at its middle)'),
      })
      .partial(),
    'Need for the action: the sum of weight x shortfall, each shortfall a part of its range.',
  ),
  threshold: field(
    positive,
    'need',
    'The action is taken when its need reaches this, and ends below half of it or when another is needed more.',
    'Of several, the one with the greatest need for its threshold is taken. The half is the hysteresis.',
  ),
  gain: group(changePerS, 'What it brings per second, made smaller by drift.'),
  cost: group(changePerS, 'What it costs per second, always in full: any action has its price (stage 03).'),
  minS: field(
    seconds,
    's',
    'Shortest duration: until then nothing ends it.',
    'Behaviour comes in bouts; without it actions would flicker.',
  ),
  maxS: field(seconds, 's', 'Longest duration.', 'No need may hold a life in one action for good.'),
  refractoryS: field(
    notNegative,
    's',
    'Not again for this long after it ended.',
    'Refractory time, so that the other needs have their turn.',
  ),
});

type Act = Exclude<(typeof ACTIONS)[number], 'none'>;

const MEANING_OF: Record<Act, readonly [does: string, why: string]> = {
  rest: [
    'Recovers from time awake, chiefly at night.',
    'Two processes drive it: pressure and the hour (Borbély 1982).',
  ],
  conserve: [
    'Spends less when energy is short.',
    'Torpor: a milder answer than seeking, with a slower gain.',
  ],
  seek: [
    'Takes in energy.',
    'The main source of energy of an untended life; the effort shows as fatigue and noise.',
  ],
  repair: ['Mends integrity with energy.', 'Maintenance is traded against everything else (Kirkwood 1977).'],
  withdraw: [
    'Shields from disturbance until it settles.',
    'Answer to overload that rest by night comes too late for.',
  ],
};

export const actions = group(
  z.strictObject(
    Object.fromEntries(
      ACTIONS.filter((action): action is Act => action !== 'none').map((action) => [
        action,
        group(actionRule.nullable(), ...MEANING_OF[action]),
      ]),
    ) as Record<Act, z.ZodNullable<typeof actionRule>>,
  ),
  'What a life can do about its state, one at a time. null: this life cannot do it.',
);
