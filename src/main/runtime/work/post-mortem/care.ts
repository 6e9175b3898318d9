import type { Care, PointOfNoReturn } from '../../../../shared/post-mortem';
import type { Work } from '../work';
import type { Effort } from './effort';
import type { Ending } from './ending';
import { tryOut } from './trial';

/**
 * The care that is tried, the gentlest first: both caring stimuli of the vocabulary, at two intensities, every ten
 * ticks, every minute and every ten minutes at one tick a second. More would still find room in the queue, but is no
 * care that anybody gives.
 */
export const CARES: readonly Care[] = (['rest', 'recovery'] as const).flatMap((type) =>
  [600, 60, 10].flatMap((everyTicks) => [0.6, 1].map((intensity) => ({ type, intensity, everyTicks }))),
);
const STRONGEST = CARES.at(-1) as Care;

/** Going back from the death, each step is this much longer than the one before. */
const STEP_RATIO = 4;
/** Going back ends where it has taken so much effort, in ticks. */
const SEARCH_TICKS_MAX = 6_000_000;

interface Found {
  readonly tick: number | null;
  /** The earliest tick after which care was tried. */
  readonly triedFromTick: number;
}

/**
 * Finds the first tick after which no care that is tried averts the death: back from it in growing steps to a tick
 * after which care does, and between the two by halving. Both sides of the answer are tried with every care.
 * @param beyondTicks so far beyond its death it must live for the death to count as averted
 */
export function* pointOfNoReturn(
  ending: Ending,
  beyondTicks: number,
  effort: Effort,
): Work<Omit<PointOfNoReturn, 'sinceBirthMs'>> {
  const search = new Search(ending, beyondTicks, effort);
  const { tick, triedFromTick } = yield* search.run();
  return {
    tick,
    beforeDeathTicks: tick === null ? null : ending.death.tick - tick,
    care: tick === null ? null : yield* search.gentlestAt(tick - 1),
    tried: CARES,
    triedFromTick,
  };
}

class Search {
  readonly #ending: Ending;
  readonly #beyondTicks: number;
  readonly #effort: Effort;
  readonly #effortEnd: number;
  /** Those that averted it somewhere, the last one first: they are tried before the others. */
  #helpful: readonly Care[] = [STRONGEST];

  constructor(ending: Ending, beyondTicks: number, effort: Effort) {
    this.#ending = ending;
    this.#beyondTicks = beyondTicks;
    this.#effort = effort;
    this.#effortEnd = effort.inTicks + SEARCH_TICKS_MAX;
  }

  *run(): Work<Found> {
    const { death, firstTick } = this.#ending;
    let hopeless = death.tick;
    for (let stepTicks = 1; ; stepTicks *= STEP_RATIO) {
      const tick = Math.max(firstTick, death.tick - stepTicks);
      if (yield* this.#averts(tick)) return yield* this.#between(tick, hopeless);
      hopeless = tick;
      if (tick === firstTick || this.#effort.inTicks > this.#effortEnd)
        return { tick: null, triedFromTick: tick };
    }
  }

  /** The gentlest care that averts the death after a tick. */
  *gentlestAt(tick: number): Work<Care | null> {
    for (const care of CARES) if (yield* this.#avertsBy(tick, care)) return care;
    return null;
  }

  *#between(avertedAt: number, hopelessAt: number): Work<Found> {
    let [averted, hopeless] = [avertedAt, hopelessAt];
    while (hopeless - averted > 1) {
      const middle = Math.floor((averted + hopeless) / 2);
      if (yield* this.#averts(middle)) averted = middle;
      else hopeless = middle;
    }
    return { tick: hopeless, triedFromTick: avertedAt };
  }

  *#averts(tick: number): Work<boolean> {
    for (const care of [
      ...this.#helpful,
      ...CARES.filter((each) => !this.#helpful.includes(each)).reverse(),
    ]) {
      if (!(yield* this.#avertsBy(tick, care))) continue;
      this.#helpful = [care, ...this.#helpful.filter((each) => each !== care)];
      return true;
    }
    return false;
  }

  *#avertsBy(fromTick: number, care: Care): Work<boolean> {
    const change = { kind: 'with-care', fromTick, care } as const;
    const outcome = yield* tryOut(this.#ending, change, this.#beyondTicks, this.#effort);
    return outcome?.alive ?? false;
  }
}
