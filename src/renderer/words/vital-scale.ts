import type { Vital } from '../../shared/vocabulary';
import { signed, spoken } from './format';

export { shareOf } from '../../shared/numbers';

const TREND_DIGITS = { energy: 2, integrity: 4, stability: 4 } as const satisfies Record<Vital, number>;

export const vitalText = (vital: Vital, value: number): string => spoken().vital(vital, value);

export const trendText = (vital: Vital, perMinute: number): string => signed(perMinute, TREND_DIGITS[vital]);
