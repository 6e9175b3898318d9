import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { TOKEN } from './door';

export interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** A program that listens. */
export interface Listener {
  /** All that were read, in order. */
  readonly events: readonly Event[];
  readonly ended: () => boolean;
  readonly response: IncomingMessage;
  readonly leave: () => void;
  /** Until so many were read. @returns those that were read since the last time */
  readonly take: (count: number) => Promise<readonly Event[]>;
}

export async function listen(
  port: number,
  { lastId, language, reads = true }: { lastId?: string; language?: string; reads?: boolean } = {},
): Promise<Listener> {
  const headers = {
    authorization: `Bearer ${TOKEN}`,
    ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    ...(language === undefined ? {} : { 'accept-language': language }),
  };
  const events: Event[] = [];
  let taken = 0;
  let ended = false;
  let text = '';
  const asking: ClientRequest = request({
    host: '127.0.0.1',
    port,
    path: '/v1/stream',
    headers,
    agent: false,
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.on('response', resolve);
    asking.on('error', reject);
    asking.end();
  });
  if (response.statusCode !== 200) throw new Error(`refused with ${response.statusCode}`);
  response.on('error', () => (ended = true));
  response.on('close', () => (ended = true));
  asking.on('error', () => (ended = true));
  onTestFinished(() => void asking.destroy());
  if (reads) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      events.push(...parts.flatMap(eventIn));
    });
  }
  return {
    events,
    response,
    ended: () => ended,
    leave: () => asking.destroy(),
    take: async (count) => {
      while (events.length < taken + count) {
        if (ended) throw new Error(`the stream ended after ${events.length} events`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const from = taken;
      taken += count;
      return events.slice(from, taken);
    },
  };
}

function eventIn(part: string): Event[] {
  const fields = new Map(
    part.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  if (id === undefined || event === undefined || data === undefined) return [];
  return [{ id, event, data: JSON.parse(data) as unknown }];
}
