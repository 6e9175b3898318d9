import type { Gap, Identity, LifeView, Message, Vitals } from './views';

export type { Gap, Recoverability, Safety } from './views';
import type { GapKind, Phase } from './vocabulary';

/** What history keeps of every tick, in the order in which it lies on disk. */
export const QUANTITIES = [
  'energy',
  'integrity',
  'stability',
  'tension',
  'fatigue',
  'noise',
  'drift',
  'innerRate',
  'jitterMs',
] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** Each tier is made of the one before it: 60 ticks, 60 minutes, 24 hours. */
export const TIERS = ['tick', 'minute', 'hour', 'day'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * A stretch of life to be drawn, in ms since birth by the life's own books (time lived and time not lived,
 * whatever the wall clock said). `pointsMax` bounds the answer.
 */
export interface CourseQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly pointsMax: number;
}

/** The course of a life as columns: entry `i` of each belongs to point `i`, oldest first. */
export interface Course {
  readonly tier: Tier;
  readonly count: number;
  /** First tick of each point, and how many ticks it stands for. */
  readonly tick: Float64Array;
  readonly ticks: Float64Array;
  /** Where each point begins and ends, ms since birth. */
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
  /** Wall-clock time of its first tick, Unix ms. */
  readonly atMs: Float64Array;
  readonly min: Readonly<Record<Quantity, Float64Array>>;
  readonly mean: Readonly<Record<Quantity, Float64Array>>;
  readonly max: Readonly<Record<Quantity, Float64Array>>;
  /** Every gap that touches the stretch, oldest first. */
  readonly gaps: readonly Gap[];
}

/**
 * Where a life's time went, from the first moment its journal tells of. Always
 * `wallMs = livedMs + sum of gapsMs + clockMs`, to within a tick.
 */
export interface TimeBooks {
  readonly wallMs: number;
  readonly livedMs: number;
  readonly gapsMs: Readonly<Record<GapKind, number>>;
  /** What the wall clock was set forward, less what it was set back; also time folded faster than the clock. */
  readonly clockMs: number;
}

/** What can be brought back of a life. */
export interface Reach {
  readonly firstTick: number;
  readonly lastTick: number;
  readonly firstMs: number;
  /** ms since birth. */
  readonly lastMs: number;
  readonly books: TimeBooks;
}

/** What verifying a life found. `replayedTicks` were lived again; `records` were hashed again. */
export type VerifyReport = {
  readonly lifeId: string;
  readonly records: number;
  readonly replayedTicks: number;
  readonly checkpoints: number;
  /** Places where the state came from elsewhere: what was lived before them is not in this journal. */
  readonly seams: readonly Seam[];
  readonly tookMs: number;
} & (
  | {
      readonly is: 'whole';
      readonly tick: number;
      readonly stateHash: string;
      /** Hash of the newest record: noted elsewhere, it proves this whole journal against everybody. */
      readonly headHash: string;
    }
  | {
      readonly is: 'broken';
      /** The first record that is not as it was written. */
      readonly seq: number;
      readonly tick: number | null;
      readonly reason: Message;
    }
);

/** From here on the journal goes on from a state that it does not itself lead to. */
export interface Seam {
  readonly seq: number;
  readonly tick: number;
  readonly atMs: number;
  readonly reason: SeamReason;
}
export const SEAM_REASONS = ['arrived', 'restored'] as const;
export type SeamReason = (typeof SEAM_REASONS)[number];

/** A life on this machine, as it lies on disk. */
export interface LifeCard {
  readonly identity: Identity;
  readonly policyName: string;
  readonly phase: Phase;
  readonly alive: boolean;
  readonly vitals: Vitals;
  readonly tick: number;
  readonly ageMs: number;
  /** Unix ms. */
  readonly lastLivedMs: number;
  /** What its folder takes on disk. */
  readonly bytes: number;
  /** It is the one that lives here now. */
  readonly current: boolean;
}

/** A life whose folder could not be read. */
export interface DamagedLife {
  readonly lifeId: string;
  readonly reason: Message;
}

export interface LivesPicture {
  readonly lives: readonly LifeCard[];
  readonly damaged: readonly DamagedLife[];
}

/** Two lives side by side. */
export interface Comparison {
  readonly one: LifeCard;
  readonly other: LifeCard;
  /** The last tick both have. */
  readonly commonTick: number;
  readonly divergence: Divergence | null;
  /** Where they stand at `commonTick`. */
  readonly views: readonly [LifeView, LifeView];
  /** Vitals of both over the ticks both have, at most a few hundred points. */
  readonly courses: readonly [ComparedCourse, ComparedCourse];
}

/** Both lists are as long as `tick`. */
export interface ComparedCourse {
  readonly tick: Float64Array;
  readonly energy: Float64Array;
  readonly integrity: Float64Array;
  readonly stability: Float64Array;
}

/** The first tick at which two lives are not in the same state, and what made the difference. */
export interface Divergence {
  readonly tick: number;
  readonly because: Message;
  /** What reached each of them there, where that was not the same. */
  readonly inputs: readonly [Message, Message] | null;
}

/** What reached a life with one record of its journal, in words, and where it stands. */
export interface JournalNote {
  readonly seq: number;
  /** The tick, and the time since birth in ms, once the whole record is folded in. */
  readonly tick: number;
  readonly sinceBirthMs: number;
  readonly atMs: number;
  readonly said: Message;
}

/** Long work that is done beside life, one at a time. */
export const WORKS = ['look', 'fork', 'verify', 'compare', 'move-in', 'backtest', 'post-mortem'] as const;
export type Work = (typeof WORKS)[number];

/** How far long work has come, in ticks; `total` 0 where it is not known. */
export interface Progress {
  readonly work: Work;
  readonly done: number;
  readonly total: number;
}
