import type { Episode, Impression, MemoryPicture } from '../../src/shared/memory';
import { EVENT_TYPES, type EventType } from '../../src/shared/vocabulary';
import { chanceOf, TICK_MS } from './scripted-life';

/** How much a scripted life remembers; `null` for one whose policy has no long-term memory. */
export type Remembered = number | null;

const HELP: readonly EventType[] = ['recovery', 'rest', 'novelty'];
const SHORT_TERM_MAX = 32;
const CAP = 256;

const typeAt = (index: number): EventType => EVENT_TYPES[(index * 7) % EVENT_TYPES.length] ?? 'noise';

const effectOf = (type: EventType, size: number): number =>
  type === 'idle' ? 0 : HELP.includes(type) ? size * 0.4 : -size * 0.6;

function episodeAt(index: number, count: number, tick: number, chance: () => number): Episode {
  const type = typeAt(index);
  const originTick = Math.max(1, Math.floor((tick * (index + 1)) / (count + 1)));
  const significance = 0.25 + chance() * 0.74;
  const timesRecalled = Math.floor(chance() * chance() * 60);
  return {
    id: index + 1,
    originTick,
    originInnerMs: originTick * TICK_MS * 1.08,
    type,
    intensity: 0.1 + chance() * 0.9,
    significance,
    effect: effectOf(type, significance),
    strength: 0.05 + chance() * 0.95,
    timesRecalled,
    lastRecalledTick: timesRecalled > 0 ? Math.floor(originTick + (tick - originTick) * chance()) : null,
    keptBecause: index < count / 20 ? 'adopted' : significance > 0.8 ? 'flash' : 'consolidated',
  };
}

function impressionAt(index: number, count: number, tick: number, chance: () => number): Impression {
  const type = typeAt(index + 3);
  const at = Math.max(1, tick - (count - index) * 9);
  const significance = chance();
  return {
    tick: at,
    innerMs: at * TICK_MS * 1.08,
    type,
    intensity: chance(),
    significance,
    effect: effectOf(type, significance),
    kept: significance > 0.8,
  };
}

/** A plausible memory for looking at the window. The same numbers on every run. */
export function memoryOf(remembered: Remembered, tick: number): MemoryPicture {
  const chance = chanceOf(11);
  const count = remembered ?? 0;
  const impressions = remembered === null ? 9 : Math.min(SHORT_TERM_MAX, Math.ceil(count / 4));
  const learnt = remembered === 0 ? [] : EVENT_TYPES.slice(0, remembered === null ? 3 : 9);
  return {
    tick,
    shortTerm: Array.from({ length: impressions }, (_, index) =>
      impressionAt(index, impressions, tick, chance),
    ).map((impression) => (remembered === null ? { ...impression, kept: false } : impression)),
    shortTermMax: remembered === null ? 16 : SHORT_TERM_MAX,
    longTerm: Array.from({ length: count }, (_, index) => episodeAt(index, count, tick, chance)),
    longTermMax: remembered === null ? 0 : Math.max(CAP, count),
    expectations: learnt.map((type, index) => ({
      type,
      expected: effectOf(type, 0.5),
      habituation: HELP.includes(type) ? 0.1 : 0.04 * index,
      sensitisation: type === 'shock' ? 0.42 : 0,
      count: 4_212 - index * 460,
      effectSum: (4_212 - index * 460) * effectOf(type, 0.4),
      lastAgeMs: tick * TICK_MS - index * 90_000,
    })),
    patterns: learnt.slice(1).flatMap((to, index) => {
      const from = learnt[index];
      return from === undefined ? [] : [{ from, to, count: 240 - index * 27 }];
    }),
  };
}
