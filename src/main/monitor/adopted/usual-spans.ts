import { z } from 'zod';

/** Bins of a quarter of an octave, from 1 to 2^32: of milliseconds that is 49 days, in steps of 19 %. */
const BINS_PER_OCTAVE = 4;
const BIN_COUNT = 32 * BINS_PER_OCTAVE;
/** What was learnt is halved when it weighs so much: what is usual may change. */
const WEIGHT_MAX = 4000;
/** The part of what was seen that counts as its tail: the more is known, the further out. */
const TAILS = [
  { from: 1000, share: 0.01 },
  { from: 200, share: 0.05 },
  { from: 0, share: 0.1 },
] as const;
/** How heavy a tail is taken to be before it was seen, and what that belief weighs. */
const PRIOR_INDEX = 0.35;
const PRIOR_WEIGHT = 2;
/** A limit is at least so many times the median, and so many times the most that was seen. */
const MEDIANS_LEAST = 3;
const MOSTS_LEAST = 1.5;
/** The rarest that is spoken of: beyond it the shape of a tail is a guess. */
const CHANCE_LEAST = 1e-7;

export const usualSpansSchema = z.strictObject({
  count: z.int().min(0),
  /** Bin and weight, of those that are not empty. */
  bins: z
    .array(
      z.tuple([
        z
          .int()
          .min(0)
          .max(BIN_COUNT - 1),
        z.number().min(0),
      ]),
    )
    .max(BIN_COUNT),
});
export type UsualSpansState = z.infer<typeof usualSpansSchema>;

/**
 * How long something usually takes, whatever the shape of it: a histogram on a logarithmic scale, and beyond it a
 * Pareto tail by Hill's estimator (Hill 1975; Weissman 1978 for its quantiles), held back by a prior while little is
 * known. Steady spans get a near limit, heavy-tailed ones a far one. The idea that the limit of a heartbeat is a
 * chance learnt from its own past is that of accrual failure detectors (Hayashibara et al. 2004). O(1) time and memory.
 */
export class UsualSpans {
  readonly #bins = new Float64Array(BIN_COUNT);
  #weight = 0;
  #count = 0;
  /** What was reckoned since something was learnt last. */
  #median: number | null = null;
  #limit: { readonly chance: number; readonly span: number } | null = null;

  /** So many were learnt in all. */
  get count(): number {
    return this.#count;
  }

  /** @param span above 0, in any unit; what is below 1 counts as 1 */
  learn(span: number): void {
    const bin = binOf(span);
    this.#median = null;
    this.#limit = null;
    this.#bins[bin] = (this.#bins[bin] ?? 0) + 1;
    this.#weight += 1;
    this.#count += 1;
    if (this.#weight >= WEIGHT_MAX) {
      for (let index = 0; index < BIN_COUNT; index++) this.#bins[index] = (this.#bins[index] ?? 0) / 2;
      this.#weight /= 2;
    }
  }

  /** Null while none was learnt. */
  get median(): number | null {
    return (this.#median ??= this.quantile(0.5));
  }

  /** The span that so great a share of all do not exceed; null while none was learnt. */
  quantile(share: number): number | null {
    if (this.#count === 0) return null;
    let below = 0;
    for (let bin = 0; bin < BIN_COUNT; bin++) {
      const weight = this.#bins[bin] ?? 0;
      if (weight > 0 && below + weight >= share * this.#weight - 1e-9) return middleOf(bin);
      below += weight;
    }
    return middleOf(BIN_COUNT - 1);
  }

  /** The span that is exceeded with a chance of `chance` each time; null while none was learnt. */
  limit(chance: number): number | null {
    if (this.#limit?.chance === chance) return this.#limit.span;
    const median = this.median;
    if (median === null) return null;
    const share = TAILS.find(({ from }) => this.#count >= from)?.share ?? 0.1;
    const { threshold, sum, most } = this.#tail(share * this.#weight);
    const index = (sum + PRIOR_WEIGHT * PRIOR_INDEX) / (share * this.#weight + PRIOR_WEIGHT);
    const rarity = share / Math.max(CHANCE_LEAST, Math.min(share, chance));
    const span = Math.max(threshold * Math.pow(rarity, index), MEDIANS_LEAST * median, MOSTS_LEAST * most);
    this.#limit = { chance, span };
    return span;
  }

  state(): UsualSpansState {
    const bins = [...this.#bins.entries()].filter(([, weight]) => weight > 1e-3);
    return { count: this.#count, bins: bins.map(([bin, weight]) => [bin, Number(weight.toPrecision(6))]) };
  }

  static from({ count, bins }: UsualSpansState): UsualSpans {
    const spans = new UsualSpans();
    for (const [bin, weight] of bins) {
      spans.#bins[bin] = weight;
      spans.#weight += weight;
    }
    spans.#count = bins.length === 0 ? 0 : count;
    return spans;
  }

  /** Where the tail of that weight begins, the sum of the logarithms by which it is exceeded, and the most seen. */
  #tail(weight: number): { readonly threshold: number; readonly sum: number; readonly most: number } {
    let most = -1;
    let above = 0;
    let bin = BIN_COUNT - 1;
    let logs = 0;
    for (; bin > 0; bin--) {
      const here = this.#bins[bin] ?? 0;
      if (here > 0 && most < 0) most = bin;
      if (above + here > weight) break;
      above += here;
      logs += here * bin;
    }
    if (most < 0) most = bin;
    const sum = ((logs - above * bin) * Math.LN2) / BINS_PER_OCTAVE;
    return { threshold: edgeOf(bin), sum, most: middleOf(most) };
  }
}

const binOf = (span: number): number =>
  Math.min(BIN_COUNT - 1, Math.max(0, Math.floor(BINS_PER_OCTAVE * Math.log2(Math.max(1, span)))));
const edgeOf = (bin: number): number => Math.pow(2, (bin + 1) / BINS_PER_OCTAVE);
const middleOf = (bin: number): number => Math.pow(2, (bin + 0.5) / BINS_PER_OCTAVE);
