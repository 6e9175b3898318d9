import type { Digest } from '../../../shared/monitor';
import type { LifeView } from '../../../shared/views';
import { DYNAMICS, EVENT_TYPES, VITALS } from '../../../shared/vocabulary';
import { placesOf } from '../record-of';

/** What a digest follows, in the order in which it lies in its arrays; each in its own unit. */
export const FOLLOWED: Digest['changed'] = [...VITALS, ...DYNAMICS, 'innerRate'];
export const SIZE = FOLLOWED.length;

/** The first of each group. */
export const DYNAMICS_FROM = VITALS.length;
export const INNER_RATE = VITALS.length + DYNAMICS.length;

/** A difference below this is none that a person would call a change. */
export const LEAST_DEVIATION: readonly number[] = [1, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02];

export function readInto(values: Float64Array, { vitals, dynamics, innerRate }: LifeView): void {
  values[0] = vitals.energy;
  values[1] = vitals.integrity;
  values[2] = vitals.stability;
  values[3] = dynamics.tension;
  values[4] = dynamics.fatigue;
  values[5] = dynamics.noise;
  values[6] = dynamics.drift;
  values[INNER_RATE] = innerRate;
}

export const EVENT_INDEX = placesOf(EVENT_TYPES);
