/**
 * The closed vocabularies of the project. Everything that crosses a door is named by one of these words;
 * an unknown word is refused at the door and changes nothing.
 */

/** What the world does to a life; the five come from the original project. */
export const WORLD_EVENT_TYPES = ['noise', 'decay', 'recovery', 'shock', 'idle'] as const;

/** What an observer may send: the world's five and two of the observer's own. */
export const STIMULUS_TYPES = [...WORLD_EVENT_TYPES, 'novelty', 'rest'] as const;

/** All a life can perceive: stimuli, and what the organism raises itself. */
export const EVENT_TYPES = [...STIMULUS_TYPES, 'lag', 'awakening', 'memory-echo'] as const;

/** A life's phases: `init -> run <-> degrade -> terminated`. There is no way back from the last. */
export const PHASES = ['init', 'run', 'degrade', 'terminated'] as const;

/** A life dies when one of these is used up. */
export const VITALS = ['energy', 'integrity', 'stability'] as const;

/** A full vital: energy is counted to 100, the other two to 1. */
export const VITAL_MAX = { energy: 100, integrity: 1, stability: 1 } as const;

/** Slow, viscous inner quantities: leaky integrators that grow under load. */
export const DYNAMICS = ['tension', 'fatigue', 'noise', 'drift'] as const;

/** What the organism can do about its state; `none` between two acts. */
export const ACTIONS = ['none', 'rest', 'conserve', 'seek', 'repair', 'withdraw'] as const;

/** Why wall-clock time passed without being lived. */
export const GAP_KINDS = ['asleep', 'suspended', 'crashed', 'unknown'] as const;

/** Lifecycle hooks, in the order a life meets them. */
export const HOOKS = ['onBirth', 'onTick', 'onDegrade', 'onRecover', 'onSleep', 'onWake', 'onDeath'] as const;

export const SEVERITIES = ['notice', 'warning', 'grave'] as const;

/** The graver, the larger. */
export const gravityOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** What the monitor can find not to be as it usually is. */
export const ANOMALY_KINDS = [
  'vital-low',
  'fast-fall',
  'sudden-change',
  'slow-drift',
  'unusual-variance',
  'flat-line',
  'oscillation',
  'late-ticks',
  'missed-ticks',
  'irregular-ticks',
  'event-silence',
  'event-flood',
  'no-recovery',
  'memory-churn',
  'inner-time',
  'trend',
] as const;

/** What an anomaly can be about: a quantity, the heartbeat, memory, events of one type or of all. */
export const ANOMALY_SUBJECTS = [
  ...VITALS,
  ...DYNAMICS,
  'innerRate',
  'heartbeat',
  'memory',
  'events',
  ...EVENT_TYPES.map((type) => `event-${type}` as const),
] as const;

/** How readily the monitor tells of one kind: `low` takes twice as much as `normal`, `high` half as much. */
export const SENSITIVITIES = ['off', 'low', 'normal', 'high'] as const;

/** What a digest sums up. */
export const DIGEST_SPANS = ['hour', 'day'] as const;

/** The languages the app speaks. */
export const LANGUAGES = ['en', 'ru'] as const;

/** What a person chooses; `system` follows the languages the system prefers. */
export const LANGUAGE_WISHES = ['system', ...LANGUAGES] as const;

/** How a life came to be. */
export const ORIGINS = ['born', 'forked', 'adopted'] as const;

export type WorldEventType = (typeof WORLD_EVENT_TYPES)[number];
export type StimulusType = (typeof STIMULUS_TYPES)[number];
export type EventType = (typeof EVENT_TYPES)[number];
export type Phase = (typeof PHASES)[number];
export type Vital = (typeof VITALS)[number];
export type Dynamic = (typeof DYNAMICS)[number];
export type Action = (typeof ACTIONS)[number];
export type GapKind = (typeof GAP_KINDS)[number];
export type Hook = (typeof HOOKS)[number];
export type Severity = (typeof SEVERITIES)[number];
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];
export type AnomalySubject = (typeof ANOMALY_SUBJECTS)[number];
export type Sensitivity = (typeof SENSITIVITIES)[number];
export type DigestSpan = (typeof DIGEST_SPANS)[number];
export type Language = (typeof LANGUAGES)[number];
export type LanguageWish = (typeof LANGUAGE_WISHES)[number];
export type Origin = (typeof ORIGINS)[number];

/** What ended a life: the vital that was used up. */
export type DeathCause = Vital;
