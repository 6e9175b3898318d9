import { expect, test } from 'vitest';
import type { Answer, RefusalCode } from '../../../../src/shared/border';
import type { Ask } from '../../../../src/main/environment/channel/protocol';
import { ALLOWANCES, ASKS_MAX, BODY_BYTES_MAX } from '../../../../src/main/environment/channel/thread/limits';
import { anomalyOf, deadView, pushOf } from '../../views';
import { Contract } from './contract';
import { lifeCopy, openDoor, type Door } from './door';
import { plain, raw, type Asked } from './plain';
import { allWell, processOf } from './samples';

// Goal: the document tells the truth. Whatever is answered is as it says, and all that it promises can happen.

const STIMULUS = { type: 'noise', intensity: 0.2 };
const JSON_BODY = { 'content-type': 'application/json' };
const pathOf = (path: string): string => path.replace('{name}', 'worker');
const sent = (body: unknown, headers: Asked['headers'] = {}): Partial<Asked> => ({
  method: 'POST',
  headers: { ...JSON_BODY, ...headers },
  body: JSON.stringify(body),
});

/** What an operation takes when all is well. */
const bodyFor = (path: string): unknown => (path.endsWith('/reports') ? { progress: 4 } : STIMULUS);

const failing = (code: RefusalCode): Answer<unknown> => ({
  ok: false,
  code,
  message: { key: 'runtime.stimulus.full', params: { capacity: 64 } },
});

test('every answer is as the document says, and every answer that it names was given', async () => {
  let answers: (ask: Ask) => Answer<unknown> | null | Promise<Answer<unknown> | null> = allWell;
  let nowMs = 0;
  const door = await openDoor(
    lifeCopy({ anomalies: [anomalyOf({ id: 3 })] }),
    (ask) => answers(ask),
    // Each look at it is an hour later than the last, until it stands still.
    { nowMs: () => nowMs },
  );
  door.send({ is: 'processes', processes: [processOf('worker')] });
  const later = (): void => void (nowMs += 3_600_000);
  const contract = new Contract((await plain(door.port, { path: '/v1/openapi.json' })).text);
  expect(contract.document.openapi).toBe('3.1.0');

  /** Asks, and has the answer judged. */
  const judge = async (method: string, path: string, asked: Partial<Asked> = {}) => {
    const answered = await plain(door.port, { path: pathOf(path), ...asked, method });
    contract.check(method, path, answered);
    return answered.status;
  };
  const usual = (path: string, takesBody: boolean): Partial<Asked> => (takesBody ? sent(bodyFor(path)) : {});

  for (const { method, path, open, takesBody, query } of contract.operations) {
    later();
    const headers = takesBody ? JSON_BODY : {};
    if (path !== '/v1/stream') await judge(method, path, usual(path, takesBody));
    expect(await judge(method, path, { headers: { ...headers, origin: 'http://evil.example' } })).toBe(403);
    expect(await judge(method, path, { headers: { ...headers, host: 'evil.example' } })).toBe(421);
    const large = 'x'.repeat(takesBody ? BODY_BYTES_MAX + 1 : 1);
    expect(await judge(method, path, { headers, body: large })).toBe(413);
    if (!open) expect(await judge(method, path, { headers: { authorization: null } })).toBe(401);
    if (takesBody) {
      expect(await judge(method, path, { headers: { 'content-type': 'text/plain' }, body: '{}' })).toBe(415);
      expect(await judge(method, path, { headers, body: '{"type":' })).toBe(400);
    }
    if (query.length > 0) expect(await judge(method, path, { path: `${path}?nonsense=1` })).toBe(400);
    if (path.includes('{name}')) {
      const name = 'n'.repeat(41);
      const asked = { ...usual(path, takesBody), path: path.replace('{name}', name) };
      expect(await judge(method, path, asked)).toBe(400);
    }
  }

  // What main may say, to each that asks it.
  const asking: readonly (readonly [method: string, path: string, asked?: Partial<Asked>])[] = [
    ['POST', '/v1/stimuli', sent(STIMULUS)],
    ['GET', '/v1/anomalies'],
    ['GET', '/v1/memories'],
    ['GET', '/v1/history'],
    ['POST', '/v1/processes/{name}/reports', sent({})],
    ['DELETE', '/v1/processes/{name}'],
  ];
  for (const code of ['no-life', 'refused', 'busy', 'invalid', 'damaged', 'failed'] as const) {
    answers = () => failing(code);
    for (const [method, path, asked] of asking) {
      later();
      const promised = code === 'failed' || code === 'damaged' || path === '/v1/stimuli';
      if (promised) await judge(method, path, asked);
    }
  }
  answers = () => failing('no-life');
  for (const [method, path, asked] of asking.slice(1, 4)) await judge(method, path, asked);
  answers = () => failing('refused');
  await judge('POST', '/v1/processes/{name}/reports', sent({}));

  // More than may wait, each for an answer that comes when all have asked.
  let release: (() => void) | null = null;
  const released = new Promise<void>((resolve) => (release = resolve));
  answers = (ask) => released.then(() => allWell(ask));
  later();
  const waiting = Array.from({ length: ASKS_MAX }, () => plain(door.port, { path: '/v1/memories' }));
  while (door.asked.filter(({ to }) => to === 'memories').length < ASKS_MAX)
    await Promise.resolve().then(() => new Promise((go) => setTimeout(go, 2)));
  for (const [method, path, asked] of asking) expect(await judge(method, path, asked)).toBe(429);
  (release as (() => void) | null)?.();
  for (const answered of await Promise.all(waiting)) contract.check('GET', '/v1/memories', answered);

  answers = allWell;
  const etag = (await plain(door.port, { path: '/v1/state' })).headers.etag ?? '';
  expect(await judge('GET', '/v1/state', { headers: { 'if-none-match': etag } })).toBe(304);
  await judge('GET', '/v1/anomalies', { path: '/v1/anomalies?open=true&limit=5' });
  door.send({ is: 'push', push: pushOf(101, { view: deadView(), outlook: OUTLOOK }) });
  expect(await judge('GET', '/v1/health')).toBe(503);
  expect(await judge('GET', '/v1/state')).toBe(200);
  door.send({ is: 'life', life: null });
  for (const path of ['/v1/state', '/status', '/v1/history']) expect(await judge('GET', path)).toBe(409);
  expect(await judge('GET', '/v1/anomalies', { path: '/v1/anomalies?open=true' })).toBe(409);
  door.send({ is: 'processes', processes: [] });
  expect(await judge('GET', '/v1/processes/{name}')).toBe(404);
  expect(await judge('DELETE', '/v1/processes/{name}')).toBe(404);
  await stream(door, contract);

  // Now time stands still, and no allowance is renewed.
  await useUp(door);
  for (const { method, path } of contract.operations)
    expect([path, await judge(method, path)]).toEqual([path, 429]);

  expect(contract.unseen).toEqual([]);
}, 60_000);

const OUTLOOK = { vital: 'energy', inMs: { low: 1, likely: 2, high: 3 }, asOfAgeMs: 9 } as const;

/** Only its head can be judged: it does not end by itself. */
async function stream({ ask }: Door, contract: Contract): Promise<void> {
  const left = new AbortController();
  const answered = await ask('/v1/stream', { signal: left.signal });
  contract.check('GET', '/v1/stream', {
    status: answered.status,
    headers: { 'content-type': answered.headers.get('content-type') ?? '' },
    text: '',
  });
  left.abort();
}

/** Uses up what may be asked of every kind, in one go on one connection. */
async function useUp({ port }: Door): Promise<void> {
  const kinds = [
    ['GET /', ALLOWANCES.look.burst],
    ['HEAD /v1/stream', ALLOWANCES.stream.burst],
    ['GET /v1/memories?nonsense', ALLOWANCES.question.burst],
    ['DELETE /v1/processes/nobody', ALLOWANCES.report.burst],
    ['POST /v1/stimuli', ALLOWANCES.stimuli.burst],
  ] as const;
  for (const [line, times] of kinds) {
    const head = `${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer a-token-of-the-tests\r\n`;
    await raw(port, `${`${head}\r\n`.repeat(times)}${head}Connection: close\r\n\r\n`);
  }
}
