import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadFigures } from './talk';

/* As many stimuli a second as are wished for, over connections that are kept full: <url> <token> <seconds> <a second> */
const [url = '', token = '', seconds = '10', perSecond = '10000'] = process.argv.slice(2);
const { hostname, port, host } = new URL(url);
const SLICE_MS = 5;
const SOCKETS = 32;
/** Requests on one connection that are not answered yet. */
const PIPELINED_MAX = 32;
const BODY = '{"type":"noise","intensity":0.2}';
const REQUEST = [
  'POST /v1/stimuli HTTP/1.1',
  `Host: ${host}`,
  `Authorization: Bearer ${token}`,
  'Content-Type: application/json',
  `Content-Length: ${BODY.length}`,
  '',
  BODY,
].join('\r\n');

let requests = 0;
const statuses: Record<string, number> = {};
const count = (status: string, more = 1): void => void (statuses[status] = (statuses[status] ?? 0) + more);

class Line {
  #socket: Socket | null = null;
  #open = 0;

  send(): boolean {
    this.#socket ??= this.#connect();
    if (this.#open >= PIPELINED_MAX || this.#socket.writableNeedDrain) return false;
    this.#open += 1;
    requests += 1;
    this.#socket.write(REQUEST);
    return true;
  }

  #connect(): Socket {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      for (const [, status = ''] of chunk.toString('latin1').matchAll(/HTTP\/1\.1 (\d{3})/g)) {
        this.#open -= 1;
        count(status);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#open > 0) count('failed', this.#open);
      this.#open = 0;
      this.#socket = null;
    });
    return socket;
  }
}

const lines = Array.from({ length: SOCKETS }, () => new Line());
const startedMs = performance.now();
const endMs = startedMs + 1000 * Number(seconds);
while (performance.now() < endMs) {
  // What could not be sent is not made up for later: that would be another flood.
  let due = (SLICE_MS / 1000) * Number(perSecond);
  for (let at = 0; due > 0 && at < SOCKETS * PIPELINED_MAX; at++) {
    if (lines[at % SOCKETS]?.send() === true) due -= 1;
  }
  await sleep(SLICE_MS);
}
const figures: LoadFigures = { requests, statuses, latencyMs: [], streamed: 0 };
process.send?.(figures, () => process.exit(0));
