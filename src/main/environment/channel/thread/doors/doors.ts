import type { IncomingMessage } from 'node:http';
import type { Language } from '../../../../../shared/vocabulary';
import type { Endpoint } from '../endpoint';
import { languageOf } from '../language';
import { ALLOWANCES, HEADERS_MAX, WRONG_TOKENS, type Kind } from '../limits';
import { later, Problem, problem, tooManyHeaders } from '../problem';
import { AddressDoor } from './address';
import { refusesBody } from './body';
import { Bucket } from './bucket';
import { Table } from './table';
import { readTarget } from './target';
import { TokenLock } from './token';

/** A request that may come in, as far as its head tells. */
export interface Admission {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly language: Language;
}

/**
 * All doors a request passes before anything is done for it, the cheap ones first. None reads a byte of its body: a
 * flood is turned away by its heads.
 */
export class Doors {
  readonly address = new AddressDoor();
  readonly lock = new TokenLock();
  readonly #table: Table;
  readonly #buckets: Readonly<Record<Kind, Bucket>>;
  readonly #wrongTokens: Bucket;

  /** @param nowMs a monotonic clock */
  constructor(endpoints: readonly Endpoint[], nowMs: () => number) {
    this.#table = new Table(endpoints);
    this.#buckets = Object.fromEntries(
      Object.entries(ALLOWANCES).map(([kind, allowance]) => [kind, new Bucket(allowance, nowMs)]),
    ) as Record<Kind, Bucket>;
    this.#wrongTokens = new Bucket(WRONG_TOKENS, nowMs);
  }

  /** The endpoint a request means, where it means one: for those who count. */
  pathOf(request: IncomingMessage): string | null {
    const target = readTarget(request.url ?? '');
    if (target instanceof Problem) return null;
    const found = this.#table.find(target.path, request.method ?? '');
    return found !== null && 'endpoint' in found ? found.endpoint.path : null;
  }

  admit(request: IncomingMessage): Admission | Problem {
    const { headers, method = '', httpVersionMajor } = request;
    // Node's parser lets other versions through.
    if (httpVersionMajor !== 1) return problem('malformed');
    if (request.rawHeaders.length > 2 * HEADERS_MAX) return tooManyHeaders();
    const wrongAddress = this.address.refuses(request);
    if (wrongAddress !== null) return wrongAddress;
    const target = readTarget(request.url ?? '');
    if (target instanceof Problem) return target;
    const found = this.#table.find(target.path, method);
    if (found === null) return problem('not-found');
    if (!('endpoint' in found)) {
      const allowed = found.join(', ');
      return problem('method', { allowed }, { allow: allowed });
    }
    const { endpoint, params } = found;
    if (!endpoint.open && !this.lock.fits(headers.authorization)) return this.#wrongToken();
    const seconds = this.#buckets[endpoint.kind].take();
    if (seconds > 0) return later('rate', seconds);
    return (
      refusesBody(request, endpoint.body !== null) ?? {
        endpoint,
        params,
        query: target.query,
        language: languageOf(headers['accept-language']),
      }
    );
  }

  #wrongToken(): Problem {
    const seconds = this.#wrongTokens.take();
    if (seconds > 0) return later('wrong-tokens', seconds);
    return problem('token', {}, { 'www-authenticate': 'Bearer realm="Life"' });
  }
}
