/*
 * Where in a value something is wrong, as zod tells it.
 */

/** What stands there; undefined where there is nothing. */
export const valueAt = (from: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((at, name) => (at as Record<PropertyKey, unknown> | null | undefined)?.[name], from);

/** `ambient[0].perHour`: as one would write it. */
export const nameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
