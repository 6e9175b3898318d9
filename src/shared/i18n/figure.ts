/** As many digits as a double is sure of: what is written is what was given, less the noise of binary fractions. */
const DIGITS = 15;

/**
 * How a figure is written in a sentence: `0.0004`, Russian `0,0004`. Never with an exponent, and without grouping, so
 * that a tick can be copied to where it is asked for.
 */
export function figureFormat(language: string): (value: unknown) => string {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: DIGITS, useGrouping: false });
  // What is nothing has no sign.
  return (value) => (typeof value === 'number' ? format.format(value + 0) : String(value));
}
