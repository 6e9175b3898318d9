export type Chance = () => number;

/** The same run of numbers in [0, 1) for the same seed. Numerical Recipes' generator: good enough to spread things. */
export function chanceFrom(seed: number): Chance {
  let value = seed;
  return () => (value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

export function pick<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
