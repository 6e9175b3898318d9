import type { GapKind } from '../../shared/vocabulary';

/** The side of the box a mark is drawn in. */
export const MARK_SIZE = 12;

/** A shape per kind of gap, as lines in a box of MARK_SIZE: no kind is told by colour alone. */
export const GAP_MARKS: Readonly<Record<GapKind, string>> = {
  asleep: 'M7.4 1.6a4.7 4.7 0 1 0 3 6.4A4 4 0 0 1 7.4 1.6Z',
  suspended: 'M4 2.2v7.6M8 2.2v7.6',
  crashed: 'm2.8 2.8 6.4 6.4M9.2 2.8 2.8 9.2',
  unknown: 'M4 4.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.7M6 9.8v.2',
};

/** The hatch that fills a gap, as lines in a tile of HATCH_SIZE that meet those of the next tile. */
export const HATCH_SIZE = 8;
export const HATCHES: Readonly<Record<GapKind, string>> = {
  asleep: 'M-2 2 2-2M0 8 8 0M6 10 10 6',
  suspended: 'M0 2h8M0 6h8',
  crashed: 'M-2 2 2-2M0 8 8 0M6 10 10 6M-2 6 2 10M0 0 8 8M6-2 10 2',
  unknown: 'M1.4 2h1.2M5.4 6h1.2',
};
