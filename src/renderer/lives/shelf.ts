import type { LifeCard } from '../../shared/past';
import { lineageOf, type LineageRow } from './lineage';

/** Which lives are looked for, and in which order. */
export interface Query {
  readonly text: string;
  readonly state: LifeStateShown;
  readonly sort: Sort;
}

export const STATES = ['all', 'here', 'asleep', 'dead'] as const;
export type LifeStateShown = (typeof STATES)[number];

/** `family`: forks under the life they left. */
export const SORTS = ['family', 'lived', 'age', 'name'] as const;
export type Sort = (typeof SORTS)[number];

export const ALL: Query = { text: '', state: 'all', sort: 'family' };

export const isAsleep = ({ alive, current }: LifeCard): boolean => alive && !current;

const FITS: Readonly<Record<LifeStateShown, (life: LifeCard) => boolean>> = {
  all: () => true,
  here: ({ current }) => current,
  asleep: isAsleep,
  dead: ({ alive }) => !alive,
};

/** How many there are of each. */
export const countsOf = (lives: readonly LifeCard[]): Readonly<Record<LifeStateShown, number>> => ({
  all: lives.length,
  here: lives.filter(FITS.here).length,
  asleep: lives.filter(FITS.asleep).length,
  dead: lives.filter(FITS.dead).length,
});

/** What is looked for, as single words in lower case: all of them have to be found. */
export const termsOf = (text: string): readonly string[] =>
  text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((term) => term !== '');

const ORDERS: Readonly<Record<Exclude<Sort, 'family'>, (one: LifeCard, other: LifeCard) => number>> = {
  lived: (one, other) => other.lastLivedMs - one.lastLivedMs,
  age: (one, other) => other.ageMs - one.ageMs,
  name: (one, other) => one.identity.name.localeCompare(other.identity.name, undefined, { numeric: true }),
};

/**
 * The lines of the library. The family tree is drawn while all of it is shown; what was picked out of it, or put in
 * another order, stands in plain lines.
 * @param wordsOf what a person may look for a life by, in the window's language
 */
export function shelfOf(
  lives: readonly LifeCard[],
  { text, state, sort }: Query,
  wordsOf: (life: LifeCard) => string,
): readonly LineageRow[] {
  const terms = termsOf(text);
  if (terms.length === 0 && state === 'all' && sort === 'family') return lineageOf(lives);
  const fits = (life: LifeCard): boolean => {
    if (!FITS[state](life)) return false;
    if (terms.length === 0) return true;
    const words = wordsOf(life).toLocaleLowerCase();
    return terms.every((term) => words.includes(term));
  };
  const ordered =
    sort === 'family'
      ? lineageOf(lives).flatMap(({ life }) => life ?? [])
      : [...lives].sort((one, other) => ORDERS[sort](one, other) || byId(one, other));
  return ordered.filter(fits).map(plainRow);
}

const byId = (one: LifeCard, other: LifeCard): number =>
  one.identity.lifeId < other.identity.lifeId ? -1 : 1;

const plainRow = (life: LifeCard): LineageRow => ({
  lifeId: life.identity.lifeId,
  life,
  depth: 0,
  branchTick: null,
  passing: [],
  last: true,
});
