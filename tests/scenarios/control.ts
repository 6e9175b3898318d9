import type { Findings } from '../../src/main/monitor/anomaly-desk';
import { Telling } from '../../src/main/monitor/manners/telling';
import type { Anomaly } from '../../src/shared/views';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { DAY_TICKS, Stage, type Watcher } from './stage';

export const CONTROL_DAYS = 30;

/** What a healthy life was told of. */
export interface Control {
  readonly seed: number;
  /** Days it was watched: fewer where it died of age. */
  readonly days: number;
  /** Notes that would have been shown with the settings of a new app. */
  readonly notifications: number;
  readonly anomalies: number;
  /** How many of each kind and subject were opened, notices included. */
  readonly byKind: Readonly<Record<string, number>>;
  /** The notes, for the report: kinds, subjects, and the day. */
  readonly told: readonly string[];
}

/** A life of the natural policy that is tended, and nothing else happens to it. */
export function runControl(seed: number, watcher: Watcher, days = CONTROL_DAYS): Control {
  const telling = new Telling(DEFAULT_SETTINGS.notifications, minuteOfDay);
  const byId = new Map<number, Anomaly>();
  const byKind: Record<string, number> = {};
  const watched: Watcher = {
    observe(observation) {
      const findings: Findings = watcher.observe(observation);
      for (const anomaly of findings.opened) {
        const name = nameOf(anomaly);
        byKind[name] = (byKind[name] ?? 0) + 1;
      }
      for (const anomaly of [...findings.opened, ...findings.changed]) byId.set(anomaly.id, anomaly);
      telling.meet(findings, observation.view, observation.heartbeat.atMs);
      return findings;
    },
  };
  const stage = Stage.born(seed, watched, true);
  while (stage.view.alive && stage.tick < days * DAY_TICKS) stage.live();
  const notes = telling.told();
  return {
    seed,
    days: stage.tick / DAY_TICKS,
    notifications: notes.length,
    anomalies: Object.values(byKind).reduce((sum, count) => sum + count, 0),
    byKind,
    told: notes.slice(0, 20).map(({ tick, anomalyIds }) => {
      const names = anomalyIds.map((id) => nameOf(byId.get(id)));
      return `${names.join(' + ')} on day ${(tick / DAY_TICKS).toFixed(1)}`;
    }),
  };
}

const nameOf = (anomaly: Anomaly | undefined): string => `${anomaly?.kind} ${anomaly?.subject}`;

/** The days of a control life begin at midnight. */
const minuteOfDay = (atMs: number): number => Math.floor(atMs / 60_000) % 1440;
