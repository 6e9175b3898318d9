/** Adds to a list, oldest first, that holds so many at most. */
export function keepNewest<Item>(kept: Item[], item: Item, most: number): void {
  kept.push(item);
  if (kept.length > most) kept.shift();
}
