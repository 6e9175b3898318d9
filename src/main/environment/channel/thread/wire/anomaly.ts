import type { Anomaly } from '../../../../../shared/views';
import { ANOMALY_KINDS, ANOMALY_SUBJECTS, SEVERITIES, type Language } from '../../../../../shared/vocabulary';
import { saidSchema, sayAll, wireOf, z, type Wire } from './wire';

export const expectedSchema = z.strictObject({ low: z.number().nullable(), high: z.number().nullable() });

export const anomalySchema = wireOf<Anomaly>()(
  z
    .strictObject({
      id: z.number(),
      kind: z.enum(ANOMALY_KINDS),
      severity: z.enum(SEVERITIES),
      subject: z.enum(ANOMALY_SUBJECTS),
      also: z.array(z.strictObject({ kind: z.enum(ANOMALY_KINDS), subject: z.enum(ANOMALY_SUBJECTS) })),
      fromTick: z.number(),
      noticedTick: z.number(),
      toTick: z.number().nullable(),
      fromMs: z.number(),
      toMs: z.number().nullable(),
      startedAtMs: z.number(),
      observed: z.number(),
      expected: expectedSchema,
      causes: z.array(z.number()),
      message: saidSchema,
      clearsWhen: saidSchema,
      acknowledged: z.boolean(),
    })
    .openapi('Anomaly', {
      description:
        'Something that is not as it usually is; open while `toTick` is null. `causes` are sequence numbers of the journal, strongest first.',
    }),
);

export const wireAnomaly = (anomaly: Anomaly, language: Language): Wire<Anomaly> => ({
  ...anomaly,
  message: sayAll(anomaly.message, language),
  clearsWhen: sayAll(anomaly.clearsWhen, language),
});
