import { z } from 'zod';
import {
  ANOMALY_KINDS,
  SENSITIVITIES,
  type AnomalyKind,
  type DigestSpan,
  type Dynamic,
  type EventType,
  type Severity,
  type Vital,
} from './vocabulary';

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

/** The course of one quantity over a digest, in its own unit. */
export interface Extent {
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
  readonly vitals: Readonly<Record<Vital, Extent>>;
  readonly dynamics: Readonly<Record<Dynamic, Extent>>;
  readonly innerRate: Extent;
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
