/** What can be searched: a title, and the group it stands in. */
export interface Searchable {
  readonly title: string;
  readonly group: string;
}

/** The better a word of the query sits in a title, the fewer points: at its beginning, at a word's, inside, in the group. */
const PLACES = { start: 0, word: 1, inside: 3, group: 6 } as const;

/**
 * Those in which every word of the query is found, best first; equals stay in their order. An empty query finds all.
 */
export function found<Item extends Searchable>(items: readonly Item[], query: string): readonly Item[] {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return items;
  return items
    .flatMap((item, index) => {
      const places = words.map((word) => placeOf(word, item));
      const known = places.filter((place) => place !== null);
      if (known.length < places.length) return [];
      return { item, index, points: known.reduce<number>((sum, place) => sum + place, 0) };
    })
    .sort((one, other) => one.points - other.points || one.index - other.index)
    .map(({ item }) => item);
}

function placeOf(word: string, { title, group }: Searchable): number | null {
  const text = folded(title);
  const at = text.indexOf(word);
  if (at === 0) return PLACES.start;
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? PLACES.inside : PLACES.word;
  return folded(group).includes(word) ? PLACES.group : null;
}

/** Without case and without marks on letters, so that `ё` is found by `е`. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
