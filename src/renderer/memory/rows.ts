/** Rows drawn beyond what is seen, on each side: room for a fast wheel. */
const SPARE = 12;

export interface Rows {
  /** The first row that is drawn, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** Which of `count` rows of one height are drawn: those that are seen, and some around them. Lengths in px. */
export function rowsAt(scrollTop: number, height: number, rowHeight: number, count: number): Rows {
  const first = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(scrollTop / rowHeight)));
  return {
    from: Math.max(0, first - SPARE),
    to: Math.min(count, first + Math.ceil(height / rowHeight) + 1 + SPARE),
  };
}

/**
 * Where the list has to stand so that the row that was first in sight stays where it is on the screen.
 * @returns the scroll position, px; unchanged at the top of the list, where what is new is to be seen
 */
export function heldAt(
  scrollTop: number,
  rowHeight: number,
  before: readonly { readonly id: number }[],
  after: readonly { readonly id: number }[],
): number {
  const first = before[Math.floor(scrollTop / rowHeight)];
  if (scrollTop < rowHeight || first === undefined) return scrollTop;
  const now = after.findIndex(({ id }) => id === first.id);
  return now < 0 ? scrollTop : now * rowHeight + (scrollTop % rowHeight);
}
