import type { Episode } from './memory';
import type { Course, TimeBooks } from './past';
import type { LifeView, Message } from './views';
import type { DeathCause, EventType, StimulusType } from './vocabulary';

/**
 * What ended a life, found by living it again: each claim about what would have been was tried by replay from the
 * life's own journal, and can be tried again from the numbers given here.
 */
export interface PostMortem {
  /** The life as it was at its last moment. */
  readonly view: LifeView;
  readonly death: {
    readonly tick: number;
    readonly cause: DeathCause;
    /** ms since birth, lived and not lived. */
    readonly sinceBirthMs: number;
    /** Unix ms. */
    readonly atMs: number;
  };
  /** What it died of, in one sentence: the vital, and what brought it there. */
  readonly verdict: Message;
  /** What it was above all, as a word: of a kind of input, of the world it was born into, or of age. */
  readonly root: DeathRoot;
  /** The inputs that led there, oldest first; bounded, with what each took from the fatal vital. */
  readonly chain: readonly ChainLink[];
  /** Inputs of the chain that were left out. */
  readonly chainMore: number;
  readonly pointOfNoReturn: PointOfNoReturn;
  /** The one change with which it lives on, as it was tried; null where none that was tried does. */
  readonly counterfactual: Counterfactual | null;
  readonly figures: LifeFigures;
  /** Most significant first, bounded. */
  readonly memories: readonly Episode[];
  /** The whole life, and its last stretch, as they are drawn. */
  readonly courses: { readonly whole: Course; readonly end: Course };
  /** How much was lived again to know this, and how long it took. */
  readonly tried: { readonly ticks: number; readonly runs: number; readonly tookMs: number };
}

/** See docs/POST-MORTEM.md for how each is told from the others. */
export const DEATH_ROOTS = [
  'stimuli',
  'world',
  'wear',
  'policy',
  'late-ticks',
  'hook-failures',
  'starved',
] as const;
export type DeathRoot = (typeof DEATH_ROOTS)[number];

export interface ChainLink {
  /** Journal sequence number of the record. */
  readonly seq: number;
  readonly tick: number;
  readonly sinceBirthMs: number;
  readonly atMs: number;
  /** What it was, in words. */
  readonly said: Message;
  readonly type: EventType | 'policy' | 'late-tick' | 'wake' | 'hook-failure';
  readonly source: string | null;
  readonly intensity: number | null;
  /** What it did to the fatal vital at once, as a share of its ceiling; below zero is loss. */
  readonly took: number;
  /** Whether, without this one input alone, the life lives past its death; null where it was not tried. */
  readonly decisive: boolean | null;
}

export interface PointOfNoReturn {
  /**
   * The first tick after which no care that was tried averts the death; null where care was of no avail from
   * `triedFromTick` on.
   */
  readonly tick: number | null;
  /** The earliest tick after which care was tried. */
  readonly triedFromTick: number;
  readonly sinceBirthMs: number | null;
  /** Ticks between it and the death. */
  readonly beforeDeathTicks: number | null;
  /** The gentlest care that averts it one tick earlier; null where none did. */
  readonly care: Care | null;
  /** Every care that was tried. */
  readonly tried: readonly Care[];
}

/** Caring stimuli at a steady pace. */
export interface Care {
  readonly type: StimulusType;
  readonly intensity: number;
  readonly everyTicks: number;
}

/** One changed thing, tried by replay: what would have been. */
export interface Counterfactual {
  readonly change:
    | { readonly kind: 'without-input'; readonly seq: number; readonly type: string }
    | { readonly kind: 'without-inputs'; readonly seqs: readonly number[]; readonly type: string }
    | { readonly kind: 'without-policy'; readonly seq: number; readonly name: string }
    | { readonly kind: 'quiet-world'; readonly fromTick: number }
    | { readonly kind: 'with-care'; readonly fromTick: number; readonly care: Care };
  /** In words: what was changed, and what became of it. */
  readonly said: Message;
  /** Where the changed life was at the tick at which this one died, and the hash it must come to again. */
  readonly atTick: number;
  readonly stateHash: string;
  /** How far it was followed, and whether it was alive still. */
  readonly followedToTick: number;
  readonly alive: boolean;
  /** Vitals at `followedToTick`. */
  readonly vitals: LifeView['vitals'];
}

export interface LifeFigures {
  readonly ticks: number;
  readonly ageMs: number;
  readonly innerMs: number;
  readonly books: TimeBooks;
  readonly stimuli: Readonly<Partial<Record<StimulusType, number>>>;
  /** Everything that was met, of the world, of people and of its own. */
  readonly events: Readonly<Partial<Record<EventType, number>>>;
  readonly phases: {
    readonly init: number;
    readonly run: number;
    readonly degrade: number;
  };
  readonly transitions: number;
  readonly gaps: number;
  readonly lateTicks: number;
  readonly anomalies: number;
  readonly episodes: number;
  readonly driftAtDeath: number;
  readonly extremes: Readonly<
    Record<DeathCause, { readonly min: number; readonly mean: number; readonly max: number }>
  >;
}
