import type { BirthWish } from '../../shared/commands';
import { SEED_MAX, type PolicyName } from '../../shared/limits';
import { nameOf } from '../../shared/names';

const HOUR_MS = 3_600_000;

/** How long a life may be let live on at most, by the names of the words for it. */
export const CAPS_MS = {
  hour: HOUR_MS,
  shift: 8 * HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
} as const;
export type CapName = keyof typeof CAPS_MS;
export const CAP_NAMES = Object.keys(CAPS_MS) as CapName[];

const randomWord = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A life that is about to begin, as a person writes it down. */
export class BirthDraft {
  name = $state('');
  policy = $state<PolicyName>('natural');
  /** As it is typed. */
  seed = $state('');
  absence = $state<'sleep' | 'live-on'>('sleep');
  cap = $state<CapName>('shift');
  #draw: () => number;

  /** @param draw a whole number in [0, 2^32) for each name */
  constructor(draw: () => number = randomWord) {
    this.#draw = draw;
    this.rollName();
  }

  get seedFits(): boolean {
    const seed = this.#seedNumber();
    return seed === null || (Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX);
  }

  /** What the app is asked for; `null` while it cannot be. */
  get wish(): BirthWish | null {
    if (!this.seedFits) return null;
    const name = this.name.trim();
    const wish: BirthWish = {
      name: name === '' ? null : name,
      policy: this.policy,
      seed: this.#seedNumber(),
    };
    // To sleep is what is done where nothing is chosen.
    if (this.absence === 'sleep') return wish;
    return { ...wish, absence: { rule: 'live-on', capMs: CAPS_MS[this.cap] } };
  }

  /** Another name, never the one that stands there. */
  rollName(): void {
    const before = this.name;
    for (let tries = 0; tries < 8; tries += 1) {
      this.name = nameOf(this.#draw());
      if (this.name !== before) return;
    }
  }

  #seedNumber(): number | null {
    const text = this.seed.trim();
    return text === '' ? null : Number(text);
  }
}
