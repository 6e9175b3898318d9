import { say, told, wordsOf } from '../../../../shared/i18n';
import type { Message } from '../../../../shared/views';
import type { Language } from '../../../../shared/vocabulary';
import { HEADERS_MAX, HEADER_BYTES_MAX, PATIENCE } from './limits';

/** Every way to be refused, by its code: the HTTP status it comes with. */
export const PROBLEMS = {
  malformed: 400,
  target: 400,
  'not-json': 400,
  invalid: 400,
  token: 401,
  origin: 403,
  'not-found': 404,
  'no-process': 404,
  method: 405,
  'too-slow': 408,
  'no-life': 409,
  refused: 409,
  gone: 410,
  'too-large': 413,
  'media-type': 415,
  expectation: 417,
  host: 421,
  'key-reused': 422,
  rate: 429,
  busy: 429,
  full: 429,
  streams: 429,
  'wrong-tokens': 429,
  headers: 431,
  trouble: 500,
  unavailable: 503,
  unanswered: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** Those that always say the same sentence about themselves, with parameters. */
type OwnWords = Exclude<ProblemCode, 'invalid' | 'refused' | 'full' | 'unavailable'>;

/** Why a request was refused, as a value: `answerTo` makes of it what goes out. */
export class Problem {
  /** Its body, once it was made. */
  readonly written = new Map<Language, string>();

  constructor(
    readonly code: ProblemCode,
    /** What, where, and what to do next. */
    readonly said: Message,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Of `invalid`: what was wrong, as a path: `stimuli[3].intensity`. */
    readonly field: string | null = null,
  ) {}

  get status(): number {
    return PROBLEMS[this.code];
  }
}

/** A problem in the channel's own words. */
export const problem = (
  code: OwnWords,
  params: Message['params'] = {},
  headers: Readonly<Record<string, string>> = {},
): Problem => new Problem(code, told(`channel.problem.${code}.detail`, params), headers);

/** A problem after which it is worth trying again. */
export function later(
  code: 'rate' | 'busy' | 'wrong-tokens',
  seconds: number,
  params: Message['params'] = {},
): Problem {
  // In a flood one is like the next: it is made once.
  const key = `${code} ${seconds}`;
  const known = again.get(key);
  if (known !== undefined) return known;
  const made = problem(code, { ...params, seconds }, { 'retry-after': String(seconds) });
  if (again.size < AGAIN_MAX) again.set(key, made);
  return made;
}
const AGAIN_MAX = 64;
const again = new Map<string, Problem>();

/** What cannot be read at all, in the words of the parser's own trouble. */
export function parserProblem(error: NodeJS.ErrnoException): Problem {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return tooManyHeaders();
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problem('too-slow', { seconds: PATIENCE.requestMs / 1000 });
    default:
      return problem('malformed');
  }
}

export const tooManyHeaders = (): Problem =>
  problem('headers', { countMax: HEADERS_MAX, kilobytesMax: HEADER_BYTES_MAX / 1024 });

/** The body of a refusal: RFC 9457. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly field?: string;
}

export function bodyOf(refused: Problem, language: Language): ProblemBody {
  const { code, status, said, field } = refused;
  return {
    type: `urn:life:problem:${code}`,
    title: wordsOf(language)(`channel.problem.${code}.title`),
    status,
    detail: say(said, language),
    code,
    ...(field === null ? {} : { field }),
  };
}

/** @returns a body of `application/problem+json` */
export function problemText(refused: Problem, language: Language): string {
  const known = refused.written.get(language);
  if (known !== undefined) return known;
  const text = JSON.stringify(bodyOf(refused, language));
  refused.written.set(language, text);
  return text;
}

export const PROBLEM_TYPE = 'application/problem+json';
