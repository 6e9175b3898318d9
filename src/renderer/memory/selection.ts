import type { Episode } from '../../shared/memory';
import type { EventType } from '../../shared/vocabulary';

export const SORTS = ['strength', 'newest', 'oldest', 'significance', 'recalled'] as const;
export type Sort = (typeof SORTS)[number];

export interface Query {
  /** Words, `#id` and ticks, apart by spaces; an episode has to match all of them. */
  readonly text: string;
  readonly type: EventType | null;
  readonly sort: Sort;
}

export const ANY: Query = { text: '', type: null, sort: 'strength' };

/** The words an episode can be found by. */
export type WordsOf = (episode: Episode) => string;

type Term = (episode: Episode) => boolean;

const newer = (a: Episode, b: Episode): number => b.originTick - a.originTick || b.id - a.id;

/** Ties are broken by time, so that the order is the same at every look. */
const ORDER: Readonly<Record<Sort, (a: Episode, b: Episode) => number>> = {
  strength: (a, b) => b.strength - a.strength || newer(a, b),
  newest: newer,
  oldest: (a, b) => newer(b, a),
  significance: (a, b) => b.significance - a.significance || newer(a, b),
  recalled: (a, b) => b.timesRecalled - a.timesRecalled || newer(a, b),
};

/** A tick is copied from the window as it is written there: with thin spaces between its thousands. */
const termsOf = (text: string): readonly string[] =>
  text
    .replace(/(\d)[\u202f\u00a0](?=\d)/gu, '$1')
    .toLowerCase()
    .split(/\s+/u)
    .filter((term) => term !== '');

function termOf(term: string, wordsOf: WordsOf): Term {
  if (/^#\d*$/u.test(term)) return ({ id }) => term === '#' || String(id) === term.slice(1);
  if (/^\d+$/u.test(term))
    return ({ originTick, lastRecalledTick }) =>
      String(originTick).startsWith(term) || String(lastRecalledTick) === term;
  return (episode) => wordsOf(episode).includes(term);
}

/** The episodes a query asks for, in its order. `wordsOf` answers in lower case. */
export function selected(
  episodes: readonly Episode[],
  { text, type, sort }: Query,
  wordsOf: WordsOf,
): readonly Episode[] {
  const terms = termsOf(text).map((term) => termOf(term, wordsOf));
  return episodes
    .filter((episode) => (type === null || episode.type === type) && terms.every((term) => term(episode)))
    .sort(ORDER[sort]);
}

/** How many episodes there are of each type that is remembered, most first. */
export function countsByType(
  episodes: readonly Episode[],
): readonly { readonly type: EventType; readonly count: number }[] {
  const counts = new Map<EventType, number>();
  for (const { type } of episodes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count);
}
