/** At most so many states are kept for looking back, however long a life lasts. */
export const LANDMARKS_MAX = 64;
/** The densest they stand: an hour at one tick a second. */
const SPACING_TICKS = 3600;

/**
 * Which checkpoints stay so that any past tick can be brought back soon: the oldest of each stretch of so many
 * ticks. The stretch is an hour of ticks, doubled until no more than LANDMARKS_MAX are needed, so that a life
 * keeps a bounded number of them, evenly spread: before any tick there is one within an hour of ticks, or within
 * 1/32 of the life where that is more; under a million ticks in a life of a year.
 * @param marks of all checkpoints, in any order
 * @returns the ids that stay
 */
export function keptLandmarks(
  marks: readonly { readonly id: number; readonly tick: number }[],
): ReadonlySet<number> {
  const newestTick = Math.max(0, ...marks.map(({ tick }) => tick));
  let spacingTicks = SPACING_TICKS;
  while (newestTick / spacingTicks >= LANDMARKS_MAX) spacingTicks *= 2;
  const ofStretch = new Map<number, { readonly id: number; readonly tick: number }>();
  for (const mark of marks) {
    const stretch = Math.floor(mark.tick / spacingTicks);
    const known = ofStretch.get(stretch);
    if (known === undefined || mark.tick < known.tick) ofStretch.set(stretch, mark);
  }
  return new Set([...ofStretch.values()].map(({ id }) => id));
}
