import { lengthOf, type Stretch } from './stretch';

const POINTS_MIN = 50;
const POINTS_MAX = 4000;
/** A chart that has grown by less shows the same. */
const WIDER = 1.25;
/**
 * Points for a pixel where a level is seen from furthest away. From its closest there are half as many, and then the
 * next level is asked for.
 */
const POINTS_PER_PX = 1.4;
/** How long an answer that reaches the living end is good: what happened there may have changed since. */
const STALE_MS = 60_000;

/**
 * What main is asked for, to draw a stretch. Sheets of one level lie on a grid of quarters of a power of two, so that
 * moving and zooming a little need the same sheet again, and coming back finds the one that was asked for before.
 */
export interface Sheet extends Stretch {
  /** The same for the same place on the grid, however far the life reaches. */
  readonly key: string;
  readonly pointsMax: number;
  /** It ends where the life is now. */
  readonly atEnd: boolean;
}

/** The sheet that holds a stretch and at least an eighth of it on either side, with about a point for a pixel. */
export function sheetOf(shown: Stretch, widthPx: number, life: Stretch): Sheet {
  const level = Math.ceil(Math.log2(Math.max(1, lengthOf(shown))));
  const unitMs = 2 ** level;
  const stepMs = unitMs / 4;
  const first = Math.floor(shown.fromMs / stepMs) - 1;
  const last = Math.ceil(shown.toMs / stepMs) + 1;
  const endMs = Math.max(life.toMs, shown.toMs);
  const fromMs = Math.max(0, life.fromMs, first * stepMs);
  const toMs = Math.max(0, Math.min(endMs, last * stepMs));
  const points = Math.ceil((POINTS_PER_PX * widthPx * (toMs - fromMs)) / unitMs);
  return {
    key: `${level}:${first}:${last}`,
    fromMs,
    toMs,
    pointsMax: Math.min(POINTS_MAX, Math.max(POINTS_MIN, points)),
    atEnd: toMs >= endMs,
  };
}

/** How much time one of its points stands for, ms, where the life has as many to tell of. */
export const grainOf = (sheet: Sheet): number => lengthOf(sheet) / sheet.pointsMax;

/** What was answered for `old` (asked at `atMs`) still shows all that `sheet` would, to within a pixel. */
export const isStillGood = (
  old: Sheet,
  atMs: number,
  { sheet, pixelMs, nowMs }: { readonly sheet: Sheet; readonly pixelMs: number; readonly nowMs: number },
): boolean =>
  old.key === sheet.key &&
  Math.abs(old.toMs - sheet.toMs) < pixelMs &&
  Math.abs(old.fromMs - sheet.fromMs) < pixelMs &&
  old.pointsMax * WIDER >= sheet.pointsMax &&
  (!old.atEnd || nowMs - atMs < STALE_MS);
