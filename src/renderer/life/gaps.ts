import { sinceBirthOf } from '../../shared/books';
import type { Gap } from '../../shared/past';
import type { HistoryPoint, LifePush } from '../../shared/views';

/** The gaps with those a push tells of. A push comes within a tick of waking: the gap ends where the life is now. */
export function gapsAfter(gaps: readonly Gap[], { view, trace }: LifePush): readonly Gap[] {
  let toMs = sinceBirthOf(view);
  const found: Gap[] = [];
  for (const { seq, atMs, happening } of trace.slice().reverse()) {
    if (happening.kind !== 'wake' || happening.gapMs <= 0) continue;
    const fromMs = toMs - happening.gapMs;
    if (!gaps.some((gap) => gap.seq === seq))
      found.unshift({ seq, kind: happening.gap, tick: happening.tick, fromMs, toMs, atMs });
    toMs = fromMs;
  }
  return found.length === 0 ? gaps : [...gaps, ...found];
}

/** Only what lies within the history: memory is bounded. */
export function gapsWithin(gaps: readonly Gap[], history: readonly HistoryPoint[]): readonly Gap[] {
  const fromMs = history[0]?.sinceBirthMs ?? -Infinity;
  return gaps.some(({ toMs }) => toMs < fromMs) ? gaps.filter(({ toMs }) => toMs >= fromMs) : gaps;
}

/** The gap between two moments of a course, if there is one that long. `gaps` are sorted, oldest first. */
export const gapBetween = (
  gaps: readonly Gap[],
  fromMs: number,
  toMs: number,
  shortestMs = 0,
): Gap | undefined =>
  gaps.find((gap) => gap.toMs > fromMs && gap.fromMs < toMs && gap.toMs - gap.fromMs >= shortestMs);
