import type { BacktestQuery } from '../../shared/backtest';
import type { Settings, SettingsChange } from '../../shared/settings';
import { ANOMALY_KINDS, type AnomalyKind, type Sensitivity, type Severity } from '../../shared/vocabulary';

/** What of the settings decides what is found and what is told of it. */
export interface Rules {
  readonly sensitivity: Readonly<Record<AnomalyKind, Sensitivity>>;
  /** The least severity that is told. */
  readonly minimumSeverity: Severity;
}

/** What a person wishes to be otherwise. */
export interface Wishes {
  readonly sensitivity: Readonly<Partial<Record<AnomalyKind, Sensitivity>>>;
  readonly minimumSeverity: Severity | null;
}

export const NO_WISHES: Wishes = { sensitivity: {}, minimumSeverity: null };

export const rulesOf = ({ monitor, notifications }: Settings): Rules => ({
  sensitivity: monitor.sensitivity,
  minimumSeverity: notifications.minimumSeverity,
});

/** Only what is otherwise than it is now: settings may have come to be what was wished. */
export function differing({ sensitivity, minimumSeverity }: Wishes, present: Rules): Wishes {
  const changed = ANOMALY_KINDS.flatMap((kind) => {
    const wished = sensitivity[kind];
    return wished === undefined || wished === present.sensitivity[kind] ? [] : [[kind, wished] as const];
  });
  return {
    sensitivity: Object.fromEntries(changed),
    minimumSeverity: minimumSeverity === present.minimumSeverity ? null : minimumSeverity,
  };
}

export const isEmpty = ({ sensitivity, minimumSeverity }: Wishes): boolean =>
  Object.keys(sensitivity).length === 0 && minimumSeverity === null;

/** The settings as they would be. */
export const drafted = ({ sensitivity, minimumSeverity }: Wishes, present: Rules): Rules => ({
  sensitivity: { ...present.sensitivity, ...sensitivity },
  minimumSeverity: minimumSeverity ?? present.minimumSeverity,
});

/** What has to be changed for it: the monitor as a whole; what is wished nothing of is not named. */
export function changeOf(wishes: Wishes, present: Rules): SettingsChange {
  const { sensitivity } = drafted(wishes, present);
  const { minimumSeverity } = wishes;
  return {
    ...(Object.keys(wishes.sensitivity).length > 0 ? { monitor: { sensitivity } } : {}),
    ...(minimumSeverity === null ? {} : { notifications: { minimumSeverity } }),
  };
}

export const RANGES = ['day', 'week', 'life'] as const;
export type Range = (typeof RANGES)[number];

const DAY_MS = 86_400_000;
const RANGE_MS: Readonly<Record<Exclude<Range, 'life'>, number>> = { day: DAY_MS, week: 7 * DAY_MS };

/** The ranges a life is long enough for. */
export const rangesOf = (ageMs: number): readonly Range[] =>
  RANGES.filter((range) => range === 'life' || RANGE_MS[range] < ageMs);

/** What main is asked: the draft on so much of the past. */
export function queryOf(rules: Rules, range: Range, tickIntervalMs: number): BacktestQuery {
  return {
    monitor: { sensitivity: { ...rules.sensitivity } },
    minimumSeverity: rules.minimumSeverity,
    ticks: range === 'life' ? null : Math.max(1, Math.round(RANGE_MS[range] / Math.max(1, tickIntervalMs))),
  };
}
