import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RouteConfig } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { Language } from '../../../../shared/vocabulary';
import type { Kind } from './limits';
import type { Problem, ProblemCode } from './problem';
import type { Room } from './room';

/** A request that was let in. */
export interface Call<Query = unknown, Params = unknown, Body = unknown> {
  readonly room: Room;
  readonly query: Query;
  readonly params: Params;
  readonly body: Body;
  /** In which its answer speaks. */
  readonly language: Language;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export type Reply = Response | Problem;

type Documented = Pick<RouteConfig, 'summary' | 'description' | 'responses' | 'tags'>;

/** What is asked for and how: the doors, the router and the document are all made of this. */
export interface Endpoint {
  readonly methods: readonly string[];
  /** As OpenAPI writes it: `/v1/processes/{name}`. */
  readonly path: `/${string}`;
  readonly kind: Kind;
  /** Whether it is answered without a token. */
  readonly open: boolean;
  readonly query: z.ZodType | null;
  readonly params: z.ZodType | null;
  readonly headers: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly documented: Documented;
  /** What it may be refused with, beside what all are at the doors. */
  readonly refused: readonly ProblemCode[];
  readonly answer: (call: Call) => Reply | Promise<Reply>;
}

/** An endpoint whose handler knows the types of what it is given. */
export function endpoint<Query = null, Params = null, Body = null>(about: {
  readonly methods: readonly string[];
  readonly path: `/${string}`;
  readonly kind: Kind;
  readonly open?: boolean;
  readonly query?: z.ZodType<Query>;
  readonly params?: z.ZodType<Params>;
  /** For the document: each handler reads its own. */
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType<Body>;
  readonly documented: Documented;
  readonly refused?: readonly ProblemCode[];
  readonly answer: (call: Call<Query, Params, Body>) => Reply | Promise<Reply>;
}): Endpoint {
  return {
    open: false,
    query: null,
    params: null,
    headers: null,
    body: null,
    refused: [],
    ...about,
    // What it is given has been through the schemas above.
    answer: about.answer as Endpoint['answer'],
  };
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  jsonText(JSON.stringify(value), status, headers);

export const jsonText = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
