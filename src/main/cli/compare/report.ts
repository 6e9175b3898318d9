import { say } from '../../../shared/i18n';
import type { ComparedCourse, Comparison, LifeCard } from '../../../shared/past';
import type { LifeView } from '../../../shared/views';
import { cardReport } from '../card';

/** What `life compare --json` prints. */
export type CompareReport = ReturnType<typeof compareReportOf>;
export type Side = CompareReport['one'];

export function compareReportOf(
  { one, other, commonTick, divergence, views, courses }: Comparison,
  paths: readonly [string, string],
) {
  return {
    one: sideOf(one, paths[0], views[0], courses[0]),
    other: sideOf(other, paths[1], views[1], courses[1]),
    /** The last tick both have. */
    commonTick,
    /** The first tick after which they differ; `null` where they never do. */
    divergence:
      divergence === null
        ? null
        : {
            tick: divergence.tick,
            because: say(divergence.because),
            inputs: divergence.inputs === null ? null : divergence.inputs.map((input) => say(input)),
          },
  };
}

function sideOf(card: LifeCard, path: string, view: LifeView, course: ComparedCourse) {
  return {
    ...cardReport(card),
    path,
    /** Where it stood at the last tick both have. */
    atCommonTick: {
      ticks: view.tick,
      phase: view.phase,
      ageMs: view.ageMs,
      innerMs: view.innerMs,
      vitals: view.vitals,
      dynamics: view.dynamics,
      memory: { shortTerm: view.memory.shortTerm, longTerm: view.memory.longTerm },
    },
    /** Its vitals over the ticks both have. */
    course: {
      tick: [...course.tick],
      energy: [...course.energy],
      integrity: [...course.integrity],
      stability: [...course.stability],
    },
  };
}
