import type { Episode } from '../../src/shared/memory';
import type { Course } from '../../src/shared/past';
import type { ChainLink, Counterfactual, DeathRoot, PostMortem } from '../../src/shared/post-mortem';
import type { LifeView, Message } from '../../src/shared/views';
import type { Language } from '../../src/shared/vocabulary';

/** What is scripted: each root, none found, and a chain as long as there is. */
export type ScriptedPostMortem = DeathRoot | 'unexplained' | 'long';

export interface ScriptedEnd {
  readonly kind: ScriptedPostMortem;
  /** The life as it was at its last moment: dead. */
  readonly view: LifeView;
  readonly endedAtMs: number;
  readonly courses: { readonly whole: Course; readonly end: Course };
  readonly memories: readonly Episode[];
  readonly language?: Language;
}

const LONG_CHAIN = 48;
const CHAIN = 6;
const HASH = '5f1c09e27b8d4a6633e0c1f4d92ab7c85f1c09e27b8d4a6633e0c1f4d92ab7c8';

/** Sentences that main would find in its catalogue; a key that is in none is said as it stands. */
const plain = (key: string): Message => ({ key, params: {} });

const SAID = {
  en: {
    verdict: (root: string) =>
      `Energy was used up at tick 1482007. It stood at 71 of 100 an hour before, and six inputs of the kind ${root} took more than rest could give back.`,
    link: (seq: number) => (seq % 3 === 0 ? `Shock of 0.9 (#${seq})` : `Decay of 0.55 (#${seq})`),
    changed: 'Without shock #41214 it lives on past tick 1482007, with energy 38 of 100.',
  },
  ru: {
    verdict: (root: string) =>
      `Энергия закончилась на такте 1482007. Часом раньше она была 71 из 100, и шесть воздействий вида ${root} отняли больше, чем мог вернуть отдых.`,
    link: (seq: number) => (seq % 3 === 0 ? `Шок силой 0,9 (#${seq})` : `Распад силой 0,55 (#${seq})`),
    changed: 'Без шока #41214 жизнь продолжается и после такта 1482007, энергия 38 из 100.',
  },
} as const;

const CHANGES: Readonly<Record<DeathRoot, Counterfactual['change']>> = {
  stimuli: { kind: 'without-input', seq: 41_214, type: 'shock' },
  world: { kind: 'quiet-world', fromTick: 1_480_000 },
  wear: {
    kind: 'with-care',
    fromTick: 1_479_000,
    care: { type: 'recovery', intensity: 0.6, everyTicks: 20 },
  },
  policy: { kind: 'without-policy', seq: 41_190, name: 'frail' },
  'late-ticks': { kind: 'without-inputs', seqs: [41_200, 41_207], type: 'late-tick' },
  'hook-failures': { kind: 'without-inputs', seqs: [41_201], type: 'hook-failure' },
  starved: { kind: 'with-care', fromTick: 1_481_000, care: { type: 'rest', intensity: 0.4, everyTicks: 1 } },
};

const TYPES: Readonly<Record<DeathRoot, ChainLink['type']>> = {
  stimuli: 'shock',
  world: 'decay',
  wear: 'decay',
  policy: 'policy',
  'late-ticks': 'late-tick',
  'hook-failures': 'hook-failure',
  starved: 'wake',
};

/** A post-mortem with the shape of one: as its type says, and with numbers that could be. */
export function postMortemOf({
  kind,
  view,
  endedAtMs,
  courses,
  memories,
  language = 'en',
}: ScriptedEnd): PostMortem {
  const root: DeathRoot = kind === 'unexplained' || kind === 'long' ? 'stimuli' : kind;
  const found = kind !== 'unexplained';
  const words = SAID[language];
  const tick = view.death?.tick ?? view.tick;
  const sinceBirthMs = Math.round(view.ageMs + view.downtimeMs);
  const count = kind === 'long' ? LONG_CHAIN : CHAIN;
  const { end } = courses;
  const chain = Array.from({ length: found ? count : 0 }, (_, index): ChainLink => {
    const at = Math.floor((end.count * (index + 1)) / (count + 2));
    const seq = 41_200 + index * 7;
    const outside = index % 2 === 0;
    return {
      seq,
      tick: end.tick[at] ?? tick,
      sinceBirthMs: end.fromMs[at] ?? sinceBirthMs,
      atMs: end.atMs[at] ?? endedAtMs,
      said: plain(words.link(seq)),
      type: index === 2 ? TYPES[root] : outside ? 'shock' : 'decay',
      source: outside ? 'window' : 'ambient',
      intensity: outside ? 0.9 : 0.55,
      took: -0.04 - ((index * 37) % 23) / 100,
      decisive: index === 2 ? true : index < 5 ? false : null,
    };
  });
  const point = Math.floor(end.count * 0.62);
  const pointTick = end.tick[point] ?? tick;
  const { energy, integrity, stability } = view.vitals;
  return {
    view,
    death: { tick, cause: view.death?.cause ?? 'energy', sinceBirthMs, atMs: endedAtMs },
    verdict: plain(words.verdict(root)),
    root,
    chain,
    chainMore: kind === 'long' ? 31 : 0,
    pointOfNoReturn: found
      ? {
          tick: pointTick,
          triedFromTick: Math.max(0, pointTick - 3600),
          sinceBirthMs: end.fromMs[point] ?? sinceBirthMs,
          beforeDeathTicks: tick - pointTick,
          care: { type: 'recovery', intensity: 0.6, everyTicks: 20 },
          tried: [
            { type: 'recovery', intensity: 0.6, everyTicks: 20 },
            { type: 'rest', intensity: 0.4, everyTicks: 1 },
          ],
        }
      : {
          tick: null,
          triedFromTick: Math.max(0, tick - 3600),
          sinceBirthMs: null,
          beforeDeathTicks: null,
          care: null,
          tried: [{ type: 'recovery', intensity: 0.6, everyTicks: 20 }],
        },
    counterfactual: found
      ? {
          change: CHANGES[root],
          said: plain(words.changed),
          atTick: tick,
          stateHash: HASH,
          followedToTick: tick + 3600,
          alive: true,
          vitals: { energy: 38.2, integrity: 0.41, stability: 0.55 },
        }
      : null,
    figures: {
      ticks: tick,
      ageMs: view.ageMs,
      innerMs: view.innerMs,
      books: {
        wallMs: sinceBirthMs,
        livedMs: view.ageMs,
        gapsMs: { asleep: view.downtimeMs * 0.8, suspended: view.downtimeMs * 0.2, crashed: 0, unknown: 0 },
        clockMs: 0,
      },
      stimuli: { shock: 12, recovery: 3, rest: 8 },
      events: {
        noise: 4211,
        decay: 3920,
        recovery: 2008,
        shock: 391,
        idle: 8012,
        'memory-echo': 712,
        lag: 40,
      },
      phases: { init: 60, run: tick - 5060, degrade: 5000 },
      transitions: 23,
      gaps: 61,
      lateTicks: view.trace.lateTicks,
      anomalies: 14,
      episodes: view.memory.longTerm,
      driftAtDeath: view.dynamics.drift,
      extremes: {
        energy: { min: energy, mean: 72.4, max: 98.1 },
        integrity: { min: integrity, mean: 0.84, max: 1 },
        stability: { min: stability, mean: 0.79, max: 0.99 },
      },
    },
    memories: found ? memories : [],
    courses,
    tried: { ticks: 2_412_900, runs: found ? 37 : 1, tookMs: 8_400 },
  };
}
