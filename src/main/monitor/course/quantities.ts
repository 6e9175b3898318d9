import type { LifeView } from '../../../shared/views';
import { ACTIONS, DYNAMICS, VITAL_MAX, VITALS, type AnomalySubject } from '../../../shared/vocabulary';
import { placesOf } from '../record-of';

/** What the monitor follows of a life, in the order in which it lies in its arrays; energy as a part of 100. */
export const COURSE = [...VITALS, ...DYNAMICS, 'arousal', 'innerRate'] as const;
export type CourseQuantity = (typeof COURSE)[number];
export const COURSE_SIZE = COURSE.length;

export const STABILITY = 2;
export const TENSION = 3;
export const NOISE = 5;
export const DRIFT = 6;
export const AROUSAL = 7;
export const INNER_RATE = 8;

/** Appraisals say what an event did to the first seven; what it did to the others is only seen. */
export const TOLD_BY_APPRAISALS = 7;

/** A full vital is 1 here, so that one floor serves all. */
export function readInto(course: Float64Array, { vitals, dynamics, arousal, innerRate }: LifeView): void {
  course[0] = vitals.energy / VITAL_MAX.energy;
  course[1] = vitals.integrity;
  course[2] = vitals.stability;
  course[3] = dynamics.tension;
  course[4] = dynamics.fatigue;
  course[5] = dynamics.noise;
  course[6] = dynamics.drift;
  course[7] = arousal;
  course[8] = innerRate;
}

/** From parts of the full value to the unit in which people read it. */
export const inUnit = (index: number, part: number): number => (index === 0 ? part * VITAL_MAX.energy : part);

/** What an anomaly of this quantity is about: arousal is seen by what it does to inner time. */
export const subjectOf = (index: number): AnomalySubject => {
  const name = COURSE[index] ?? 'innerRate';
  return name === 'arousal' ? 'innerRate' : name;
};

/** Bounds at which a quantity is held: there it does not follow its own course. */
const CEILING: readonly number[] = [1, 1, 1, 1, 1, 1, Infinity, 1, Infinity];
export const atBound = (index: number, value: number): boolean =>
  value <= 1e-9 || value >= (CEILING[index] ?? 1) - 1e-9;

export const ACTION_INDEX = placesOf(ACTIONS);
