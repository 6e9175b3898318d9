/** The longest period that is looked for, in changes of activity. */
const PERIOD_MAX = 12;
/** So many different activities are told apart; beyond that it does not go over the same few. */
const DIFFERENT_MAX = 12;
/** So many times the longest an activity lasted: then they do not change any more. */
const STILL_TIMES = 2;

/**
 * Watches the sequence of activities since there was new progress: whether it repeats, with which period, how often,
 * and how many there are in all. That an activity goes on is no repetition: only its changes are followed. O(1).
 */
export class ActivityCycle {
  /** The newest changes, newest last; and the number of the report of each. */
  #changes: string[] = [];
  #reports: number[] = [];
  /** By period: how many changes in a row were the same as the one a period before. */
  readonly #runs = new Uint32Array(PERIOD_MAX + 1);
  readonly #different = new Set<string>();
  #count = 0;
  /** Reports since the last change, and the most there were between two. */
  #still = 0;
  #stillMost = 0;

  /** How often the sequence was gone through, 0 where it does not repeat; in which period. */
  get repeats(): { readonly times: number; readonly period: number } {
    let best = { times: 0, period: 0 };
    for (let period = 2; period <= PERIOD_MAX; period++) {
      const times = 1 + Math.floor((this.#runs[period] ?? 0) / period);
      // A period of 4 is one of 2 as well: the shorter one is told.
      if (times > 1 && times > 1.5 * best.times) best = { times, period };
    }
    return best;
  }

  /** Changes since there was new progress, and between how many activities; null where they are many. */
  get changes(): { readonly count: number; readonly different: number | null } {
    const different = this.#different.size > DIFFERENT_MAX ? null : this.#different.size;
    return { count: this.#count, different };
  }

  /** An activity came back, and they still change as they did. */
  get goesRound(): boolean {
    const isChanging = this.#still <= STILL_TIMES * (this.#stillMost + 1);
    return isChanging && this.#different.size <= DIFFERENT_MAX && this.#count > this.#different.size;
  }

  /** Numbers of the reports in which the activities changed last, newest first. */
  get evidence(): readonly number[] {
    return this.#reports.slice(-PERIOD_MAX).reverse();
  }

  meet(activity: string, report: number): void {
    this.#still += 1;
    if (activity === this.#changes.at(-1)) return;
    if (this.#count > 1) this.#stillMost = Math.max(this.#stillMost, this.#still - 1);
    this.#still = 0;
    for (let period = 2; period <= PERIOD_MAX; period++) {
      const isSame = this.#changes.at(-period) === activity;
      this.#runs[period] = isSame ? (this.#runs[period] ?? 0) + 1 : 0;
    }
    this.#changes = [...this.#changes.slice(1 - PERIOD_MAX), activity];
    this.#reports = [...this.#reports.slice(1 - PERIOD_MAX), report];
    if (this.#different.size <= DIFFERENT_MAX) this.#different.add(activity);
    this.#count += 1;
  }

  /** There was new progress, or other work was begun. */
  begin(): void {
    this.#changes = [];
    this.#reports = [];
    this.#runs.fill(0);
    this.#different.clear();
    this.#count = 0;
    this.#still = 0;
    this.#stillMost = 0;
  }
}
