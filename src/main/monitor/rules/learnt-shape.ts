import type { Forecast } from '../outlook/forecast';

const PLACE = { tick: 0, ms: 0 };
const FORECAST: Forecast = {
  vital: 'energy',
  low: 0,
  likely: 0,
  high: 0,
  asOfAgeMs: 0,
  from: PLACE,
  sinceAgeMs: 0,
};
/** What can stand where there is nothing yet. */
const IN_PLACE_OF_NULL: readonly unknown[] = [0, PLACE, FORECAST];

/**
 * Whether something that came back from JSON is made like a pattern: the same keys, arrays as long, and finite numbers
 * where the pattern has numbers. What is damaged is learned anew; nothing of it reaches a calculation.
 */
export function isMadeLike(given: unknown, pattern: unknown): boolean {
  if (pattern === null) return given === null || IN_PLACE_OF_NULL.some((each) => isMadeLike(given, each));
  if (typeof pattern === 'number') return Number.isFinite(given);
  if (typeof pattern !== 'object') return typeof given === typeof pattern;
  if (typeof given !== 'object' || given === null) return false;
  const names = Object.keys(pattern);
  if (Array.isArray(given) !== Array.isArray(pattern) || Object.keys(given).length !== names.length) {
    return false;
  }
  return names.every(
    (name) =>
      Object.hasOwn(given, name) &&
      isMadeLike((given as Record<string, unknown>)[name], (pattern as Record<string, unknown>)[name]),
  );
}
