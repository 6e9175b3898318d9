import type { IncomingMessage, ServerResponse } from 'node:http';
import { BODY_BYTES_MAX, DRAIN_BYTES_MAX, DRAIN_WITHIN_MS } from '../limits';
import { problem, Problem } from '../problem';

export const tooLarge = (): Problem => problem('too-large', { bytesMax: BODY_BYTES_MAX });
const noBodyHere = (): Problem => problem('too-large', { bytesMax: 0 });

/** A type and, at most, that it is UTF-8, which JSON is anyway. */
const JSON_TYPE = /^application\/json *(?:; *charset=(?:utf-8|"utf-8") *)?$/i;

const bytesToCome = ({ headers }: IncomingMessage): number | null => {
  if (headers['transfer-encoding'] !== undefined) return null;
  return Number(headers['content-length'] ?? 0);
};

/** What can be known of a body before a byte of it is read. */
export function refusesBody(request: IncomingMessage, takesBody: boolean): Problem | null {
  const bytes = bytesToCome(request);
  if (!takesBody) return bytes === 0 ? null : noBodyHere();
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) return problem('media-type');
  return bytes !== null && bytes > BODY_BYTES_MAX ? tooLarge() : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @returns the JSON value, or why there is none; null where the sender went away */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly value: unknown } | Problem | null> {
  const bytes = await bytesOf(request);
  if (bytes === null || bytes instanceof Problem) return bytes;
  try {
    return { value: JSON.parse(utf8.decode(bytes)) as unknown };
  } catch {
    return problem('not-json');
  }
}

function bytesOf(request: IncomingMessage): Promise<Buffer | Problem | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = (result: Buffer | Problem | null): void => {
      request.off('data', onData);
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > BODY_BYTES_MAX) done(tooLarge());
      else chunks.push(chunk);
    };
    request.on('data', onData);
    request.once('end', () => done(Buffer.concat(chunks)));
    request.once('error', () => done(null));
    request.once('close', () => done(null));
  });
}

/**
 * Answers a refused request whose body may still be on its way. A short one is thrown away as it comes, and the connection
 * lives on; of a long one, or one of unknown length, only so much that its sender can read why it was refused.
 * @param headers names and values by turns
 */
export function answerUnread(
  request: IncomingMessage,
  response: ServerResponse,
  {
    status,
    headers,
    text,
  }: { readonly status: number; readonly headers: readonly string[]; readonly text: string },
): void {
  const bytes = bytesToCome(request);
  const length = ['Content-Length', String(Buffer.byteLength(text))];
  // Who waits to be asked for the body may send it or not: the next request could not be told from it.
  const isShort = request.complete || (bytes !== null && bytes <= BODY_BYTES_MAX);
  if (isShort && request.headers.expect === undefined) {
    response.writeHead(status, [...headers, ...length]).end(text);
    return;
  }
  response.writeHead(status, [...headers, ...length, 'Connection', 'close']).write(text);
  let left = DRAIN_BYTES_MAX;
  const end = (): void => {
    clearTimeout(timer);
    request.off('data', onData);
    response.end();
    request.socket.destroySoon();
  };
  const onData = (chunk: Buffer): void => {
    left -= chunk.length;
    if (left < 0) end();
  };
  const timer = setTimeout(end, DRAIN_WITHIN_MS);
  request.on('data', onData);
  request.once('end', end);
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
