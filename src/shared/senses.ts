import type { Message } from './views';
import type { StimulusType } from './vocabulary';

/**
 * The senses of the desktop: what a life may meet of the machine it lives on. Each is off until a person switches it
 * on; what is read stays on this machine, and only the signal itself reaches the life, as a stimulus.
 */
export const SENSES = ['sleep', 'lock', 'idle', 'power', 'load', 'hour'] as const;
export type Sense = (typeof SENSES)[number];

/** The two signals of each sense: the machine goes over to that side. */
export const SIGNALS_OF = {
  sleep: ['suspend', 'resume'],
  lock: ['lock', 'unlock'],
  idle: ['idle', 'active'],
  power: ['battery', 'mains'],
  load: ['load-high', 'load-calm'],
  hour: ['morning', 'evening'],
} as const satisfies Record<Sense, readonly [string, string]>;
export type Signal = (typeof SIGNALS_OF)[Sense][number];

export const SIGNALS: readonly Signal[] = SENSES.flatMap((sense) => SIGNALS_OF[sense]);

/** What a signal is to a life: a stimulus of this type, and intensity in (0, 1]. */
export interface SenseRule {
  readonly type: StimulusType;
  readonly intensity: number;
}

/** What every signal is to a life; `null`: it meets nothing then. */
export type SenseRules = Readonly<Record<Signal, SenseRule | null>>;

/** What holds where a policy names nothing else. Mild: the desktop colours a day, it does not decide a life. */
export const DEFAULT_SENSE_RULES: Readonly<Record<Signal, SenseRule>> = {
  suspend: { type: 'rest', intensity: 0.2 },
  resume: { type: 'novelty', intensity: 0.2 },
  lock: { type: 'idle', intensity: 0.3 },
  unlock: { type: 'novelty', intensity: 0.3 },
  idle: { type: 'idle', intensity: 0.2 },
  active: { type: 'novelty', intensity: 0.15 },
  battery: { type: 'decay', intensity: 0.1 },
  mains: { type: 'recovery', intensity: 0.1 },
  'load-high': { type: 'noise', intensity: 0.4 },
  'load-calm': { type: 'rest', intensity: 0.2 },
  morning: { type: 'novelty', intensity: 0.2 },
  evening: { type: 'rest', intensity: 0.3 },
};

/** The rules in force under a policy: what it names, and the default for the rest. */
export const senseRulesOf = (named: Readonly<Partial<SenseRules>> | undefined): SenseRules => ({
  ...DEFAULT_SENSE_RULES,
  ...named,
});

/** What became of a signal. A stimulus that was refused is dropped, never sent again. */
export type SignalFate =
  | { readonly is: 'sent' }
  | { readonly is: 'met-nothing' }
  | { readonly is: 'dropped'; readonly why: Message };

export interface FeltSignal {
  readonly signal: Signal;
  /** Unix ms. */
  readonly atMs: number;
  readonly fate: SignalFate;
}

/** One sense since the app was started. */
export interface SenseRecord {
  /** Stimuli that were taken, and that were refused. */
  readonly sent: number;
  readonly dropped: number;
  readonly last: FeltSignal | null;
  /** It is on, and this machine does not tell what it is about. */
  readonly isBlind: boolean;
}

/** What a person sees of the senses; whether each is on stands in the settings. */
export interface SensesPicture {
  /** By the policy of the life that lives here; the defaults where none does. */
  readonly rules: SenseRules;
  /** The policy that gives them; `null` where no life lives here. */
  readonly policyName: string | null;
  readonly senses: Readonly<Record<Sense, SenseRecord>>;
}
