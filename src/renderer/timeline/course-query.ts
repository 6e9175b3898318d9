import type { CourseQuery } from '../../shared/past';
import { lengthOf, type Stretch } from './stretch';

const POINTS_MIN = 50;
const POINTS_MAX = 3000;
/** A chart that has grown by less shows the same. */
const WIDER = 1.25;
/** So much is asked for on either side of what is shown, so that moving shows what is there already. */
const MARGIN = 0.5;

/** What main is asked for, to draw a stretch on so many pixels: a point for each, and a margin. */
export function queryOf({ fromMs, toMs }: Stretch, widthPx: number, life: Stretch): CourseQuery {
  const margin = MARGIN * (toMs - fromMs);
  const query = {
    fromMs: Math.max(0, life.fromMs, fromMs - margin),
    toMs: Math.max(0, Math.min(Math.max(life.toMs, toMs), toMs + margin)),
  };
  const points = Math.ceil((widthPx * lengthOf(query)) / Math.max(1, toMs - fromMs));
  return { ...query, pointsMax: Math.min(POINTS_MAX, Math.max(POINTS_MIN, points)) };
}

/** Nothing would be drawn elsewhere by a pixel, nor seen closer. */
export const looksSame = (asked: CourseQuery, query: CourseQuery, pixelMs: number): boolean =>
  Math.abs(asked.fromMs - query.fromMs) < pixelMs &&
  Math.abs(asked.toMs - query.toMs) < pixelMs &&
  asked.pointsMax * WIDER >= query.pointsMax;
