/** The last of those for which it holds; `findLast` is not in the language of the oldest engine. */
export function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item | undefined {
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at];
    if (item !== undefined && holds(item)) return item;
  }
  return undefined;
}
