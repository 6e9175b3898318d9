import type { Happening } from '../../src/shared/views';
import type { DeathCause } from '../../src/shared/vocabulary';
import { Life } from '../../src/main/life/life';
import { natural } from '../../src/main/life/presets/natural';
import { stateHash } from '../../src/main/vault/digest';
import { newborn } from '../support/lives';

export const DAY_TICKS = 86_400;
/** A life that lasts longer is counted as a survivor: it should not happen. */
const COURSE_DAYS_MAX = 400;
const SAMPLE_TICKS = 60;

/** Care as the second promise words it: three recoveries of 0.6 a day, eight hours apart. */
const CARE = { intensity: 0.6, everyTicks: 28_800 } as const;

export interface Course {
  readonly seed: number;
  readonly tended: boolean;
  readonly days: number;
  readonly cause: DeathCause | 'none';
  /** Inner seconds per physical second. */
  readonly innerRate: {
    readonly min: number;
    readonly max: number;
    readonly aroused: number;
    readonly quiet: number;
  };
  readonly transitions: number;
  /** Least distance between two transitions other than into death, ticks. */
  readonly leastDwellTicks: number;
  readonly longTermMost: number;
  /** Mean significance and recalls of what was forgotten, and of what was kept beside it. */
  readonly forgotten: MemoryMeans;
  readonly kept: MemoryMeans;
  readonly actions: Readonly<Record<string, number>>;
  readonly hashAtDayOne: string;
}

export interface MemoryMeans {
  readonly count: number;
  readonly significance: number;
  readonly timesRecalled: number;
}

/** Lives one whole life, tended or not, and notes what the promises speak of. */
export function liveOn(seed: number, tended: boolean, daysMax = COURSE_DAYS_MAX): Course {
  const life = Life.from(newborn(seed));
  const tick = { kind: 'tick', dtMs: natural.tickIntervalMs } as const;
  const rates = new RateWatch();
  const memories = new MemoryWatch();
  const phases = new PhaseWatch();
  const actions: Record<string, number> = {};
  let hashAtDayOne = '';
  let ticks = 0;
  while (life.alive && ticks < daysMax * DAY_TICKS) {
    ticks += 1;
    if (tended && ticks % CARE.everyTicks === 0) {
      life.apply({
        kind: 'stimulus',
        type: 'recovery',
        intensity: CARE.intensity,
        source: 'care',
        note: null,
      });
    }
    const happenings = life.apply(tick);
    if (happenings.length > 0) phases.note(happenings);
    if (ticks % SAMPLE_TICKS === 0) {
      const { action, innerRate, arousal } = life.view();
      actions[action] = (actions[action] ?? 0) + 1;
      rates.note(innerRate, arousal);
    }
    if (ticks % DAY_TICKS === 0) {
      memories.note(life);
      if (ticks === DAY_TICKS) hashAtDayOne = stateHash(life.state());
    }
  }
  return {
    seed,
    tended,
    days: ticks / DAY_TICKS,
    cause: life.view().death?.cause ?? 'none',
    innerRate: rates.summary(),
    ...phases.summary(),
    longTermMost: memories.most,
    forgotten: memories.forgotten.means(),
    kept: memories.kept.means(),
    actions,
    hashAtDayOne,
  };
}

class RateWatch {
  #min = Infinity;
  #max = -Infinity;
  readonly #aroused = new Mean();
  readonly #quiet = new Mean();

  note(rate: number, arousal: number): void {
    this.#min = Math.min(this.#min, rate);
    this.#max = Math.max(this.#max, rate);
    if (arousal > 0.1) this.#aroused.add(rate);
    if (arousal < 0.01) this.#quiet.add(rate);
  }
  summary(): Course['innerRate'] {
    return { min: this.#min, max: this.#max, aroused: this.#aroused.value, quiet: this.#quiet.value };
  }
}

class PhaseWatch {
  #count = 0;
  #lastTick = -Infinity;
  #least = Infinity;

  note(happenings: readonly Happening[]): void {
    for (const happening of happenings) {
      if (happening.kind !== 'phase') continue;
      this.#count += 1;
      if (happening.to !== 'terminated') this.#least = Math.min(this.#least, happening.tick - this.#lastTick);
      this.#lastTick = happening.tick;
    }
  }
  summary() {
    return { transitions: this.#count, leastDwellTicks: this.#least };
  }
}

/** Compares, day by day, what was forgotten with what was kept. */
class MemoryWatch {
  #before = new Map<number, { readonly significance: number; readonly timesRecalled: number }>();
  most = 0;
  readonly forgotten = new MemoryMeansOf();
  readonly kept = new MemoryMeansOf();

  note(life: Life): void {
    const now = new Map(life.state().memory.longTerm.map((episode) => [episode.id, episode]));
    this.most = Math.max(this.most, now.size);
    for (const [id, episode] of this.#before) (now.has(id) ? this.kept : this.forgotten).add(episode);
    this.#before = now;
  }
}

class MemoryMeansOf {
  #count = 0;
  readonly #significance = new Mean();
  readonly #timesRecalled = new Mean();

  add(episode: { readonly significance: number; readonly timesRecalled: number }): void {
    this.#count += 1;
    this.#significance.add(episode.significance);
    this.#timesRecalled.add(episode.timesRecalled);
  }
  means(): MemoryMeans {
    return {
      count: this.#count,
      significance: this.#significance.value,
      timesRecalled: this.#timesRecalled.value,
    };
  }
}

class Mean {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    this.#sum += value;
    this.#count += 1;
  }
  get value(): number {
    return this.#count === 0 ? NaN : this.#sum / this.#count;
  }
}
