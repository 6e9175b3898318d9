/** A small course as lines in a box of 100 by 1: a gap where nothing was told. */
export interface CourseLine {
  /** Of an SVG path; `y` grows downwards. */
  readonly path: string;
  readonly low: number;
  readonly high: number;
  /** The newest value that was told. */
  readonly last: number;
}

export const LINE_WIDTH = 100;
export const LINE_HEIGHT = 24;

/**
 * @param atMs Unix ms, oldest first
 * @param values as many; null where nothing was told
 * @returns null where nothing was ever told
 */
export function courseLine(atMs: readonly number[], values: readonly (number | null)[]): CourseLine | null {
  const told = values.filter((value): value is number => value !== null);
  const last = told.at(-1);
  if (last === undefined) return null;
  const [low, high] = [Math.min(...told), Math.max(...told)];
  const [from, to] = [atMs[0] ?? 0, atMs.at(-1) ?? 0];
  const xOf = (at: number): number => (to === from ? LINE_WIDTH : ((at - from) / (to - from)) * LINE_WIDTH);
  const yOf = (value: number): number =>
    high === low ? LINE_HEIGHT / 2 : (1 - (value - low) / (high - low)) * LINE_HEIGHT;
  let isBegun = false;
  const parts = values.map((value, index) => {
    if (value === null) {
      isBegun = false;
      return '';
    }
    const point = `${xOf(atMs[index] ?? to).toFixed(1)} ${yOf(value).toFixed(1)}`;
    const part = `${isBegun ? 'L' : 'M'}${point}`;
    isBegun = true;
    return part;
  });
  return { path: parts.join(''), low, high, last };
}
