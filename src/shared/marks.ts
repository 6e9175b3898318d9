import type { AnomalyKind, AnomalySubject, EventType, Phase, Severity } from './vocabulary';

/**
 * What happened in a stretch of life, to be drawn beside its course. Times are ms since birth by the life's own
 * books, as in `CourseQuery`; `bucketsMax` bounds what is counted, and so the answer.
 */
export interface MarksQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bucketsMax: number;
}

export interface Marks {
  /** Where the first bucket begins, and how long each lasts. */
  readonly fromMs: number;
  readonly bucketMs: number;
  /** How many buckets there are; what is counted has one entry for each. */
  readonly count: number;
  /** Types that were met in the stretch; the others are absent. */
  readonly events: Readonly<Partial<Record<EventType, EventCounts>>>;
  /** Every phase that touches the stretch, oldest first; very short ones are merged into their neighbours. */
  readonly phases: readonly PhaseSpan[];
  /** Episodes that began in the stretch, those kept still, by their origin; oldest first. */
  readonly memories: readonly MemoryMark[];
  /** Anomalies that touch the stretch, oldest first; of too many the gravest. */
  readonly anomalies: readonly AnomalyMark[];
  /** How many were left out. */
  readonly moreAnomalies: number;
}

/** Both lists are as long as `Marks.count`. */
export interface EventCounts {
  readonly count: Float64Array;
  /** The greatest intensity, (0, 1]; 0 where none was met. */
  readonly strongest: Float64Array;
}

export interface PhaseSpan {
  readonly phase: Phase;
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromTick: number;
}

export interface MemoryMark {
  readonly id: number;
  readonly type: EventType;
  readonly tick: number;
  /** Of its origin. */
  readonly sinceBirthMs: number;
  /** Signed, [-1, 1]: below zero is harm. */
  readonly effect: number;
  readonly significance: number;
  /** [0, 1] */
  readonly strength: number;
}

export interface AnomalyMark {
  readonly id: number;
  readonly kind: AnomalyKind;
  readonly severity: Severity;
  readonly subject: AnomalySubject;
  readonly fromTick: number;
  readonly fromMs: number;
  /** `null` while it is open. */
  readonly toMs: number | null;
}
