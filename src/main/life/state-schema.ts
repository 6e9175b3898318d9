import { z } from 'zod';
import { absenceRuleSchema, stimulusSchema } from '../../shared/commands';
import { ACTIONS, EVENT_TYPES, ORIGINS, PHASES, VITALS } from '../../shared/vocabulary';
import { policySchema } from './policy';
import type { LifeState } from './state';

const unit = z.number().min(0).max(1);
const notNegative = z.number().min(0);
const signed = z.number().min(-1).max(1);
const count = z.int().min(0);
const word = z.uint32();
const eventType = z.enum(EVENT_TYPES);

const impression = z.strictObject({
  tick: count,
  innerMs: notNegative,
  type: eventType,
  intensity: unit,
  significance: unit,
  effect: signed,
  kept: z.boolean(),
});

const episode = z.strictObject({
  id: count,
  originTick: count,
  originInnerMs: notNegative,
  type: eventType,
  intensity: unit,
  significance: unit,
  effect: signed,
  strength: unit,
  timesRecalled: count,
  lastRecalledTick: count.nullable(),
  touchedAgeMs: notNegative,
  keptBecause: z.enum(['flash', 'consolidated', 'adopted']),
});

const expectation = z.strictObject({
  expected: signed,
  habituation: unit,
  sensitisation: notNegative,
  count,
  effectSum: z.number(),
  lastAgeMs: notNegative,
});

const recordOf = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);

const lifeStateSchema = z
  .strictObject({
    version: z.literal(1),
    identity: z.strictObject({
      lifeId: z.uuid(),
      name: z.string().min(1).max(40),
      seed: word,
      bornAtMs: z.number(),
      lineage: z.strictObject({
        origin: z.enum(ORIGINS),
        parentId: z.string().max(128).nullable(),
        branchTick: count,
        source: z.string().max(512).nullable(),
      }),
      absence: absenceRuleSchema.exactOptional(),
    }),
    policy: policySchema,
    generator: z.tuple([word, word, word, word]),
    asleep: z.boolean(),
    phase: z.enum(PHASES),
    phaseSinceTick: count,
    tick: count,
    ageMs: notNegative,
    innerMs: notNegative,
    innerRate: notNegative,
    downtimeMs: notNegative,
    dayOffsetMs: notNegative,
    vitals: z.strictObject({
      energy: z.number().max(100),
      integrity: z.number().max(1),
      stability: z.number().max(1),
    }),
    dynamics: z.strictObject({ tension: unit, fatigue: unit, noise: unit, drift: notNegative }),
    relief: unit,
    arousal: unit,
    errors: count,
    hookFailures: count,
    lateTicks: count,
    death: z.strictObject({ tick: count, cause: z.enum(VITALS) }).nullable(),
    queue: z.array(stimulusSchema).max(4096),
    action: z.strictObject({
      current: z.enum(ACTIONS),
      sinceTick: count,
      sinceAgeMs: notNegative,
      readyAtMs: recordOf(
        ACTIONS.filter((action) => action !== 'none'),
        notNegative,
      ),
    }),
    expectations: recordOf(EVENT_TYPES, expectation),
    memory: z.strictObject({
      shortTerm: z.array(impression).max(256),
      longTerm: z.array(episode).max(4096),
      nextId: count,
      sinceUpkeepMs: notNegative,
      patterns: z
        .array(z.strictObject({ from: eventType, to: eventType, count }))
        .max(EVENT_TYPES.length * EVENT_TYPES.length),
    }),
  })
  .refine((state) => (state.death !== null) === (state.phase === 'terminated'), {
    path: ['death'],
    message: 'a life is terminated exactly when it has a death',
  })
  .refine((state) => state.death !== null || VITALS.every((vital) => state.vitals[vital] > 0), {
    path: ['vitals'],
    message: 'a living life has every vital above zero',
  });

/**
 * Reads a state that came from outside.
 * @throws z.ZodError that names the field; a state is accepted whole or not at all.
 */
export function parseLifeState(value: unknown): LifeState {
  return lifeStateSchema.parse(value);
}
