import { z } from 'zod';
import {
  ANOMALY_KINDS,
  SEVERITIES,
  type AnomalyKind,
  type Dynamic,
  type EventType,
  type Severity,
  type Vital,
} from './vocabulary';

/** How much it takes before something is told: `low` twice as much as `normal`, `high` half as much. */
export const SENSITIVITIES = ['off', 'low', 'normal', 'high'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

const sensitivity = z.enum(SENSITIVITIES).default('normal');

/** One word per kind of anomaly. Every field has a default, so that settings of an older version open. */
export const monitorSettingsSchema = z.object({
  sensitivity: z
    .object(
      Object.fromEntries(ANOMALY_KINDS.map((kind) => [kind, sensitivity])) as Record<
        AnomalyKind,
        typeof sensitivity
      >,
    )
    .prefault({}),
});
export type MonitorSettings = z.infer<typeof monitorSettingsSchema>;

export const DEFAULT_MONITOR_SETTINGS: MonitorSettings = monitorSettingsSchema.parse({});

/** A change names only the kinds that change. */
export const monitorSettingsChangeSchema = z.strictObject({
  sensitivity: z
    .strictObject(
      Object.fromEntries(ANOMALY_KINDS.map((kind) => [kind, z.enum(SENSITIVITIES)])) as Record<
        AnomalyKind,
        z.ZodEnum<{ [Word in Sensitivity]: Word }>
      >,
    )
    .partial(),
});
export type MonitorSettingsChange = z.infer<typeof monitorSettingsChangeSchema>;

/** When a person is told, and when not. Times are those of the life's own books, so that a past can be tried. */
export const mannersSchema = z.object({
  /** The least severity that is told. */
  minimumSeverity: z.enum(SEVERITIES).default('warning'),
  /** At most one notification in this time; what comes in between is told as one. */
  atMostEveryMs: z.int().min(0).default(30_000),
});
export type Manners = z.infer<typeof mannersSchema>;

export const DEFAULT_MANNERS: Manners = mannersSchema.parse({});

export const DIGEST_SPANS = ['hour', 'day'] as const;
export type DigestSpan = (typeof DIGEST_SPANS)[number];

/** The course of one quantity over a digest, in its own unit. */
export interface Reach {
  readonly from: number;
  readonly to: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** The mean that is usual for such a span of this life; null while it is not known yet. */
  readonly usual: { readonly low: number; readonly high: number } | null;
}

/** What an hour or a day of life was like, against what is usual for this life. */
export interface Digest {
  readonly span: DigestSpan;
  readonly fromTick: number;
  readonly toTick: number;
  /** ms since birth by the life's own books. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Time lived in it, ms: an hour or a day, give or take a tick. */
  readonly livedMs: number;
  readonly vitals: Readonly<Record<Vital, Reach>>;
  readonly dynamics: Readonly<Record<Dynamic, Reach>>;
  readonly innerRate: Reach;
  readonly innerMs: number;
  /** Those that were met or are usual; `usual` is how many are usual in such a time. */
  readonly events: Readonly<Partial<Record<EventType, { readonly count: number; readonly usual: number }>>>;
  readonly rests: { readonly count: number; readonly ms: number };
  readonly lateTicks: number;
  readonly memory: { readonly kept: number; readonly forgotten: number };
  /** Anomalies opened in it, by the gravest severity each had when it was opened. */
  readonly anomalies: Readonly<Record<Severity, number>>;
  /** What lay outside its usual band, furthest first; empty when all was as usual. */
  readonly changed: readonly (Vital | Dynamic | 'innerRate')[];
}

/** How long it would take a life to end, if it went on as it has lately. */
export interface Outlook {
  /** The vital that would be used up first. */
  readonly vital: Vital;
  /** Time to its end, ms of lived time: nine in ten should end between `low` and `high`. */
  readonly inMs: { readonly low: number; readonly likely: number; readonly high: number };
  /** When it was looked ahead, ms of lived time. */
  readonly asOfAgeMs: number;
}
