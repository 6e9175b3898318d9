import { problem, type Problem } from '../problem';

export interface Target {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Characters that need no care. No path of the channel has others, so none is ever decoded. */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9._-]*)+$/;
const ODD_SEGMENT = /\/(?:\/|\.{1,2}(?:\/|$))/;
const NO_QUERY = new URLSearchParams();

/** @param target as it stands in the request line */
export function readTarget(target: string): Target | Problem {
  if (!target.startsWith('/')) return problem('target');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!PLAIN_PATH.test(path) || ODD_SEGMENT.test(path)) return problem('not-found');
  const query = mark < 0 ? '' : target.slice(mark + 1);
  // What comes behind a fragment's sign is for browsers; nobody sends it who means well.
  if (query.includes('#') || query.includes('\\')) return problem('target');
  return { path, query: query === '' ? NO_QUERY : new URLSearchParams(query) };
}
