import { z } from 'zod';
import { plainText } from './commands';
import type { Anomaly, Message } from './views';
import { SEVERITIES, type Severity } from './vocabulary';

/**
 * What is known of an adopted process from its reports: it gets on with its work, says it has nothing to do, goes on
 * reporting without getting on, does the same over and over, is not there any more, or said it was done.
 */
export const PROCESS_CONDITIONS = ['working', 'idle', 'hung', 'looping', 'dead', 'finished'] as const;
export type ProcessCondition = (typeof PROCESS_CONDITIONS)[number];

/** What it says of itself with a report. */
export const PROCESS_STATES = ['busy', 'idle', 'finished'] as const;

/** The name under which a process is adopted: part of an address, so letters that need no care there. */
export const processNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'must be 1 to 40 letters, digits, ".", "_" or "-"');

/** Of a vital: a name that code can use. */
const vitalNameSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,31}$/);
const VITALS_MAX = 16;

export const processReportSchema = z.strictObject({
  state: z.enum(PROCESS_STATES).default('busy'),
  /** A count that rises as work gets done: steps, bytes, tasks. */
  progress: z.number().nullable().default(null),
  /** What it does just now, in a word or two: `fetch page`, `write summary`. */
  activity: plainText.max(120).nullable().default(null),
  /** Quantities of its own that are worth watching: queue length, memory, tokens. */
  vitals: z
    .record(vitalNameSchema, z.number())
    .refine((vitals) => Object.keys(vitals).length <= VITALS_MAX, `must be ${VITALS_MAX} at most`)
    .default({}),
  /** Its number on this machine: with it, dead is told from silent at once. */
  pid: z.int().min(1).nullable().default(null),
  /** How often it means to report, ms; learnt from its reports where it is not said. */
  everyMs: z.int().min(100).max(86_400_000).nullable().default(null),
});
export type ProcessReport = z.infer<typeof processReportSchema>;

/** What an adopted process can be found to be or do. */
export const PROCESS_FINDING_KINDS = ['hung', 'looping', 'dead', 'unusual'] as const;
export type ProcessFindingKind = (typeof PROCESS_FINDING_KINDS)[number];

/** Something an adopted process was found to be or do that it usually is not or does not. */
export interface ProcessFinding {
  readonly id: number;
  readonly kind: ProcessFindingKind;
  /** Of `unusual`: the vital. */
  readonly vital: string | null;
  readonly severity: Severity;
  /** Unix ms; `untilMs` is null while it is open. */
  readonly fromMs: number;
  readonly noticedMs: number;
  readonly untilMs: number | null;
  readonly observed: number;
  readonly expected: Anomaly['expected'];
  /** Numbers of the reports that show it, newest first; the first report of a process is 1. */
  readonly reports: readonly number[];
  readonly message: Message;
  readonly clearsWhen: Message;
  readonly acknowledged: boolean;
}

/** An adopted process as Life shows it. */
export interface ProcessPicture {
  readonly name: string;
  readonly adoptedAtMs: number;
  readonly condition: ProcessCondition;
  /** Since when, Unix ms. */
  readonly sinceMs: number;
  /** Why it is held to be so. */
  readonly because: Message;
  /** How many reports came, and the newest of them. */
  readonly reports: number;
  readonly lastReportAtMs: number;
  readonly last: ProcessReport;
  /** How often it usually reports, ms; null while that is not known. */
  readonly usualEveryMs: number | null;
  /** The newest courses for a small chart: as many entries as `atMs`, oldest first; null where it was not told. */
  readonly recent: {
    readonly atMs: readonly number[];
    readonly progress: readonly (number | null)[];
    readonly vitals: Readonly<Record<string, readonly (number | null)[]>>;
  };
  /** Newest first: all that are open, and the latest that are over. */
  readonly findings: readonly ProcessFinding[];
}

const bound = z.number().nullable();
const messageSchema: z.ZodType<Message> = z.strictObject({
  key: z.string(),
  get params() {
    return z.record(z.string(), z.union([z.string(), z.number(), messageSchema]));
  },
});

/** A finding as it is kept on disk. */
export const processFindingSchema: z.ZodType<ProcessFinding> = z.strictObject({
  id: z.int().min(1),
  kind: z.enum(PROCESS_FINDING_KINDS),
  vital: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  fromMs: z.number(),
  noticedMs: z.number(),
  untilMs: bound,
  observed: z.number(),
  expected: z.strictObject({ low: bound, high: bound }),
  reports: z.array(z.int().min(1)).readonly(),
  message: messageSchema,
  clearsWhen: messageSchema,
  acknowledged: z.boolean(),
});
