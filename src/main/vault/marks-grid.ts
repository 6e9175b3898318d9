import type { MarksQuery } from '../../shared/marks';

/** Buckets of equal length, so many of them, from a moment on. */
export interface MarksGrid {
  readonly fromMs: number;
  readonly bucketMs: number;
  readonly count: number;
}

const DAY_MS = 86_400_000;
const of = (unitMs: number, ...units: readonly number[]): readonly number[] =>
  units.map((many) => many * unitMs);
/** Round lengths, none more than twice the one before; above a day it is doubled on. */
const STEPS_MS = [
  ...of(1, 1, 2, 5, 10, 20, 50, 100, 200, 500),
  ...of(1000, 1, 2, 3, 5, 10, 15, 20, 30),
  ...of(60_000, 1, 2, 3, 5, 10, 15, 20, 30),
  ...of(3_600_000, 1, 2, 3, 4, 6, 8, 12),
];

/**
 * The finest grid that covers a stretch, as far as it was lived, with no more buckets than were asked for. Buckets begin
 * at multiples of their length: they stay where they are while the stretch moves.
 * @param lastMs when the life was last lived, since birth
 * @param finestMs buckets are at least so long
 */
export function gridOf(
  { fromMs, toMs, bucketsMax }: MarksQuery,
  lastMs: number,
  finestMs: number,
): MarksGrid {
  const beginMs = Math.min(fromMs, lastMs);
  const endMs = Math.max(beginMs, Math.min(toMs, lastMs)) + 1;
  // By what was asked for, also where it reaches beyond the present; and wherever in a bucket it begins.
  const spanMs = Math.min(Math.max(0, toMs - fromMs), lastMs) + 1;
  for (const bucketMs of stepsMs()) {
    if (bucketMs < finestMs || Math.ceil(spanMs / bucketMs) >= Math.max(2, bucketsMax)) continue;
    const firstMs = Math.floor(beginMs / bucketMs) * bucketMs;
    const count = Math.ceil((endMs - firstMs) / bucketMs);
    if (count <= bucketsMax) return { fromMs: firstMs, bucketMs, count };
  }
  throw new Error(`no grid for ${fromMs} to ${toMs} ms`);
}

function* stepsMs(): Generator<number, void> {
  yield* STEPS_MS;
  for (let stepMs = DAY_MS; Number.isSafeInteger(stepMs); stepMs *= 2) yield stepMs;
}
