import type { Vital } from '../../shared/vocabulary';

const VITAL_DECIMALS: Readonly<Record<Vital, number>> = { energy: 1, integrity: 3, stability: 3 };

/** A value of a vital, rounded to what matters to a reader. */
export function roundVital(vital: Vital, value: number): number {
  return Number(value.toFixed(VITAL_DECIMALS[vital]));
}

/** Rounded down, so that what lies below a limit is never written as the limit itself. */
export function floorVital(vital: Vital, value: number): number {
  const unit = 10 ** VITAL_DECIMALS[vital];
  return Math.floor(value * unit) / unit;
}
