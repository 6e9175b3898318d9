import { z } from 'zod';
import { ACTIONS, EVENT_TYPES, STIMULUS_TYPES } from '../../shared/vocabulary';

/**
 * A policy holds every number a life lives by; the code holds none. It is data: validated, versioned, part of
 * the life's state, and changed only by an input.
 *
 * Units: vitals in their own (energy 0..100, integrity and stability 0..1), dynamics 0..1, rates per second of
 * physical time unless a name says otherwise, times in seconds (`...S`) or milliseconds (`...Ms`).
 */
const number = z.number();
const unit = number.min(0).max(1);
const positive = number.gt(0);
const notNegative = number.min(0);
const seconds = positive.max(1e9);

/** Signed change of each quantity; what is left out does not change. */
const change = z
  .strictObject({
    energy: number.min(-100).max(100).describe('energy units'),
    integrity: number.min(-1).max(1),
    stability: number.min(-1).max(1),
    tension: number.min(-1).max(1),
    fatigue: number.min(-1).max(1),
    noise: number.min(-1).max(1),
    drift: number.min(-1).max(1),
    relief: number.min(-1).max(1),
  })
  .partial();
export type Change = z.infer<typeof change>;

const eventMeaning = z.strictObject({
  change: change.describe('what the event does at intensity 1, before appraisal'),
  arousal: unit.describe('how far it raises arousal at intensity 1'),
});

const vitalLevels = z.strictObject({ energy: number.min(0).max(100), integrity: unit, stability: unit });

const ambientEvent = z.strictObject({
  type: z.enum(STIMULUS_TYPES),
  perHour: notNegative.max(3600).describe('mean number per hour, a Poisson process sampled once a tick'),
  intensity: z
    .tuple([unit.gt(0), unit])
    .refine(([low, high]) => low <= high, 'the lower bound comes first')
    .describe('uniform between these bounds'),
});

const actionRule = z.strictObject({
  /** Need for the action = sum of weight x shortfall; it is taken when the need passes `threshold`. */
  need: z
    .strictObject({
      energy: notNegative,
      integrity: notNegative,
      stability: notNegative,
      tension: notNegative,
      fatigue: notNegative,
      noise: notNegative,
      night: notNegative,
    })
    .partial(),
  threshold: positive,
  gain: change.describe('per second, made smaller by drift'),
  cost: change.describe('per second, always in full'),
  minS: seconds.describe('shortest duration'),
  maxS: seconds.describe('longest duration'),
  refractoryS: notNegative.describe('not again for this long after it ended'),
});
export type ActionRule = z.infer<typeof actionRule>;

export const policySchema = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1).max(40),
  tickIntervalMs: z.int().min(10).max(60_000),
  birth: z
    .strictObject({ energy: positive.max(100), integrity: unit.gt(0), stability: unit.gt(0) })
    .describe('vitals at birth'),
  wear: z
    .strictObject({
      per: z.enum(['tick', 'second']),
      energy: notNegative,
      integrity: notNegative,
      stability: notNegative,
    })
    .describe('what living costs, whatever happens'),
  faultIntegrityCost: unit.describe('what an error inside a tick costs'),
  queue: z.strictObject({
    capacity: z.int().min(1).max(4096),
    perTickMax: z.int().min(1).max(256).describe('events met in one tick; the rest waits'),
    urgentIntensity: positive.max(2).describe('from here on a shock is met between ticks; above 1: never'),
  }),
  lifecycle: z.strictObject({
    initTicks: z.int().min(0).describe('length of the phase init'),
    degradeBelow: vitalLevels.describe('any vital below its level: degrade'),
    recoverAbove: vitalLevels.describe('all vitals above: run again; the distance is the hysteresis'),
    dwellTicks: z.int().min(0).describe('least number of ticks between two transitions, death excepted'),
  }),
  lag: z.strictObject({
    toleranceMs: notNegative.describe('a tick no later than this is on time'),
    fullMs: positive.describe('a tick this much too late is a lag of intensity 1'),
    gapMs: positive.describe('silence longer than this is downtime, not lag'),
  }),
  awakening: z.strictObject({ halfGapS: seconds.describe('gap at which an awakening has intensity 1/2') }),
  day: z
    .strictObject({
      lengthS: seconds,
      nightFrom: unit.describe('part of the day at which night begins; it ends with the day'),
    })
    .nullable(),
  innerTime: z.strictObject({
    base: positive,
    arousalGain: notNegative,
    instabilityLoss: notNegative,
    exhaustionLoss: notNegative.describe('times the missing part of energy'),
    restLoss: notNegative,
    tauS: seconds.describe('time constant with which the rate follows'),
    min: positive,
    max: positive,
  }),
  dynamics: z.strictObject({
    tauS: z.strictObject({
      tension: seconds,
      fatigue: seconds,
      noise: seconds,
      relief: seconds,
      arousal: seconds,
    }),
    strain: z
      .strictObject({
        energyPerTension: notNegative,
        energyPerFatigue: notNegative,
        stabilityPerNoise: notNegative,
        stabilityPerTension: notNegative,
        integrityPerStrain: notNegative,
        tensionPerInstability: notNegative,
        fatigueAwake: notNegative,
      })
      .describe('how load presses on the rest, per second at load 1'),
    settle: z
      .strictObject({ stability: notNegative })
      .describe('pull of stability back to 1, per second, made smaller by drift'),
    drift: z.strictObject({
      base: notNegative.describe('ageing of an unburdened life'),
      perLoad: notNegative.describe('ageing per mean of tension, fatigue and instability'),
      reliefGuard: notNegative.describe('relief divides the load by 1 + guard x relief'),
      efficiencyLoss: notNegative.describe('recovery efficiency = 1 / (1 + loss x drift)'),
    }),
  }),
  events: z.strictObject(
    Object.fromEntries(EVENT_TYPES.map((type) => [type, eventMeaning])) as Record<
      (typeof EVENT_TYPES)[number],
      typeof eventMeaning
    >,
  ),
  meaning: z.strictObject({
    learningRate: unit.describe('Rescorla-Wagner alpha x beta'),
    habituationRate: unit,
    habituationTauS: seconds,
    sensitisationRate: unit,
    sensitisationTauS: seconds,
    sensitisationMax: notNegative.describe('largest part by which a hurtful event weighs more'),
    noveltyWeight: unit,
    vulnerabilityWeight: unit,
    expectationWeight: unit,
    surpriseGain: notNegative.describe('how much more a fully unexpected event does'),
    harmlessBelow: unit.describe('an effect weaker than this is harmless: it habituates'),
    effectWeights: z
      .strictObject({
        energy: notNegative,
        integrity: notNegative,
        stability: notNegative,
        tension: notNegative,
        fatigue: notNegative,
        noise: notNegative,
      })
      .describe('how much a change of each quantity, as a part of its range, counts for good or ill'),
  }),
  memory: z.strictObject({
    shortTermSize: z.int().min(0).max(256),
    longTermMax: z.int().min(0).max(4096),
    keepAbove: unit.describe('significance from which an episode is worth keeping'),
    flashAbove: number.min(0).max(2).describe('significance from which it is kept at once, without rest'),
    recallMax: z.int().min(0).max(8).describe('memories an event is weighed with'),
    recallWeight: unit.describe('how far they move the expectation'),
    recallGain: unit.describe('strength a memory wins by being recalled'),
    fadePerHour: notNegative.describe('strength lost per hour at first; slows with time like a power law'),
    forgetBelow: unit.describe('strength under which a memory is forgotten'),
    upkeepS: seconds.describe('how often memory is tended: consolidation (at rest), fading, forgetting'),
    echoPerHour: notNegative.describe('memory echoes per hour of quiet rest'),
  }),
  actions: z.strictObject(
    Object.fromEntries(
      ACTIONS.filter((action) => action !== 'none').map((a) => [a, actionRule.nullable()]),
    ) as Record<Exclude<(typeof ACTIONS)[number], 'none'>, z.ZodNullable<typeof actionRule>>,
  ),
  ambient: z.array(ambientEvent).max(32).describe('the seeded environment of an untended life'),
});

export type Policy = z.infer<typeof policySchema>;
