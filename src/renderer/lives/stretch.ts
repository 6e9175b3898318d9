import type { Comparison } from '../../shared/past';

/** The stretch of ticks that both courses tell of. */
export function stretchOfBoth({ courses, commonTick }: Comparison): { from: number; to: number } {
  const from = Math.min(...courses.map(({ tick }) => tick[0] ?? 0));
  return { from, to: Math.max(from + 1, commonTick) };
}
