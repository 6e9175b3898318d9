/** Where the plot lies within the instrument, px. The lanes are named left of it, gaps are marked above it. */
export const FRAME = { right: 10, top: 17, axis: 21 } as const;

const GUTTER_PX = 116;
/** Zoomed in there is room for the name of a lane and its scale only. */
const NARROW_GUTTER_PX = 84;
const NARROW_PX = 520;

export const isNarrow = (widthPx: number): boolean => widthPx < NARROW_PX;

export const gutterOf = (widthPx: number): number => (isNarrow(widthPx) ? NARROW_GUTTER_PX : GUTTER_PX);

export const plotWidthOf = (widthPx: number): number =>
  Math.max(0, widthPx - gutterOf(widthPx) - FRAME.right);
