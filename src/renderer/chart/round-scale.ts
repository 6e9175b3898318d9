import type { Scale } from '../life/series';

const STEPS = 4;
const ROUND = [1, 2, 5, 10] as const;
const AIR_SHARE = 0.08;
/** What does not move at all is drawn in the middle of so much. */
const LEAST_SHARE = 0.01;

/** The values a quantity can have; null on a side without an end. */
export interface Limits {
  readonly least: number;
  readonly most: number | null;
}

/** A scale of round numbers that shows all from `low` to `high` with a little air, within what is possible. */
export function roundScaleOf(low: number, high: number, { least, most }: Limits): Scale {
  const size = Math.max(high - low, LEAST_SHARE * Math.max(Math.abs(high), Math.abs(low)), 1e-6);
  const air = AIR_SHARE * size + (size - (high - low)) / 2;
  const from = Math.max(least, low - air);
  const to = Math.min(most ?? Infinity, high + air);
  const rough = Math.max((to - from) / STEPS, 1e-9);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (ROUND.find((factor) => factor * power >= rough * 0.999) ?? 10);
  const floor = Math.max(least, Math.floor(from / step + 1e-9) * step);
  const ceiling = Math.min(most ?? Infinity, Math.ceil(to / step - 1e-9) * step);
  return { floor, ceiling: Math.max(ceiling, floor + step), step };
}

/** The digits behind the point that a step of a scale asks for. */
export const digitsOf = (step: number): 0 | 1 | 2 | 3 | 4 =>
  Math.min(4, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) as 0 | 1 | 2 | 3 | 4;
