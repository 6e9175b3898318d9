import type { Impression, Pattern } from '../../shared/memory';
import type { Happening } from '../../shared/views';
import type { EventType } from '../../shared/vocabulary';
import type { Policy } from './policy';
import type { KeptEpisode, MemoryState } from './state';

type MemoryHappening = Extract<Happening, { kind: 'memory' }>;

/** What the past says about an event type: which episodes, and the effect they remember. */
export interface Recollection {
  readonly ids: readonly number[];
  /** Mean effect, weighted by strength; 0 where nothing is remembered. */
  readonly effect: number;
}

/** What brings a memory back. */
interface Cue {
  readonly type: EventType;
  readonly intensity: number;
}

const NOTHING: Recollection = { ids: [], effect: 0 };
const HOUR_MS = 3_600_000;

/**
 * Short-term memory of fixed size, apart from long-term episodes (Atkinson & Shiffrin 1968). What is worth
 * keeping is consolidated at rest, the shattering at once. Strength fades at a rate that slows with time, so
 * that forgetting follows a power law (Wixted & Ebbesen 1991); recall wins strength back. The weakest go first.
 */
export class Memory {
  readonly #shortTerm: Impression[];
  readonly #longTerm: KeptEpisode[];
  readonly #patterns: Map<string, Pattern>;
  #nextId: number;
  #sinceUpkeepMs: number;

  constructor(state: MemoryState) {
    this.#shortTerm = [...state.shortTerm];
    this.#longTerm = [...state.longTerm];
    this.#nextId = state.nextId;
    this.#sinceUpkeepMs = state.sinceUpkeepMs;
    this.#patterns = new Map(state.patterns.map((pattern) => [`${pattern.from}>${pattern.to}`, pattern]));
  }

  get shortTermCount(): number {
    return this.#shortTerm.length;
  }
  get longTermCount(): number {
    return this.#longTerm.length;
  }

  /** Takes in what was just perceived; what passes `flashAbove` is kept at once. */
  perceive(impression: Impression, ageMs: number, rules: Policy['memory']): MemoryHappening[] {
    if (rules.shortTermSize === 0) return [];
    const previous = this.#shortTerm.at(-1);
    if (previous !== undefined) this.#countPattern(previous.type, impression.type);
    const flash = rules.longTermMax > 0 && impression.significance >= rules.flashAbove;
    this.#shortTerm.push(flash ? { ...impression, kept: true } : impression);
    while (this.#shortTerm.length > rules.shortTermSize) this.#shortTerm.shift();
    return flash ? this.#keep(impression, 'flash', impression.tick, ageMs, rules) : [];
  }

  /**
   * Weighs the past of an event: of its own type those episodes that are vivid and like it in intensity (a cue
   * brings back what was encoded with it, Tulving & Thomson 1973). What is recalled grows stronger.
   */
  recall(event: Cue, tick: number, ageMs: number, rules: Policy['memory']): Recollection {
    if (rules.recallMax === 0 || this.#longTerm.length === 0) return NOTHING;
    const found = this.#longTerm
      .map((episode, index) => ({ episode, index, fit: vividness(episode) * likeness(episode, event) }))
      .filter(({ episode }) => episode.type === event.type)
      .sort((one, other) => other.fit - one.fit)
      .slice(0, rules.recallMax);
    if (found.length === 0) return NOTHING;
    let strength = 0;
    let effect = 0;
    for (const { episode, index } of found) {
      strength += episode.strength;
      effect += episode.strength * episode.effect;
      this.#longTerm[index] = {
        ...episode,
        strength: episode.strength + (1 - episode.strength) * rules.recallGain,
        timesRecalled: episode.timesRecalled + 1,
        lastRecalledTick: tick,
        touchedAgeMs: ageMs,
      };
    }
    return { ids: found.map(({ episode }) => episode.id), effect: effect / strength };
  }

  /** The most vivid episode, for an echo. */
  get mostVivid(): KeptEpisode | null {
    let best: KeptEpisode | null = null;
    for (const episode of this.#longTerm) {
      if (best === null || vividness(episode) > vividness(best)) best = episode;
    }
    return best;
  }

  /** True when memory has not been tended for the policy's interval; cheap, asked every tick. */
  dueAfter(dtMs: number, rules: Policy['memory']): boolean {
    this.#sinceUpkeepMs += dtMs;
    return this.#sinceUpkeepMs >= rules.upkeepS * 1000;
  }

  /** Consolidates (only at rest), fades and forgets. */
  tend(resting: boolean, tick: number, ageMs: number, rules: Policy['memory']): MemoryHappening[] {
    const elapsedHours = this.#sinceUpkeepMs / HOUR_MS;
    this.#sinceUpkeepMs = 0;
    if (rules.longTermMax === 0) return [];
    const changes: MemoryHappening[] = [];
    this.#fade(elapsedHours, ageMs, rules.fadePerHour);
    for (let index = this.#longTerm.length - 1; index >= 0; index--) {
      const episode = this.#longTerm[index];
      if (episode === undefined || episode.strength >= rules.forgetBelow) continue;
      this.#longTerm.splice(index, 1);
      changes.push({ kind: 'memory', tick, change: 'forgotten', memoryId: episode.id, reason: 'faded' });
    }
    if (!resting) return changes;
    this.#shortTerm.forEach((impression, index) => {
      if (impression.kept || impression.significance < rules.keepAbove) return;
      this.#shortTerm[index] = { ...impression, kept: true };
      changes.push(...this.#keep(impression, 'consolidated', tick, ageMs, rules));
    });
    return changes;
  }

  state(): MemoryState {
    return {
      shortTerm: [...this.#shortTerm],
      longTerm: [...this.#longTerm],
      nextId: this.#nextId,
      sinceUpkeepMs: this.#sinceUpkeepMs,
      patterns: [...this.#patterns.values()],
    };
  }

  #fade(elapsedHours: number, ageMs: number, perHour: number): void {
    this.#longTerm.forEach((episode, index) => {
      const days = (ageMs - episode.touchedAgeMs) / (24 * HOUR_MS);
      // What matters fades half as fast as what does not.
      const lost = (perHour * elapsedHours * (1 - episode.significance / 2)) / (1 + days);
      this.#longTerm[index] = { ...episode, strength: episode.strength * (lost < 1 ? 1 - lost : 0) };
    });
  }

  #keep(
    impression: Impression,
    because: 'flash' | 'consolidated',
    tick: number,
    ageMs: number,
    rules: Policy['memory'],
  ): MemoryHappening[] {
    const id = this.#nextId++;
    this.#longTerm.push({
      id,
      originTick: impression.tick,
      originInnerMs: impression.innerMs,
      type: impression.type,
      intensity: impression.intensity,
      significance: impression.significance,
      effect: impression.effect,
      strength: impression.significance,
      timesRecalled: 0,
      lastRecalledTick: null,
      touchedAgeMs: ageMs,
      keptBecause: because,
    });
    const changes: MemoryHappening[] = [
      { kind: 'memory', tick, change: 'kept', memoryId: id, reason: because },
    ];
    while (this.#longTerm.length > rules.longTermMax) {
      const weakest = this.#longTerm.reduce((least, episode) =>
        vividness(episode) < vividness(least) ? episode : least,
      );
      this.#longTerm.splice(this.#longTerm.indexOf(weakest), 1);
      changes.push({
        kind: 'memory',
        tick,
        change: 'forgotten',
        memoryId: weakest.id,
        reason: 'crowded-out',
      });
    }
    return changes;
  }

  #countPattern(from: EventType, to: EventType): void {
    const key = `${from}>${to}`;
    this.#patterns.set(key, { from, to, count: (this.#patterns.get(key)?.count ?? 0) + 1 });
  }
}

const vividness = (episode: KeptEpisode): number => episode.strength * (0.5 + episode.significance);

/** 1 for an event of the same intensity, 0 for its opposite, falling off steeply in between. */
function likeness(episode: KeptEpisode, event: Cue): number {
  const difference = episode.intensity - event.intensity;
  const alike = 1 - (difference < 0 ? -difference : difference);
  return alike * alike;
}
