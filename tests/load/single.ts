import { Agent, get } from 'node:http';
import type { LoadFigures } from './talk';

/* One reader, one request after the other: <url with path> <token> <requests> <kept: 1 or 0> */
const [url = '', token = '', requests = '2000', kept = '1'] = process.argv.slice(2);
const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
const agent = kept === '1' ? new Agent({ keepAlive: true, maxSockets: 1 }) : false;
const WARM_UP = 200;

const latencyMs: number[] = [];
const statuses: Record<string, number> = {};
for (let at = 0; at < Number(requests) + WARM_UP; at++) {
  const startedMs = performance.now();
  const status = await new Promise<string>((resolve) => {
    get(url, { headers, agent }, (answer) => {
      answer.resume().on('end', () => resolve(String(answer.statusCode)));
    }).on('error', () => resolve('failed'));
  });
  if (at >= WARM_UP) latencyMs.push(performance.now() - startedMs);
  statuses[status] = (statuses[status] ?? 0) + 1;
}
const figures: LoadFigures = { requests: Number(requests), statuses, latencyMs, streamed: 0 };
process.send?.(figures, () => process.exit(0));
