import { VITAL_MAX, type Vital } from '../../../../shared/vocabulary';
import type { Ending } from './ending';
import { lastWhere } from './last';
import { burdenOf, type Met } from './met';

/** However fast a life fell, what reached it in its last ten minutes (at one tick a second) is looked at. */
const LEAST_TICKS = 600;

/** The last fall of the vital that was used up. */
export interface Decline {
  readonly vital: Vital;
  readonly fromTick: number;
  /** What reached the life in it and weighed on that vital, oldest first. */
  readonly met: readonly Met[];
  /** The share of the fall that events took at once, [0, 1]; the rest went by living: wear, load, acts. */
  readonly struck: number;
}

/** From the last tick at which the vital stood where it stood on average. */
export function declineOf({ samples, death, met, firstTick }: Ending): Decline {
  const vital = death.cause;
  const mean = samples.reduce((sum, { vitals }) => sum + vitals[vital], 0) / samples.length;
  const high = lastWhere(samples, ({ vitals }) => vitals[vital] >= mean) ?? samples[0];
  const fromTick = Math.max(firstTick, Math.min(high?.tick ?? 0, death.tick - LEAST_TICKS));
  const within = met.filter((each) => each.tick >= fromTick && weighs(each, vital));
  const fell = lastWhere(samples, ({ tick }) => tick <= fromTick)?.vitals[vital] ?? VITAL_MAX[vital];
  const struck = within.reduce((sum, { impact }) => sum - Math.min(0, impact[vital] ?? 0), 0);
  return { vital, fromTick, met: within, struck: Math.min(1, struck / Math.max(fell, Number.EPSILON)) };
}

/** Another policy and a failed hook do nothing at once, and are looked at all the same. */
export const weighs = (met: Met, vital: Vital): boolean =>
  met.type === 'policy' || met.type === 'hook-failure' || burdenOf(met, vital) > 0;
