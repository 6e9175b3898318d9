import {
  ACTIONS,
  DYNAMICS,
  ORIGINS,
  PHASES,
  SEVERITIES,
  VITALS,
  type Dynamic,
  type Language,
  type Severity,
  type Vital,
} from '../../../../../shared/vocabulary';
import type { Outlook } from '../../../../../shared/monitor';
import type { Heartbeat, LifeView, Safety } from '../../../../../shared/views';
import { orNull, saidSchema, sayAll, wireOf, z, type Wire } from './wire';

/** An object that has each of these keys. */
export const each = <Key extends string, Value extends z.ZodType>(
  keys: readonly Key[],
  value: Value,
): z.ZodObject<Record<Key, Value>, z.core.$strict> =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);

const vitalsSchema = each<Vital, z.ZodNumber>(VITALS, z.number()).openapi('Vitals', {
  description: 'Energy in [0, 100]; integrity and stability in [0, 1].',
});

const identitySchema = z
  .strictObject({
    lifeId: z.string(),
    name: z.string(),
    seed: z.number(),
    bornAtMs: z.number(),
    lineage: z.strictObject({
      origin: z.enum(ORIGINS),
      parentId: z.string().nullable(),
      branchTick: z.number(),
      source: z.string().nullable(),
    }),
    absence: z
      .discriminatedUnion('rule', [
        z.strictObject({ rule: z.literal('sleep') }),
        z.strictObject({ rule: z.literal('live-on'), capMs: z.number() }),
      ])
      .optional(),
  })
  .openapi('Identity');

export const lifeViewSchema = wireOf<LifeView>()(
  z
    .strictObject({
      identity: identitySchema,
      policy: z.strictObject({ name: z.string(), tickIntervalMs: z.number() }),
      alive: z.boolean(),
      asleep: z.boolean(),
      phase: z.enum(PHASES),
      phaseSinceTick: z.number(),
      tick: z.number(),
      ageMs: z.number(),
      innerMs: z.number(),
      innerRate: z.number(),
      downtimeMs: z.number(),
      vitals: vitalsSchema,
      dynamics: each<Dynamic, z.ZodNumber>(DYNAMICS, z.number()),
      arousal: z.number(),
      action: z.enum(ACTIONS),
      actionSinceTick: z.number(),
      dayPhase: z.number().nullable(),
      memory: z.strictObject({ shortTerm: z.number(), longTerm: z.number(), longTermMax: z.number() }),
      queue: z.strictObject({ pending: z.number(), capacity: z.number() }),
      trace: z.strictObject({ errors: z.number(), hookFailures: z.number(), lateTicks: z.number() }),
      death: z.strictObject({ tick: z.number(), cause: z.enum(VITALS) }).nullable(),
    })
    .openapi('LifeView', { description: 'The organism after an input was folded in. Times in ms.' }),
);

export const heartbeatSchema = wireOf<Heartbeat>()(
  z
    .strictObject({ atMs: z.number(), jitterMs: z.number(), dtMs: z.number(), usualJitterMs: z.number() })
    .openapi('Heartbeat', { description: 'How well time is kept: the last tick, and how late it was, ms.' }),
);

export const outlookSchema = wireOf<Outlook>()(
  z
    .strictObject({
      vital: z.enum(VITALS),
      inMs: z.strictObject({ low: z.number(), likely: z.number(), high: z.number() }),
      asOfAgeMs: z.number(),
    })
    .openapi('Outlook', {
      description: 'How long it would take to end, if it went on as lately. Lived time, ms.',
    }),
);

export const safetySchema = wireOf<Safety>()(
  z
    .strictObject({
      recoverability: z.discriminatedUnion('is', [
        z.strictObject({ is: z.literal('unproven') }),
        z.strictObject({
          is: z.literal('proven'),
          atMs: z.number(),
          tick: z.number(),
          tookMs: z.number(),
        }),
        z.strictObject({ is: z.literal('failed'), atMs: z.number(), reason: saidSchema }),
      ]),
      unsavedSinceMs: z.number().nullable(),
      unsavedReason: orNull(saidSchema),
    })
    .openapi('Safety', { description: 'How safe what was lived is.' }),
);

export function wireSafety(safety: Safety, language: Language): Wire<Safety> {
  const { recoverability, unsavedSinceMs, unsavedReason } = safety;
  return {
    recoverability:
      recoverability.is === 'failed'
        ? { ...recoverability, reason: sayAll(recoverability.reason, language) }
        : recoverability,
    unsavedSinceMs,
    unsavedReason: unsavedReason === null ? null : sayAll(unsavedReason, language),
  };
}

/** One consistent picture of the life that lives here. */
export interface StateView {
  /** Rises by one with everything that is told of this life. */
  readonly push: number;
  readonly view: LifeView;
  readonly heartbeat: Heartbeat;
  readonly outlook: Outlook | null;
  readonly safety: Safety;
  /** How many anomalies are open, by severity. */
  readonly openAnomalies: Readonly<Record<Severity, number>>;
}

export const stateSchema = wireOf<StateView>()(
  z
    .strictObject({
      push: z.number(),
      view: lifeViewSchema,
      heartbeat: heartbeatSchema,
      outlook: orNull(outlookSchema),
      safety: safetySchema,
      openAnomalies: each<Severity, z.ZodNumber>(SEVERITIES, z.number()),
    })
    .openapi('State', { description: 'One consistent picture of the life that lives here.' }),
);
