import type { Course } from '../../../../shared/past';
import type { LifeFigures } from '../../../../shared/post-mortem';
import { EVENT_TYPES, VITALS, type DeathCause } from '../../../../shared/vocabulary';
import type { LifeStore } from '../../../vault/life-store';
import type { Ending } from './ending';

/** The life in figures; its phases and stimuli as far as it was lived again. */
export function figuresOf(store: LifeStore, ending: Ending, whole: Course): LifeFigures {
  const state = ending.life.state();
  const { init, run, degrade } = ending.phases;
  return {
    ticks: state.tick,
    ageMs: state.ageMs,
    innerMs: state.innerMs,
    books: store.reach().books,
    stimuli: ending.stimuli,
    events: Object.fromEntries(
      EVENT_TYPES.map((type) => [type, state.expectations[type].count] as const).filter(
        ([, count]) => count > 0,
      ),
    ),
    phases: { init, run, degrade },
    transitions: ending.transitions,
    gaps: store.gaps(0, ending.sinceBirthMs).length,
    lateTicks: state.lateTicks,
    anomalies: store.anomalies(Number.MAX_SAFE_INTEGER).length,
    episodes: state.memory.longTerm.length,
    driftAtDeath: state.dynamics.drift,
    extremes: Object.fromEntries(
      VITALS.map((vital) => [vital, extremeOf(whole, vital, state.vitals[vital])]),
    ) as LifeFigures['extremes'],
  };
}

/** @param last the value it died with, which history may not hold */
function extremeOf({ count, ticks, min, mean, max }: Course, vital: DeathCause, last: number) {
  const extreme = { min: last, mean: last, max: last };
  let lived = 0;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    extreme.min = Math.min(extreme.min, min[vital][at] ?? last);
    extreme.max = Math.max(extreme.max, max[vital][at] ?? last);
    lived += ticks[at] ?? 0;
    sum += (ticks[at] ?? 0) * (mean[vital][at] ?? last);
  }
  return lived === 0 ? extreme : { ...extreme, mean: sum / lived };
}
