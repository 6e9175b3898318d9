import { boundOf, nameOf, valueAt } from '../../../../shared/zod-issue';
import type { z } from 'zod';
import { told } from '../../../../shared/i18n';
import type { Message } from '../../../../shared/views';
import { Problem } from './problem';

export type Place = 'body' | 'query' | 'path' | 'headers';

/** @returns what the schema makes of it, or which field is wrong and why */
export function read<Value>(
  schema: z.ZodType<Value>,
  given: unknown,
  place: Place,
): { readonly value: Value } | Problem {
  const { success, data, error } = schema.safeParse(given);
  if (success) return { value: data };
  const issue = error.issues[0];
  return issue === undefined ? wrong(place, '', { must: 'otherwise' }) : problemOf(issue, given, place);
}

/** @returns each name with its value; of two of one name it is not known which is meant */
export function readQuery<Value>(
  schema: z.ZodType<Value>,
  query: URLSearchParams,
): { readonly value: Value } | Problem {
  const given: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of query) {
    if (name in given) return wrong('query', name, { must: 'once' });
    given[name] = value;
  }
  return read(schema, { ...given }, 'query');
}

export function wrong(place: Place, field: string, must: Message['params']): Problem {
  if (field === '') return new Problem('invalid', told('channel.problem.invalid.whole', { place, ...must }));
  const name = cut(field);
  return new Problem(
    'invalid',
    told('channel.problem.invalid.wrong', { place, field: name, ...must }),
    {},
    name,
  );
}

function problemOf(issue: z.core.$ZodIssue, given: unknown, place: Place): Problem {
  if (issue.code === 'invalid_union') {
    // Of several forms the one that came nearest is spoken of.
    const nearest = [...issue.errors].sort((one, other) => faultsIn(one) - faultsIn(other))[0]?.[0];
    if (nearest !== undefined) {
      return problemOf({ ...nearest, path: [...issue.path, ...nearest.path] }, given, place);
    }
  }
  const field = cut(nameOf(issue.path));
  if (issue.code === 'unrecognized_keys') {
    const name = cut(nameOf([...issue.path, issue.keys[0] ?? '']));
    return new Problem('invalid', told('channel.problem.invalid.unknown', { place, field: name }), {}, name);
  }
  if (field !== '' && valueAt(given, issue.path) === undefined) {
    return new Problem('invalid', told('channel.problem.invalid.missing', { place, field }), {}, field);
  }
  return wrong(place, field, demandOf(issue));
}

/** What the value must be, by its word in the catalogue. */
function demandOf(issue: z.core.$ZodIssue): Message['params'] {
  switch (issue.code) {
    case 'invalid_type':
      return { must: KINDS.has(issue.expected) ? issue.expected : 'otherwise' };
    case 'invalid_value':
      return { must: 'oneOf', choices: issue.values.map((value) => JSON.stringify(value)).join(', ') };
    case 'invalid_format':
      return issue.format === 'regex' && issue.pattern !== undefined
        ? { must: 'pattern', pattern: issue.pattern }
        : { must: 'otherwise' };
    default:
      return boundOf(issue) ?? { must: 'otherwise' };
  }
}

const KINDS: ReadonlySet<string> = new Set('number int string object array record'.split(' '));

/** How far something is from a form: every field that is wrong, missing or too much. */
const faultsIn = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);

/** A stranger's name for a field, as it is told back. */
const cut = (field: string): string => (field.length > SHOWN_MAX ? `${field.slice(0, SHOWN_MAX)}…` : field);
const SHOWN_MAX = 60;
