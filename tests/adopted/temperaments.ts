import type { Chance } from '../scenarios/chance';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How a healthy process works and reports. Times in ms. */
export interface Temperament {
  readonly name: string;
  /** How long the next step takes. */
  stepMs(chance: Chance, step: number): number;
  /** What it does in a step, by the share of the step that is over. */
  activity(step: number, share: number, chance: Chance): string | null;
  /** Null: it tells no progress. */
  progress(step: number): number | null;
  /** How long until the next report; null: it reports at the end of every step. */
  readonly everyMs: number | null;
  /** It says so, too. */
  readonly saysEvery: boolean;
  readonly tellsPid: boolean;
  /** How long it works between two rests, and how long it rests; null: it never rests. */
  readonly rests: { readonly busyMs: number; readonly idleMs: number } | null;
  /** Watched so long before something may be planted, and so long after it. */
  readonly warmUpMs: number;
  readonly horizonMs: number;
}

const logNormal = (chance: Chance, median: number, sigma: number): number =>
  median * Math.exp(sigma * chance.normal());
const inTurn = (names: readonly string[], at: number): string => names[Math.floor(at) % names.length] ?? '';

const WORDS = ['fetch', 'read', 'plan', 'call', 'write', 'check', 'sort', 'send'];

const common = {
  saysEvery: false,
  tellsPid: false,
  rests: null,
  warmUpMs: DAY_MS,
  horizonMs: 3 * DAY_MS,
  activity: () => 'work',
  progress: (step: number) => step,
} as const;

export const TEMPERAMENTS: readonly Temperament[] = [
  {
    ...common,
    name: 'steady',
    stepMs: (chance) => 8_000 * (1 + 0.1 * chance.normal()),
    everyMs: 10_000,
    saysEvery: true,
  },
  {
    ...common,
    name: 'bursty',
    // Some dozens of quick steps, then a pause in which it is busy with none.
    stepMs: (chance) =>
      chance.maybe(1 / 40) ? logNormal(chance, 4 * MINUTE_MS, 0.6) : logNormal(chance, 2_000, 0.4),
    everyMs: 10_000,
  },
  {
    ...common,
    name: 'heavy-tailed steps',
    stepMs: (chance) =>
      chance.maybe(0.02) ? 20_000 * Math.pow(chance.unit() + 1e-9, -1 / 2.5) : logNormal(chance, 12_000, 0.8),
    everyMs: 15_000,
    tellsPid: true,
  },
  {
    ...common,
    name: 'bulk jobs',
    stepMs: (chance) => logNormal(chance, 25 * MINUTE_MS, 0.4),
    activity: (_, share) => inTurn(['read', 'compress', 'write'], share * 12),
    everyMs: 30_000,
    warmUpMs: 4 * DAY_MS,
    horizonMs: 10 * DAY_MS,
  },
  {
    ...common,
    name: 'cyclic with progress',
    // One activity after the other, always the same; each third ends a task.
    stepMs: (chance) => logNormal(chance, 7_000, 0.4),
    activity: (step) => inTurn(['fetch', 'parse', 'store'], step),
    progress: (step) => Math.floor(step / 3),
    everyMs: null,
  },
  {
    ...common,
    name: 'chatty',
    stepMs: (chance) => logNormal(chance, 3_000, 0.5),
    activity: (_, __, chance) => chance.one(WORDS),
    everyMs: 2_000,
    tellsPid: true,
    warmUpMs: 12 * HOUR_MS,
    horizonMs: DAY_MS,
  },
  {
    ...common,
    name: 'slow heartbeat',
    stepMs: (chance) => logNormal(chance, 7 * MINUTE_MS, 0.5),
    everyMs: 10 * MINUTE_MS,
    saysEvery: true,
    warmUpMs: 3 * DAY_MS,
    horizonMs: 10 * DAY_MS,
  },
  {
    ...common,
    name: 'without progress',
    stepMs: (chance) => logNormal(chance, 20_000, 0.7),
    activity: (step, _, chance) => (chance.maybe(0.3) ? inTurn(WORDS, step) : chance.one(WORDS)),
    progress: () => null,
    everyMs: null,
    tellsPid: true,
  },
  {
    ...common,
    name: 'job after job',
    stepMs: (chance) => logNormal(chance, 9_000, 0.5),
    // Each counted from nothing to a hundred.
    progress: (step) => step % 101,
    everyMs: 20_000,
  },
  {
    ...common,
    name: 'often at rest',
    stepMs: (chance) => logNormal(chance, 15_000, 0.6),
    activity: (step) => inTurn(WORDS, step),
    everyMs: 20_000,
    rests: { busyMs: 15 * MINUTE_MS, idleMs: 2 * HOUR_MS },
    warmUpMs: 2 * DAY_MS,
  },
];
