import type { Homecoming } from './homecoming';
import type { Outlook } from './monitor';
import type {
  Action,
  AnomalyKind,
  AnomalySubject,
  DeathCause,
  Dynamic,
  EventType,
  GapKind,
  Hook,
  Origin,
  Phase,
  Severity,
  Vital,
} from './vocabulary';

/** Who a life is; written at birth, never changed after. */
export interface Identity {
  readonly lifeId: string;
  readonly name: string;
  /** Unsigned 32-bit seed of the life's own generator. */
  readonly seed: number;
  /** Wall-clock time of birth, Unix ms. */
  readonly bornAtMs: number;
  readonly lineage: Lineage;
  /** What it does while nobody lets its time flow; where nothing was chosen it sleeps. */
  readonly absence?: AbsenceRule;
}

/**
 * The rule for absence, chosen at birth and written in the birth certificate: the time is slept through, or lived
 * when the life wakes, as one span of ticks on time, up to a cap; what is beyond the cap is slept through.
 */
export type AbsenceRule = { readonly rule: 'sleep' } | { readonly rule: 'live-on'; readonly capMs: number };

export interface Lineage {
  readonly origin: Origin;
  /** The life it was forked from, or the id an adopted life carried in its source. */
  readonly parentId: string | null;
  /** The tick at which it left its parent, or was adopted. */
  readonly branchTick: number;
  /** For an adopted life: what its source was, e.g. `stage 05 snapshot snapshot_000500.json`. */
  readonly source: string | null;
}

/** Energy in [0, 100]; integrity and stability in [0, 1]. A dead life shows the fatal value as it was. */
export type Vitals = Readonly<Record<Vital, number>>;

/** All in [0, 1], except drift, which is >= 0 and has no ceiling. */
export type Dynamics = Readonly<Record<Dynamic, number>>;

/** One consistent, frozen picture of the organism after an input was folded in. */
export interface LifeView {
  readonly identity: Identity;
  /** Name of the policy it lives by, and the tick interval that policy calls nominal. */
  readonly policy: { readonly name: string; readonly tickIntervalMs: number };
  readonly alive: boolean;
  readonly asleep: boolean;
  readonly phase: Phase;
  readonly phaseSinceTick: number;
  readonly tick: number;
  /** Physical time lived, ms: the sum of all dt. */
  readonly ageMs: number;
  /** Subjective time lived, ms. */
  readonly innerMs: number;
  /** Inner seconds per physical second, as of the last tick. */
  readonly innerRate: number;
  /** Wall-clock time not lived, ms. */
  readonly downtimeMs: number;
  readonly vitals: Vitals;
  readonly dynamics: Dynamics;
  /** Leaky mean of recent appraised intensity, in [0, 1]. */
  readonly arousal: number;
  readonly action: Action;
  readonly actionSinceTick: number;
  /** Position in the life's own day, in [0, 1); `null` where the policy knows no day. */
  readonly dayPhase: number | null;
  readonly memory: { readonly shortTerm: number; readonly longTerm: number; readonly longTermMax: number };
  /** Stimuli that were accepted and wait for a coming tick. */
  readonly queue: { readonly pending: number; readonly capacity: number };
  readonly trace: { readonly errors: number; readonly hookFailures: number; readonly lateTicks: number };
  readonly death: { readonly tick: number; readonly cause: DeathCause } | null;
}

/**
 * What an event meant to this life: significance (how much it matters, [0, 1]), the effect it was expected
 * to have, surprise (outcome - expectation), and what it did to the vitals and dynamics.
 * Effects are signed, in [-1, 1]: below zero is harm.
 */
export interface Appraisal {
  readonly significance: number;
  readonly expected: number;
  readonly surprise: number;
  readonly effect: number;
  readonly impact: Readonly<Partial<Record<Vital | Dynamic, number>>>;
  /** Long-term memories the event was weighed with. */
  readonly recalled: readonly number[];
}

/** What happened inside one fold, as data. `tick` is the tick at which it happened. */
export type Happening =
  | { readonly kind: 'born'; readonly tick: number; readonly origin: Origin }
  | {
      readonly kind: 'event';
      readonly tick: number;
      readonly type: EventType;
      readonly intensity: number;
      readonly source: string;
      readonly note: string | null;
      /** Folded between two ticks. */
      readonly urgent: boolean;
      readonly appraisal: Appraisal;
    }
  | {
      readonly kind: 'phase';
      readonly tick: number;
      readonly from: Phase;
      readonly to: Phase;
      readonly cause: string;
    }
  | { readonly kind: 'action'; readonly tick: number; readonly from: Action; readonly to: Action }
  | { readonly kind: 'late'; readonly tick: number; readonly dtMs: number; readonly nominalMs: number }
  | { readonly kind: 'fault'; readonly tick: number; readonly message: string }
  | { readonly kind: 'hook-failure'; readonly tick: number; readonly hook: Hook; readonly message: string }
  | { readonly kind: 'sleep'; readonly tick: number }
  | {
      readonly kind: 'wake';
      readonly tick: number;
      readonly gapMs: number;
      readonly gap: GapKind;
      /** It goes on in its absence; what of it is not lived comes with the next `wake`. */
      readonly livesOn?: true;
    }
  | { readonly kind: 'policy'; readonly tick: number; readonly name: string }
  | {
      readonly kind: 'memory';
      readonly tick: number;
      readonly change: 'kept' | 'forgotten';
      readonly memoryId: number;
      readonly reason: string;
    }
  | { readonly kind: 'death'; readonly tick: number; readonly cause: DeathCause };

/** A happening with its place in the trace and the wall-clock time it was folded at. */
export interface TraceEntry {
  /** Sequence number of the journal record it came from; the `#812` a sentence refers to. */
  readonly seq: number;
  readonly atMs: number;
  readonly happening: Happening;
}

/** The runtime's own pulse: how well the loop keeps time. */
export interface Heartbeat {
  /** Wall-clock time of the last tick, Unix ms. */
  readonly atMs: number;
  /** How late the last tick was against its due time, ms. */
  readonly jitterMs: number;
  /** The dt the last tick was given, ms. */
  readonly dtMs: number;
  /** Median absolute jitter of the last minute, ms. */
  readonly usualJitterMs: number;
}

/** Text as data: a key of the catalogue and its parameters, so that every door speaks its reader's language. */
export interface Message {
  readonly key: string;
  /** A message inside stands there in its own words, in the language in which the whole is said. */
  readonly params: Readonly<Record<string, string | number | Message>>;
}

/** What else was found with an anomaly, and belongs to it in time and cause. */
export interface AlsoFound {
  readonly kind: AnomalyKind;
  readonly subject: AnomalySubject;
}

export interface Anomaly {
  readonly id: number;
  /** Of the leading signal. While it is open more may be understood, and another signal lead. */
  readonly kind: AnomalyKind;
  /** Rises and never falls. */
  readonly severity: Severity;
  /** The quantity observed, e.g. `energy`. */
  readonly subject: AnomalySubject;
  /** All other signals that were grouped into it, in the order in which they came. */
  readonly also: readonly AlsoFound[];
  /** When it began in the data. */
  readonly fromTick: number;
  /** When it was noticed. */
  readonly noticedTick: number;
  /** `null` while it is open. */
  readonly toTick: number | null;
  /** The same as times: ms since birth, lived and not lived. */
  readonly fromMs: number;
  readonly toMs: number | null;
  /** Wall-clock time at which it was noticed, Unix ms. */
  readonly startedAtMs: number;
  readonly observed: number;
  /** What is usual here; `null` on a side without a bound. */
  readonly expected: { readonly low: number | null; readonly high: number | null };
  /** Journal sequence numbers of the inputs that caused it, strongest first; empty when no input explains it. */
  readonly causes: readonly number[];
  readonly message: Message;
  /** The condition under which it clears. */
  readonly clearsWhen: Message;
  readonly acknowledged: boolean;
}

/** One row of history. */
export interface HistoryPoint {
  readonly tick: number;
  /** Wall-clock time, Unix ms. */
  readonly atMs: number;
  /** Time lived and not lived since birth, by the life's own books, ms. */
  readonly sinceBirthMs: number;
  readonly energy: number;
  readonly integrity: number;
  readonly stability: number;
  readonly tension: number;
  readonly fatigue: number;
  readonly noise: number;
  readonly drift: number;
  readonly innerRate: number;
  readonly jitterMs: number;
}

/** Time that was not lived, with its place in the life's own books. */
export interface Gap {
  /** The journal record that tells of it. */
  readonly seq: number;
  readonly kind: GapKind;
  /** The tick before and after it. */
  readonly tick: number;
  /** ms since birth. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Wall-clock time at which life went on, Unix ms. */
  readonly atMs: number;
}

/** Whether this life could be woken from disk if its process ended now: tried, not assumed. */
export type Recoverability =
  | { readonly is: 'unproven' }
  | {
      readonly is: 'proven';
      readonly atMs: number;
      /** The tick that was brought back from disk with the same state hash. */
      readonly tick: number;
      readonly tookMs: number;
    }
  | { readonly is: 'failed'; readonly atMs: number; readonly reason: Message };

/** How safe what was lived is. */
export interface Safety {
  readonly recoverability: Recoverability;
  /** Since when nothing could be written, Unix ms; null while all is written. */
  readonly unsavedSinceMs: number | null;
  readonly unsavedReason: Message | null;
}

/** What the window draws. `seq` rises by one with every push; a gap means: ask for the whole again. */
export interface LifePush {
  readonly seq: number;
  readonly view: LifeView;
  readonly heartbeat: Heartbeat;
  /** New in the trace since the last push, oldest first. */
  readonly trace: readonly TraceEntry[];
  /** How long the life has by its present trend; null where that would say nothing. */
  readonly outlook: Outlook | null;
}

/** The whole picture, asked for once when a window opens or after a gap. */
export interface LifePicture extends LifePush {
  readonly history: readonly HistoryPoint[];
  /** The newest gaps, oldest first: at least those that lie within `history`. */
  readonly gaps: readonly Gap[];
  readonly anomalies: readonly Anomaly[];
  /** Opened for reading only: a dead life, or one merely looked at. */
  readonly readOnly: boolean;
  /** What is looked at instead of the life that lives here, which goes on unseen. */
  readonly looking: Looking | null;
  readonly safety: Safety;
  /** The last time this life's state reached the disk, Unix ms. */
  readonly savedAtMs: number | null;
  /** What a person who comes back is told once; null most days. */
  readonly homecoming: Homecoming | null;
}

/** A file is looked at, a past moment of the life that lives here, or another life of this home as it lies there. */
export type Looking = 'file' | 'moment' | 'life';

/** A snapshot kept on disk. */
export interface SnapshotInfo {
  readonly id: string;
  readonly fileName: string;
  readonly tick: number;
  readonly ageMs: number;
  readonly savedAtMs: number;
  readonly bytes: number;
  readonly phase: Phase;
  /** Why it was written: by the schedule, by hand, before sleep, at death. */
  readonly reason: 'schedule' | 'manual' | 'sleep' | 'death' | 'birth';
}

/** What a file is, told before anything changes. */
export type FilePreview =
  | {
      readonly kind: 'snapshot';
      readonly filePath: string;
      readonly identity: Identity;
      readonly phase: Phase;
      readonly tick: number;
      readonly ageMs: number;
      readonly savedAtMs: number;
      readonly vitals: Vitals;
      readonly policyName: string;
      /** The journal that travels in the file; null where only the state does. */
      readonly past: { readonly records: number; readonly fromTick: number } | null;
      readonly verdict: Verdict;
    }
  | {
      readonly kind: 'foreign';
      readonly filePath: string;
      /** What format of the original project it is. */
      readonly format: 'stage-05' | 'later';
      readonly phase: Phase;
      readonly tick: number;
      readonly ageMs: number;
      readonly vitals: Vitals;
      readonly carries: { readonly memories: number; readonly innerMs: number | null };
      readonly verdict: 'adopt' | 'dead';
    }
  | {
      readonly kind: 'refused';
      readonly filePath: string;
      /** What was wrong, and what can be done. */
      readonly reason: Message;
    };

/**
 * What a snapshot file means here and now:
 * `resume` the app's own life goes on from it (it is at or ahead of what the app has), `other` another life
 * wakes and the current one is put to sleep, `older` the app has lived this life further: fork or cancel,
 * `dead` it can only be looked at, `current` it is the very state that is living now.
 */
export type Verdict = 'resume' | 'other' | 'older' | 'dead' | 'current';
