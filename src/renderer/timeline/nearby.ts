import type { AnomalyMark, Marks, MemoryMark } from '../../shared/marks';
import { EVENT_TYPES, gravityOf, type EventType, type Phase } from '../../shared/vocabulary';

export interface MetEvents {
  readonly type: EventType;
  readonly count: number;
  /** The greatest intensity. */
  readonly strongest: number;
}

/** What happened about a moment, as closely as it is drawn. */
export interface Nearby {
  readonly phase: Phase | null;
  readonly events: readonly MetEvents[];
  readonly memories: readonly MemoryMark[];
  /** The gravest first. */
  readonly anomalies: readonly AnomalyMark[];
}

/** Where a bucket stands for more, it alone counts as there. */
const SINGLE_MS = 2000;

/** @param nearMs how far from the moment something may be and still count as there */
export function nearbyAt(marks: Marks, ms: number, nearMs: number): Nearby {
  const [fromMs, toMs] = [ms - nearMs, ms + nearMs];
  const eventsMs = marks.bucketMs > SINGLE_MS ? 0 : nearMs;
  return {
    phase: marks.phases.filter((span) => ms >= span.fromMs && ms <= span.toMs).at(-1)?.phase ?? null,
    events: eventsWithin(marks, ms - eventsMs, ms + eventsMs),
    memories: marks.memories.filter(({ sinceBirthMs }) => sinceBirthMs >= fromMs && sinceBirthMs <= toMs),
    anomalies: marks.anomalies
      .filter((one) => one.fromMs <= toMs && (one.toMs ?? Infinity) >= fromMs)
      .sort((a, b) => gravityOf(b.severity) - gravityOf(a.severity)),
  };
}

function eventsWithin(marks: Marks, fromMs: number, toMs: number): readonly MetEvents[] {
  const first = Math.max(0, Math.floor((fromMs - marks.fromMs) / marks.bucketMs));
  const last = Math.min(marks.count - 1, Math.floor((toMs - marks.fromMs) / marks.bucketMs));
  return EVENT_TYPES.flatMap((type) => {
    const counted = marks.events[type];
    if (!counted) return [];
    let count = 0;
    let strongest = 0;
    for (let index = first; index <= last; index += 1) {
      count += counted.count[index] ?? 0;
      strongest = Math.max(strongest, counted.strongest[index] ?? 0);
    }
    return count > 0 ? [{ type, count, strongest }] : [];
  });
}

/** The types of events that have a row: those met anywhere in what is known, in their order. */
export const typesOf = (all: readonly Marks[]): readonly EventType[] =>
  EVENT_TYPES.filter((type) => all.some(({ events }) => events[type] !== undefined));
