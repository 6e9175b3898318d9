import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Language } from '../../../../shared/vocabulary';
import type { Admission } from './doors/doors';
import type { Endpoint, Reply } from './endpoint';
import { PROBLEM_TYPE, problem, Problem, problemText } from './problem';
import { read, readQuery } from './reading';
import type { Room } from './room';

/** A request that is in: its head, and its body where it has one. */
export interface LetIn extends Admission {
  readonly body: unknown;
}

/** Requests that passed the doors. What is not among them cannot have come from outside. */
export type Guests = WeakMap<IncomingMessage, LetIn>;

/** Answers those who were let in. @param onTrouble told of what is a fault of ours */
export function appOf(
  endpoints: readonly Endpoint[],
  room: Room,
  guests: Guests,
  onTrouble: (where: string, error: unknown) => void,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const endpoint of endpoints) {
    app.on([...endpoint.methods], endpoint.path.replace(/\{(\w+)\}/g, ':$1'), async ({ env }) => {
      const guest = guests.get(env.incoming);
      if (guest === undefined) return responseOf(problem('not-found'), 'en');
      const reply = await answerTo(guest, endpoint, room, env);
      if (!(reply instanceof Problem)) return reply;
      room.metrics.refused(reply.code);
      return responseOf(reply, guest.language);
    });
  }
  app.notFound(() => responseOf(problem('not-found'), 'en'));
  app.onError((error, { env, req }) => {
    onTrouble(`${req.method} ${req.path}`, error);
    return responseOf(problem('trouble'), guests.get(env.incoming)?.language ?? 'en');
  });
  return app;
}

function answerTo(
  guest: LetIn,
  { answer, ...endpoint }: Endpoint,
  room: Room,
  { incoming, outgoing }: HttpBindings,
): Reply | Promise<Reply> {
  const query = endpoint.query === null ? NOTHING : readQuery(endpoint.query, guest.query);
  if (query instanceof Problem) return query;
  const params = endpoint.params === null ? NOTHING : read(endpoint.params, guest.params, 'path');
  if (params instanceof Problem) return params;
  const body = endpoint.body === null ? NOTHING : read(endpoint.body, guest.body, 'body');
  if (body instanceof Problem) return body;
  return answer({
    room,
    query: query.value,
    params: params.value,
    body: body.value,
    language: guest.language,
    request: incoming,
    response: outgoing,
  });
}
const NOTHING = { value: null };

function responseOf(refused: Problem, language: Language): Response {
  return new Response(problemText(refused, language), {
    status: refused.status,
    headers: { 'content-type': PROBLEM_TYPE, 'content-language': language, ...refused.headers },
  });
}
