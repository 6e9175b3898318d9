import {
  PROCESS_CONDITIONS,
  PROCESS_STATES,
  type ProcessCondition,
  type ProcessPicture,
} from '../../../../../shared/processes';
import type { Message } from '../../../../../shared/views';
import { SEVERITIES, type Language } from '../../../../../shared/vocabulary';
import { expectedSchema } from './anomaly';
import { saidSchema, sayAll, wireOf, z, type Wire } from './wire';

const column = z.array(z.number().nullable());

export const processSchema = wireOf<ProcessPicture>()(
  z
    .strictObject({
      name: z.string(),
      adoptedAtMs: z.number(),
      condition: z.enum(PROCESS_CONDITIONS),
      sinceMs: z.number(),
      because: saidSchema,
      reports: z.number(),
      lastReportAtMs: z.number(),
      last: z.strictObject({
        state: z.enum(PROCESS_STATES),
        progress: z.number().nullable(),
        activity: z.string().nullable(),
        vitals: z.record(z.string(), z.number()),
        pid: z.number().nullable(),
        everyMs: z.number().nullable(),
      }),
      usualEveryMs: z.number().nullable(),
      recent: z.strictObject({
        atMs: z.array(z.number()),
        progress: column,
        vitals: z.record(z.string(), column),
      }),
      findings: z.array(
        z.strictObject({
          id: z.number(),
          kind: z.enum(['hung', 'looping', 'dead', 'unusual']),
          vital: z.string().nullable(),
          severity: z.enum(SEVERITIES),
          fromMs: z.number(),
          noticedMs: z.number(),
          untilMs: z.number().nullable(),
          observed: z.number(),
          expected: expectedSchema,
          reports: z.array(z.number()),
          message: saidSchema,
          clearsWhen: saidSchema,
          acknowledged: z.boolean(),
        }),
      ),
    })
    .openapi('Process', { description: 'An adopted process: what it reported, and what is held of it.' }),
);

export const wireProcess = (picture: ProcessPicture, language: Language): Wire<ProcessPicture> => ({
  ...picture,
  because: sayAll(picture.because, language),
  findings: picture.findings.map((finding) => ({
    ...finding,
    message: sayAll(finding.message, language),
    clearsWhen: sayAll(finding.clearsWhen, language),
  })),
});

/** What the stream tells of a process when what is held of it has changed. */
export interface ProcessNews {
  readonly name: string;
  readonly condition: ProcessCondition;
  readonly sinceMs: number;
  readonly because: Message;
  readonly openFindings: number;
}

export const processNewsSchema = wireOf<ProcessNews>()(
  z
    .strictObject({
      name: z.string(),
      condition: z.enum(PROCESS_CONDITIONS),
      sinceMs: z.number(),
      because: saidSchema,
      openFindings: z.number(),
    })
    .openapi('ProcessNews'),
);

export const processNews = (picture: ProcessPicture): ProcessNews => ({
  name: picture.name,
  condition: picture.condition,
  sinceMs: picture.sinceMs,
  because: picture.because,
  openFindings: picture.findings.filter(({ untilMs }) => untilMs === null).length,
});
