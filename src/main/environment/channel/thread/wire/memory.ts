import type { MemoryPicture } from '../../../../../shared/memory';
import { EVENT_TYPES } from '../../../../../shared/vocabulary';
import { wireOf, z } from './wire';

const type = z.enum(EVENT_TYPES);

export const memorySchema = wireOf<MemoryPicture>()(
  z
    .strictObject({
      tick: z.number(),
      shortTerm: z.array(
        z.strictObject({
          tick: z.number(),
          innerMs: z.number(),
          type,
          intensity: z.number(),
          significance: z.number(),
          effect: z.number(),
          kept: z.boolean(),
        }),
      ),
      shortTermMax: z.number(),
      longTerm: z.array(
        z.strictObject({
          id: z.number(),
          originTick: z.number(),
          originInnerMs: z.number(),
          type,
          intensity: z.number(),
          significance: z.number(),
          effect: z.number(),
          strength: z.number(),
          timesRecalled: z.number(),
          lastRecalledTick: z.number().nullable(),
          keptBecause: z.enum(['flash', 'consolidated', 'adopted']),
        }),
      ),
      longTermMax: z.number(),
      expectations: z.array(
        z.strictObject({
          type,
          expected: z.number(),
          habituation: z.number(),
          sensitisation: z.number(),
          count: z.number(),
          effectSum: z.number(),
          lastAgeMs: z.number(),
        }),
      ),
      patterns: z.array(z.strictObject({ from: type, to: type, count: z.number() })),
    })
    .openapi('Memory', { description: 'What the life remembers and expects, at one tick.' }),
);
