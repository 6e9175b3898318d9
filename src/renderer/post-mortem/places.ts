import type { Course } from '../../shared/past';
import type { ChainLink, PostMortem } from '../../shared/post-mortem';
import type { Cause } from '../anomalies/causes';
import type { Stretch } from '../timeline/stretch';

const AROUND_MS = 5 * 60_000;

/** What a course reaches over. */
export const reachOf = ({ fromMs, toMs, count }: Course): Stretch => {
  const from = fromMs[0] ?? 0;
  return { fromMs: from, toMs: Math.max(from + 1, toMs[count - 1] ?? from) };
};

/** The minutes around a place of the life, as far as it goes. */
export const aroundPlace = (sinceBirthMs: number, { death }: PostMortem): Stretch => ({
  fromMs: Math.max(0, sinceBirthMs - AROUND_MS),
  toMs: Math.min(death.sinceBirthMs, sinceBirthMs + AROUND_MS),
});

/** The chain as it is marked on an axis: what took most comes first. */
export const marked = (chain: readonly ChainLink[]): readonly Cause[] =>
  chain
    .slice()
    .sort((one, other) => one.took - other.took)
    .map(({ seq, tick, sinceBirthMs }) => ({ seq, text: '', tick, ms: sinceBirthMs }));

/** Where a moment lies within a stretch, in [0, 1]; null outside. */
export function shareWithin(ms: number | null, { fromMs, toMs }: Stretch): number | null {
  if (ms === null || ms < fromMs || ms > toMs) return null;
  return (ms - fromMs) / (toMs - fromMs);
}
