import { z } from 'zod';
import { monitorSettingsSchema, type MonitorSettings } from './monitor';
import type { Anomaly } from './views';
import { SEVERITIES } from './vocabulary';

/** Settings to be tried on the past of the life that lives here, before they are switched on. */
export const backtestQuerySchema = z.strictObject({
  monitor: monitorSettingsSchema,
  minimumSeverity: z.enum(SEVERITIES),
  /** How many ticks back from now; null: the whole life. */
  ticks: z.int().min(1).nullable(),
});
export type BacktestQuery = z.infer<typeof backtestQuerySchema>;

/** What one set of settings would have found and told. */
export interface BacktestOutcome {
  readonly settings: MonitorSettings;
  /** In the order in which they would have been noticed. */
  readonly anomalies: readonly Anomaly[];
  /** Each notification that would have been shown: when, and which anomalies it would have told of. */
  readonly notifications: readonly {
    readonly tick: number;
    readonly sinceBirthMs: number;
    readonly anomalyIds: readonly number[];
  }[];
}

/** The past under the wished settings and under those that are switched on now, side by side. */
export interface BacktestReport {
  readonly fromTick: number;
  readonly toTick: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly wished: BacktestOutcome;
  readonly present: BacktestOutcome;
  readonly tookMs: number;
}
