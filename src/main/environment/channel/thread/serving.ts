import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Language } from '../../../../shared/vocabulary';
import type { Guests } from './app';
import { answerUnread, readBody } from './doors/body';
import type { CoolDown } from './doors/cool-down';
import type { Doors } from './doors/doors';
import { languageOf } from './language';
import type { Metrics } from './metrics';
import {
  CONNECTIONS_MAX,
  HEADERS_MAX,
  HEADER_BYTES_MAX,
  KEEP_ALIVE_MS,
  type Patience,
  SILENCE_MAX_MS,
} from './limits';
import { parserProblem, PROBLEM_TYPE, problem, Problem, problemText } from './problem';

/** For whatever a browser might make of an answer. There are no CORS headers, ever: no page may read one. */
const SAFE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Cache-Control', 'no-store'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
];

export interface Serving {
  readonly doors: Doors;
  readonly coolDown: CoolDown;
  readonly app: Hono<{ Bindings: HttpBindings }>;
  readonly guests: Guests;
  readonly metrics: Metrics;
  readonly patience: Patience;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** A server that lets in by the doors alone. It does not listen yet. */
export function serverOf(serving: Serving): Server {
  const server = createAdaptorServer({
    fetch: serving.app.fetch,
    // Bodies are read at the doors, within bounds: nothing is left for the adaptor to clean up.
    autoCleanupIncoming: false,
    createServer: ((options: object, answer: Answering) => {
      const made = createServer(
        options,
        (request, response) => void letIn(serving, answer, request, response),
      );
      made.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
        void letIn(serving, answer, request, response);
      });
      return made;
    }) as typeof createServer,
    serverOptions: {
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: serving.patience.headersMs,
      requestTimeout: serving.patience.requestMs,
      connectionsCheckingInterval: serving.patience.lookEveryMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // The doors ask for it themselves, and say more.
      requireHostHeader: false,
      noDelay: true,
    },
  }) as Server;
  server.maxConnections = CONNECTIONS_MAX;
  // One more than are let in, so that it is seen where there are too many: Node leaves out the rest.
  server.maxHeadersCount = HEADERS_MAX + 1;
  server.setTimeout(SILENCE_MAX_MS);
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    refuse(serving, request, response, problem('expectation')),
  );
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    endRaw(serving, socket, problem('method', { allowed: 'GET, HEAD' }, { allow: 'GET, HEAD' })),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || hasAnswered(socket)) socket.destroy();
    else endRaw(serving, socket, parserProblem(error));
  });
  return server;
}

type Answering = (request: IncomingMessage, response: ServerResponse) => unknown;

async function letIn(
  serving: Serving,
  answer: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const admission = serving.doors.admit(request);
    if (admission instanceof Problem) return refuse(serving, request, response, admission);
    for (const [name, value] of SAFE_HEADERS) response.setHeader(name, value);
    response.once('close', () =>
      serving.metrics.done(admission.endpoint.path, request.method ?? '', response.statusCode),
    );
    let body: unknown = null;
    if (admission.endpoint.body !== null) {
      if (request.headers.expect !== undefined) response.writeContinue();
      const given = await readBody(request);
      if (given === null) return;
      if (given instanceof Problem) return sendProblem(serving, request, response, given);
      body = given.value;
    }
    serving.guests.set(request, { ...admission, body });
    await answer(request, response);
  } catch (error) {
    serving.onTrouble('answering', error);
    request.socket.destroy();
  }
}

function refuse(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  refused: Problem,
): void {
  serving.metrics.done(serving.doors.pathOf(request), request.method ?? '', refused.status);
  const answer = (): void => sendProblem(serving, request, response, refused);
  if (TOO_OFTEN.has(refused.code)) serving.coolDown.refuse(request.socket, answer);
  else answer();
}

const TOO_OFTEN: ReadonlySet<string> = new Set(['rate', 'wrong-tokens']);

function sendProblem(
  { metrics }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  refused: Problem,
): void {
  metrics.refused(refused.code);
  const language = languageOf(request.headers['accept-language']);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  answerUnread(request, response, {
    status: refused.status,
    headers: headersOf(refused, language),
    text: problemText(refused, language),
  });
}

/** Names and values by turns. */
const headersOf = ({ headers }: Problem, language: Language): readonly string[] => [
  ...SAFE_FLAT,
  ...['Content-Type', PROBLEM_TYPE, 'Content-Language', language],
  ...Object.entries(headers).flat(),
];
const SAFE_FLAT = SAFE_HEADERS.flat();

/** Node has no public word for it: on such a socket a response was begun. */
const hasAnswered = (socket: Duplex): boolean =>
  ((socket as { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent ?? false) ||
  !socket.writable;

/** Where there is no request to answer to: the bare bytes, in English, and the end of the connection. */
function endRaw({ metrics }: Serving, socket: Duplex, refused: Problem): void {
  metrics.done(null, '', refused.status);
  metrics.refused(refused.code);
  const text = problemText(refused, 'en');
  const flat = [
    ...headersOf(refused, 'en'),
    'Content-Length',
    String(Buffer.byteLength(text)),
    'Connection',
    'close',
  ];
  const lines = [`HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status] ?? ''}`];
  for (let index = 0; index < flat.length; index += 2) lines.push(`${flat[index]}: ${flat[index + 1]}`);
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}
