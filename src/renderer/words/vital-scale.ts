import { VITAL_MAX, type Vital } from '../../shared/vocabulary';
import { fixed, signed } from './format';

/** How each vital is written: the digits that matter. */
interface Scale {
  readonly digits: 1 | 3;
  readonly trendDigits: 2 | 4;
}

const SCALE: Readonly<Record<Vital, Scale>> = {
  energy: { digits: 1, trendDigits: 2 },
  integrity: { digits: 3, trendDigits: 4 },
  stability: { digits: 3, trendDigits: 4 },
};

export const vitalText = (vital: Vital, value: number): string => fixed(value, SCALE[vital].digits);

export const trendText = (vital: Vital, perMinute: number): string =>
  signed(perMinute, SCALE[vital].trendDigits);

/** The vital as a share of its ceiling, in [0, 1]. */
export const shareOf = (vital: Vital, value: number): number =>
  Math.min(1, Math.max(0, value / VITAL_MAX[vital]));
