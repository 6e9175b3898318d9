import type { BacktestOutcome, BacktestReport } from '../../shared/backtest';
import type { Anomaly } from '../../shared/views';
import { ANOMALY_KINDS, type AnomalyKind } from '../../shared/vocabulary';
import { Overlaps } from './overlaps';

const WEEK_MS = 7 * 86_400_000;

export type Side = 'wished' | 'present';

/** Something that is found, or told, under one of the settings only. */
export interface Difference {
  readonly side: Side;
  readonly what: 'found' | 'told';
  readonly anomaly: Anomaly;
}

export interface KindCount {
  readonly kind: AnomalyKind;
  readonly wished: number;
  readonly present: number;
}

const keysOf = ({ kind, subject, also }: Anomaly): readonly string[] =>
  [{ kind, subject }, ...also].map((signal) => `${signal.kind} ${signal.subject}`);

/** By each signal, the anomalies it is part of. */
function indexed(anomalies: readonly Anomaly[]): ReadonlyMap<string, Overlaps> {
  const byKey = new Map<string, Anomaly[]>();
  for (const anomaly of anomalies)
    for (const key of keysOf(anomaly)) {
      const known = byKey.get(key);
      if (known) known.push(anomaly);
      else byKey.set(key, [anomaly]);
    }
  return new Map([...byKey].map(([key, some]) => [key, new Overlaps(some)]));
}

/** The same is found under both settings where one signal at least is the same, at the same time. */
const counterpartsOf = (anomaly: Anomaly, others: ReadonlyMap<string, Overlaps>): readonly Anomaly[] =>
  keysOf(anomaly).flatMap((key) => others.get(key)?.with(anomaly) ?? []);

const toldIn = ({ notifications }: BacktestOutcome): ReadonlySet<number> =>
  new Set(notifications.flatMap(({ anomalyIds }) => anomalyIds));

function onlyIn(side: Side, own: BacktestOutcome, other: BacktestOutcome): Difference[] {
  const others = indexed(other.anomalies);
  const [told, toldThere] = [toldIn(own), toldIn(other)];
  return own.anomalies.flatMap((anomaly): Difference[] => {
    const same = counterpartsOf(anomaly, others);
    if (same.length === 0) return [{ side, what: 'found', anomaly }];
    const onlyHere = told.has(anomaly.id) && !same.some(({ id }) => toldThere.has(id));
    return onlyHere ? [{ side, what: 'told', anomaly }] : [];
  });
}

/** The past under both settings. */
export interface Compared {
  /** Newest first. */
  readonly differences: readonly Difference[];
  /** How many of what the draft finds are found, and told or not, just as they are now. */
  readonly same: number;
}

/** What the draft would have made different, and what not. */
export function comparedOf({ wished, present }: BacktestReport): Compared {
  const added = onlyIn('wished', wished, present);
  const differences = [...added, ...onlyIn('present', present, wished)].sort(
    (a, b) => b.anomaly.fromTick - a.anomaly.fromTick,
  );
  return { differences, same: wished.anomalies.length - added.length };
}

/** How often each kind was found; kinds that neither found are left out. */
export function countsOf({ wished, present }: BacktestReport): readonly KindCount[] {
  const of = ({ anomalies }: BacktestOutcome, kind: AnomalyKind): number =>
    anomalies.filter((anomaly) => anomaly.kind === kind).length;
  return ANOMALY_KINDS.map((kind) => ({ kind, wished: of(wished, kind), present: of(present, kind) })).filter(
    (row) => row.wished + row.present > 0,
  );
}

/** Notifications in a week of such a life. */
export const perWeek = ({ fromMs, toMs }: BacktestReport, { notifications }: BacktestOutcome): number =>
  (notifications.length / Math.max(1, toMs - fromMs)) * WEEK_MS;
