import type { Anomaly } from '../../src/shared/views';
import type { AnomalyKind } from '../../src/shared/vocabulary';
import { Chance } from './chance';
import type { Fault, Planted } from './fault';
import { DAY_TICKS, Stage, type Watcher } from './stage';

/** A fault is to be found this soon after it has become visible. */
export const FOUND_WITHIN_TICKS = 30;

/** What became of one planted fault. */
export interface Outcome {
  readonly fault: string;
  readonly seed: number;
  readonly intensity: string;
  readonly plantedTick: number;
  /** Ticks from planting until it could be seen; null where that never came. */
  readonly visibleAfter: number | null;
  readonly found: boolean;
  /** Ticks from becoming visible until it was noticed; below zero where it was noticed earlier. */
  readonly delayTicks: number | null;
  readonly kind: AnomalyKind | null;
  readonly rightKind: boolean;
  readonly rightCause: boolean;
  readonly causes: readonly number[];
  /** Other warnings and grave ones that came up meanwhile. */
  readonly beside: number;
}

/** Lets a natural life live for some days, plants the fault at a random time of day, and sees what is told. */
export function runFault(fault: Fault, seed: number, watcher: Watcher): Outcome {
  const chance = new Chance(seed, fault.name);
  const tended = chance.maybe(0.5) || fault.days !== undefined;
  const [least, most] = fault.days ?? (tended ? [2, 5] : [2, 3.5]);
  const plantedTick = Math.round(chance.between(least, most) * DAY_TICKS);
  const stage = Stage.born(seed, watcher, tended);
  while (stage.tick < plantedTick && stage.view.alive) stage.live();
  const before = new Set(stage.anomalies.keys());
  const twin = stage.twin();
  stage.planted = true;
  const planted = fault.plant(stage, chance, twin);
  const visibleAfter = liveUntilVisible(fault, planted, stage, twin);
  if (visibleAfter !== null) {
    for (let tick = 1; tick <= FOUND_WITHIN_TICKS && stage.view.alive; tick++) {
      step(planted, stage, visibleAfter + tick);
    }
  }
  const since = [...stage.anomalies.values()].filter(({ id }) => !before.has(id));
  return outcomeOf(fault, planted, { seed, plantedTick, visibleAfter, since });
}

function liveUntilVisible(fault: Fault, planted: Planted, stage: Stage, twin: Stage): number | null {
  for (let elapsed = 0; elapsed < fault.lastsTicks && stage.view.alive; elapsed++) {
    step(planted, stage, elapsed);
    twin.live();
    if (planted.visible(stage.view, twin.view, elapsed + 1)) return elapsed;
  }
  return null;
}

function step(planted: Planted, stage: Stage, elapsed: number): void {
  stage.live(planted.before?.(elapsed) ?? undefined);
}

function outcomeOf(
  fault: Fault,
  planted: Planted,
  run: { seed: number; plantedTick: number; visibleAfter: number | null; since: readonly Anomaly[] },
): Outcome {
  const { seed, plantedTick, visibleAfter, since } = run;
  const about = since.filter((anomaly) => isAbout(anomaly, planted));
  // The one that says it best, where there are several; otherwise the first.
  const best = about.find(({ kind }) => fault.kinds.includes(kind)) ?? about[0] ?? null;
  const causes = best?.causes ?? [];
  return {
    fault: fault.name,
    seed,
    intensity: planted.intensity,
    plantedTick,
    visibleAfter,
    found: best !== null,
    delayTicks: best === null || visibleAfter === null ? null : best.noticedTick - plantedTick - visibleAfter,
    kind: best?.kind ?? null,
    rightKind: best !== null && fault.kinds.includes(best.kind),
    rightCause: best !== null && rightCause(causes, planted.causes),
    causes,
    beside: since.filter((each) => !about.includes(each) && each.severity !== 'notice').length,
  };
}

const isAbout = ({ subject, also }: Anomaly, { subjects }: Planted): boolean =>
  subjects.includes(subject) || also.some((each) => subjects.includes(each.subject));

/** None where no input is the cause; otherwise the strongest is one of the planted, and most of the others are. */
function rightCause(named: readonly number[], planted: ReadonlySet<number>): boolean {
  if (planted.size === 0) return named.length === 0;
  const [strongest] = named;
  const right = named.filter((seq) => planted.has(seq)).length;
  return strongest !== undefined && planted.has(strongest) && right >= named.length / 2;
}
