import type { LifeView } from './views';

/** Time since birth by the life's own books, lived and not lived: whole ms, as everything in the journal. */
export const sinceBirthOf = ({ ageMs, downtimeMs }: Pick<LifeView, 'ageMs' | 'downtimeMs'>): number =>
  Math.round(ageMs + downtimeMs);
