import type { LifeState } from '../../src/main/life/state';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import type { Anomaly } from '../../src/shared/views';
import type { AnomalyKind } from '../../src/shared/vocabulary';
import { DAY_TICKS, Stage } from '../scenarios/stage';
import { isOf } from './life-fixture';

/** A natural life that was watched for a while, and what the monitor has learned of it. */
export interface KnownLife {
  readonly state: LifeState;
  readonly learnt: unknown;
}

/** @returns a tended life at a moment when it is awake */
export function knownLife(seed: number, days = 2): KnownLife {
  const monitor = new SemanticMonitor({ nextAnomalyId: 1 });
  const stage = Stage.born(seed, monitor, true);
  while (stage.tick < days * DAY_TICKS || stage.view.action === 'rest') stage.live();
  return { state: stage.life.state(), learnt: JSON.parse(JSON.stringify(monitor.learnt())) as unknown };
}

/** The same life and another monitor, past its quiet start. */
export function wokenLife({ state, learnt }: KnownLife): Stage {
  const stage = new Stage(state, new SemanticMonitor({ nextAnomalyId: 1, learnt }), true);
  liveOn(stage, 120);
  return stage;
}

export function liveOn(stage: Stage, ticks: number): void {
  for (let tick = 0; tick < ticks; tick++) stage.live();
}

/** Lives on until something of this kind is told. @returns it, as it is told then; undefined where that does not come */
export function liveUntil(stage: Stage, kind: AnomalyKind, ticksMax: number): Anomaly | undefined {
  for (let tick = 0; tick < ticksMax; tick++) {
    stage.live();
    const found = [...stage.anomalies.values()].find((anomaly) => isOf(kind, anomaly));
    if (found !== undefined) return found;
  }
  return undefined;
}

export const isOpen = (stage: Stage, kind: AnomalyKind): boolean =>
  [...stage.anomalies.values()].some((anomaly) => anomaly.toTick === null && isOf(kind, anomaly));
