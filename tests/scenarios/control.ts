import type { Findings } from '../../src/main/monitor/anomaly-desk';
import { SEVERITIES, type Severity } from '../../src/shared/vocabulary';
import { DAY_TICKS, Stage, type Watcher } from './stage';

export const CONTROL_DAYS = 30;

/** What a healthy life was told of. */
export interface Control {
  readonly seed: number;
  /** Days it was watched: fewer where it died of age. */
  readonly days: number;
  readonly notifications: number;
  readonly anomalies: number;
  /** How many of each kind and subject were opened, notices included. */
  readonly byKind: Readonly<Record<string, number>>;
  /** The notifications, for the report: kind, subject, and the day. */
  readonly told: readonly string[];
}

/** A life of the natural policy that is tended, and nothing else happens to it. */
export function runControl(seed: number, watcher: Watcher, days = CONTROL_DAYS): Control {
  const stage = Stage.born(seed, watcher, true);
  const told: string[] = [];
  let anomalies = 0;
  const byKind: Record<string, number> = {};
  const gravest = new Map<number, Severity>();
  stage.onFindings = (found: Findings): void => {
    anomalies += found.opened.length;
    for (const { kind, subject } of found.opened) {
      const name = `${kind} ${subject}`;
      byKind[name] = (byKind[name] ?? 0) + 1;
    }
    for (const anomaly of [...found.opened, ...found.changed]) {
      const { id, severity, kind, subject } = anomaly;
      const before = gravest.get(id);
      gravest.set(id, severity);
      const worse = before === undefined || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(before);
      if (severity === 'notice' || !worse) continue;
      told.push(`${kind} ${subject} ${severity} on day ${(stage.tick / DAY_TICKS).toFixed(1)}`);
    }
  };
  while (stage.view.alive && stage.tick < days * DAY_TICKS) stage.live();
  return { seed, days: stage.tick / DAY_TICKS, notifications: told.length, anomalies, byKind, told: told.slice(0, 20) };
}
