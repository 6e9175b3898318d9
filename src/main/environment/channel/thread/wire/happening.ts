import type { TraceEntry } from '../../../../../shared/views';
import {
  ACTIONS,
  DYNAMICS,
  EVENT_TYPES,
  GAP_KINDS,
  HOOKS,
  ORIGINS,
  PHASES,
  VITALS,
} from '../../../../../shared/vocabulary';
import { wireOf, z } from './wire';

const tick = z.number();

const happeningSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('born'), tick, origin: z.enum(ORIGINS) }),
    z.strictObject({
      kind: z.literal('event'),
      tick,
      type: z.enum(EVENT_TYPES),
      intensity: z.number(),
      source: z.string(),
      note: z.string().nullable(),
      urgent: z.boolean(),
      appraisal: z.strictObject({
        significance: z.number(),
        expected: z.number(),
        surprise: z.number(),
        effect: z.number(),
        impact: z.partialRecord(z.enum([...VITALS, ...DYNAMICS]), z.number()),
        recalled: z.array(z.number()),
      }),
    }),
    z.strictObject({
      kind: z.literal('phase'),
      tick,
      from: z.enum(PHASES),
      to: z.enum(PHASES),
      cause: z.string(),
    }),
    z.strictObject({ kind: z.literal('action'), tick, from: z.enum(ACTIONS), to: z.enum(ACTIONS) }),
    z.strictObject({ kind: z.literal('late'), tick, dtMs: z.number(), nominalMs: z.number() }),
    z.strictObject({ kind: z.literal('fault'), tick, message: z.string() }),
    z.strictObject({ kind: z.literal('hook-failure'), tick, hook: z.enum(HOOKS), message: z.string() }),
    z.strictObject({ kind: z.literal('sleep'), tick }),
    z.strictObject({
      kind: z.literal('wake'),
      tick,
      gapMs: z.number(),
      gap: z.enum(GAP_KINDS),
      livesOn: z.literal(true).optional(),
    }),
    z.strictObject({ kind: z.literal('policy'), tick, name: z.string() }),
    z.strictObject({
      kind: z.literal('memory'),
      tick,
      change: z.enum(['kept', 'forgotten']),
      memoryId: z.number(),
      reason: z.string(),
    }),
    z.strictObject({ kind: z.literal('death'), tick, cause: z.enum(VITALS) }),
  ])
  .openapi('Happening');

export const traceEntrySchema = wireOf<TraceEntry>()(
  z.strictObject({ seq: z.number(), atMs: z.number(), happening: happeningSchema }).openapi('TraceEntry', {
    description: 'A happening, the journal record it came from, and when it was folded, Unix ms.',
  }),
);
