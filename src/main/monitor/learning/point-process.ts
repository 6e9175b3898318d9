/** What came before is half forgotten when so much lived time is remembered: a rate may change with age. */
const REMEMBERED_MS = 14 * 86_400_000;
/** What is supposed of events never met: half a one in so much lived time. */
const PRIOR_COUNT = 0.5;
const PRIOR_MS = 2 * 3_600_000;
/** The newest events, among which a burst is looked for; and how many of them are taken together. */
const KEPT = 32;
const TOGETHER = [5, 6, 8, 12, 16, 24, 32] as const;
/** A burst is judged by a past that is so many times as long, and has at least so many times the usual pace. */
const SPAN_PART = 5;
const RATIO_MIN = 2.5;

export interface PointProcessState {
  readonly count: number;
  readonly ms: number;
  readonly lastAgeMs: number;
  /** Up to where in lived time it was learned; below zero before the first look. */
  readonly learnedAtMs: number;
}

/** Events that came closer together than chance would have it. */
export interface Burst {
  readonly count: number;
  readonly sinceAgeMs: number;
  readonly spanMs: number;
  /** How many would be usual in that time. */
  readonly usual: number;
  /** How unlikely chance is: minus the logarithm of an upper bound of its probability. */
  readonly weight: number;
}

/**
 * How often something happens, learned as a Poisson process with a gamma prior, and whether it lately happened
 * more or less often than that. Bursts by a scan statistic (Naus 1965) over the newest events, judged by
 * Chernoff's bound of the Poisson tail; silence by the predictive distribution of the next gap (Lomax), which is
 * wide while little is known. O(1) time per event and memory.
 */
export class PointProcess {
  #count = 0;
  #ms = 0;
  #learnedAtMs = -1;
  #lastAgeMs = 0;
  readonly #times = new Float64Array(KEPT);
  #kept = 0;

  get count(): number {
    return this.#count;
  }

  /** Lived time of the last event. */
  get lastAgeMs(): number {
    return this.#lastAgeMs;
  }

  /** How many are usual in so much lived time. */
  usualIn(ms: number): number {
    return ((this.#count + PRIOR_COUNT) / (this.#ms + PRIOR_MS)) * ms;
  }

  /** @param learned false while a burst is told: it is not to become the usual at once */
  happen(ageMs: number, learned: boolean): void {
    this.#times[this.#kept % KEPT] = ageMs;
    this.#kept += 1;
    this.#lastAgeMs = ageMs;
    if (!learned) {
      this.#learnedAtMs = ageMs;
      return;
    }
    this.#count += 1;
    this.pass(ageMs);
  }

  /** Lived time without an event is learned of too. */
  pass(ageMs: number): void {
    if (this.#learnedAtMs >= 0 && ageMs > this.#learnedAtMs) this.#ms += ageMs - this.#learnedAtMs;
    this.#learnedAtMs = ageMs;
    if (this.#ms <= REMEMBERED_MS) return;
    this.#ms /= 2;
    this.#count /= 2;
  }

  /** The least likely of the bursts that end with the newest event, if chance is less likely than `e^-weightMin`. */
  burst(weightMin: number): Burst | null {
    let best: Burst | null = null;
    // What is only supposed is nothing to judge by.
    if (this.#ms < PRIOR_MS) return null;
    for (const count of TOGETHER) {
      if (count > this.#kept) break;
      const sinceAgeMs = this.#times[(this.#kept - count) % KEPT] as number;
      const spanMs = Math.max(this.#lastAgeMs - sinceAgeMs, 1);
      if (spanMs * SPAN_PART > this.#ms) break;
      // Those in question are no evidence of what is usual.
      const known = Math.max(0, this.#count - count);
      const usual = ((known + PRIOR_COUNT) / (this.#ms - spanMs + PRIOR_MS)) * spanMs;
      if (usual * RATIO_MIN >= count) continue;
      const weight = count * (Math.log(count / usual) - 1) + usual;
      if (weight < weightMin || (best !== null && weight <= best.weight)) continue;
      best = { count, sinceAgeMs, spanMs, usual, weight };
    }
    return best;
  }

  /** The lived time from which on silence is less likely than `e^-weight`; Infinity while little is known. */
  silentFrom(weight: number, countMin: number): number {
    if (this.#count < countMin) return Infinity;
    return this.#lastAgeMs + this.#ms * (Math.exp(weight / this.#count) - 1);
  }

  /** Nothing that happened before counts as close together with what comes. */
  startAfresh(ageMs: number): void {
    this.#kept = 0;
    this.#lastAgeMs = ageMs;
    this.pass(ageMs);
  }

  /** The pace of late is the usual one from now on. */
  accept(count: number, ms: number): void {
    this.#count = count;
    this.#ms = Math.max(ms, 1);
    this.#kept = 0;
  }

  state(): PointProcessState {
    return {
      count: this.#count,
      ms: this.#ms,
      lastAgeMs: this.#lastAgeMs,
      learnedAtMs: this.#learnedAtMs,
    };
  }

  restore({ count, ms, lastAgeMs, learnedAtMs }: PointProcessState): void {
    this.#count = count;
    this.#ms = ms;
    this.#lastAgeMs = lastAgeMs;
    this.#learnedAtMs = learnedAtMs;
  }
}
