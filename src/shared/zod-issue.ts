import type { z } from 'zod';

/*
 * What is wrong in a value, and where, as zod tells it.
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

/** By which word of the catalogue a bound is told that does not hold, and the bound; null where it is no bound. */
export function boundOf(issue: z.core.$ZodIssue): { readonly must: string; readonly bound: number } | null {
  switch (issue.code) {
    case 'too_small': {
      const must = isLong(issue.origin) ? 'leastLong' : issue.inclusive === true ? 'least' : 'above';
      return { must, bound: Number(issue.minimum) };
    }
    case 'too_big': {
      const must = isLong(issue.origin) ? 'mostLong' : issue.inclusive === true ? 'most' : 'below';
      return { must, bound: Number(issue.maximum) };
    }
    default:
      return null;
  }
}

const isLong = (origin: string): boolean => origin === 'string' || origin === 'array';
