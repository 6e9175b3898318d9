const FIRST = ['A', 'E', 'I', 'O', 'Be', 'Da', 'Ka', 'La', 'Mi', 'Na', 'Ro', 'Sa', 'Ti', 'Ve', 'Yu', 'Ze'];
const MIDDLE = ['', 'la', 'li', 'mo', 'na', 'ne', 'ra', 'ri', 'so', 'va'];
const LAST = ['d', 'l', 'm', 'n', 'r', 's', 'th', 'a', 'e', 'o'];

/** A short name that follows from the seed, for a life nobody named. */
export function nameOf(seed: number): string {
  const pick = (from: readonly string[], by: number) => from[Math.floor(seed / by) % from.length] ?? '';
  const middle = pick(MIDDLE, FIRST.length) || 'lo';
  return pick(FIRST, 1) + middle + pick(LAST, FIRST.length * MIDDLE.length);
}
