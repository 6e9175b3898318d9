/*
 * All bounds of the channel. Whatever comes in from outside meets one of these before it costs anything; docs/CHANNEL.md
 * lists them for those who write programs.
 */

/** On each of the two addresses. */
export const CONNECTIONS_MAX = 256;
export const HEADERS_MAX = 64;
/** All headers of a request together, bytes. */
export const HEADER_BYTES_MAX = 8 * 1024;

/** How long it is waited for a request, ms. */
export interface Patience {
  readonly headersMs: number;
  /** The whole of it. */
  readonly requestMs: number;
  /** How often it is looked who is too slow. */
  readonly lookEveryMs: number;
}
export const PATIENCE: Patience = { headersMs: 5_000, requestMs: 10_000, lookEveryMs: 1_000 };

export const KEEP_ALIVE_MS = 15_000;
/** A connection on which nothing moves, also a response that is not read. */
export const SILENCE_MAX_MS = 45_000;
export const BODY_BYTES_MAX = 64 * 1024;
/** Of a body that was refused: so much of it is thrown away unread before the connection ends. */
export const DRAIN_BYTES_MAX = 256 * 1024;
export const DRAIN_WITHIN_MS = 500;

export const STIMULI_MAX = 100;
export const POINTS_MAX = 4000;
export const ANOMALIES_MAX = 500;

/** Requests that wait for an answer of main. */
export const ASKS_MAX = 16;
export const ASK_WITHIN_MS = 10_000;

export const STREAMS_MAX = 128;
export const STREAM_HEARTBEAT_MS = 15_000;
/** What waits for one reader, bytes: then it is cut. */
export const STREAM_BUFFER_MAX = 256 * 1024;
/** Events that a reader who comes back can still be given. */
export const RING_EVENTS_MAX = 2048;
export const RING_BYTES_MAX = 4 * 1024 * 1024;

/** Wishes of one kind: so many a second in the long run, and so many at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

/** Kinds of requests by what they cost: a look at a copy costs nothing, a question interrupts main, a stimulus writes. */
export const ALLOWANCES = {
  look: { perSecond: 4000, burst: 4000 },
  question: { perSecond: 20, burst: 40 },
  stimuli: { perSecond: 20, burst: 40 },
  report: { perSecond: 100, burst: 200 },
  stream: { perSecond: 10, burst: 2 * STREAMS_MAX },
} as const satisfies Record<string, Allowance>;
export type Kind = keyof typeof ALLOWANCES;

/** So far apart are the refusals on a connection that asks more often than it may: as it is told by `Retry-After`. */
export const COOL_DOWN_MS = 1_000;
/** Of requests with a wrong token, or none. */
export const WRONG_TOKENS: Allowance = { perSecond: 2, burst: 20 };
