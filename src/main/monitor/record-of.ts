/** One entry per name, made of its place in a list or an array. */
export const recordOf = <Name extends string, Value>(
  names: readonly Name[],
  of: (place: number) => Value,
): Readonly<Record<Name, Value>> =>
  Object.fromEntries(names.map((name, place) => [name, of(place)])) as Record<Name, Value>;

/** The place of each name. */
export const placesOf = <Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> =>
  recordOf(names, (place) => place);
