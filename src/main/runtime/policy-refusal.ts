import { boundOf, nameOf, valueAt } from '../../shared/zod-issue';
import type { z } from 'zod';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';

interface Source {
  readonly file: string;
  /** The preset it builds on. */
  readonly base: string;
  /** What was judged: the preset with the file's fields in place. */
  readonly merged: unknown;
}

type Issue = z.core.$ZodIssue;

/** Puts the first fault of a policy into one sentence: which field, what is wrong, what to do next. */
export function policyRefusal(error: z.ZodError, source: Source): Refusal {
  const [issue] = error.issues;
  if (issue === undefined) throw error;
  return new Refusal('invalid', saidOf(issue, source), { cause: error });
}

/** A value as a message shows it: as JSON, cut where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
const SHOWN_MAX = 40;

function saidOf(issue: Issue, { file, base, merged }: Source): Message {
  const given = valueAt(merged, issue.path);
  const about = { file, base, field: nameOf(issue.path) };
  if (issue.code === 'unrecognized_keys') {
    return told('runtime.policy.unknown', { file, field: nameOf([...issue.path, issue.keys[0] ?? '']) });
  }
  if (given === undefined) return told('runtime.policy.missing', about);
  if (issue.code === 'custom') {
    const params = { ...about, reason: issue.message };
    return typeof given === 'object'
      ? told('runtime.policy.unfit', params)
      : told('runtime.policy.unfitValue', { ...params, given: shown(given) });
  }
  const demand = demandOf(issue);
  return demand === null
    ? told('runtime.policy.odd', { ...about, reason: issue.message })
    : told('runtime.policy.wrong', { ...about, given: shown(given), ...demand });
}

/** What the value must be, by its word in the catalogue; null for what no field of a policy asks. */
function demandOf(issue: Issue): Message['params'] | null {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS.has(issue.expected) ? { must: issue.expected } : null;
    case 'invalid_value':
      return { must: 'oneOf', choices: issue.values.map((value) => shown(value)).join(', ') };
    default:
      return boundOf(issue);
  }
}

const KINDS: ReadonlySet<string> = new Set(['number', 'int', 'string', 'object', 'array', 'tuple']);
