import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadFigures } from './talk';

/* Many streams, and so many looks at the state a second: <url> <token> <seconds> <streams> <reads a second> */
const [url = '', token = '', seconds = '10', streams = '100', readsPerSecond = '1000'] =
  process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };
const SLICE_MS = 10;
const SOCKETS = 16;

let streamed = 0;
for (let at = 0; at < Number(streams); at++) {
  get(`${url}/v1/stream`, { headers, agent: false }, (answer) => {
    answer.on('data', (chunk: Buffer) => (streamed += chunk.length));
    answer.on('error', () => {});
  }).on('error', () => {});
  // All at once would be a test of connecting.
  if (at % 10 === 9) await sleep(20);
}

const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
const statuses: Record<string, number> = {};
const latencyMs: number[] = [];
let requests = 0;
const count = (status: string): void => void (statuses[status] = (statuses[status] ?? 0) + 1);

function read(): void {
  requests += 1;
  const startedMs = performance.now();
  get(`${url}/v1/state`, { headers, agent }, (answer) => {
    answer.resume().on('end', () => {
      latencyMs.push(performance.now() - startedMs);
      count(String(answer.statusCode));
    });
  }).on('error', () => count('failed'));
}

const startedMs = performance.now();
const endMs = startedMs + 1000 * Number(seconds);
while (performance.now() < endMs) {
  const due = ((performance.now() - startedMs) / 1000) * Number(readsPerSecond);
  while (requests < due) read();
  await sleep(SLICE_MS);
}
const figures: LoadFigures = { requests, statuses, latencyMs, streamed };
process.send?.(figures, () => process.exit(0));
