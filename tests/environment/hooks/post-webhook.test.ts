import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createPlainServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { hostToAllow } from '../../../src/main/environment/hooks/address';
import { postWebhook, type WebhookCall } from '../../../src/main/environment/hooks/post-webhook';

// Goal: a webhook reaches this machine or the one host that was allowed, and nothing it answers holds anything up.

const servers: { close(): unknown; closeAllConnections?(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server: Server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, change: Partial<WebhookCall> = {}) =>
  postWebhook({
    url,
    body: '{"event":"death"}',
    allowedHost: null,
    timeLimitMs: 20_000,
    signal: new AbortController().signal,
    ...change,
  });

test('it posts one JSON text', async () => {
  const got: unknown[] = [];
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      got.push([request.method, request.url, request.headers['content-type'], body]);
      response.writeHead(204).end();
    });
  });
  expect(await post(`${url}/a?b=c`)).toEqual({
    ok: true,
    said: { key: 'window.hooks.outcome.answered', params: { status: 204 } },
  });
  expect(got).toEqual([['POST', '/a?b=c', 'application/json', '{"event":"death"}']]);
});

test('localhost is this machine', async () => {
  const url = await serve((_request, response) => response.end());
  expect((await post(url.replace('127.0.0.1', 'localhost'))).ok).toBe(true);
});

describe('an answer', () => {
  test('of trouble is a failure', async () => {
    const url = await serve((_request, response) => response.writeHead(500).end());
    expect(await post(url)).toMatchObject({ ok: false, said: { params: { status: 500 } } });
  });

  test.each([301, 302, 303, 307, 308])('%i that leads elsewhere is not followed', async (status) => {
    let reached = 0;
    const elsewhere = await serve((_request, response) => {
      reached += 1;
      response.end();
    });
    const url = await serve((_request, response) =>
      response.writeHead(status, { location: elsewhere }).end(),
    );
    expect(await post(url)).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.redirected' } });
    expect(reached).toBe(0);
  });

  test('without an end is cut off', async () => {
    let written = 0;
    const url = await serve((_request, response) => {
      const write = (): void => {
        if (response.destroyed) return;
        written += 65_536;
        response.write('x'.repeat(65_536), () => setImmediate(write));
      };
      response.on('error', () => {});
      write();
    });
    expect((await post(url)).ok).toBe(true);
    expect(written).toBeLessThan(16 * 1024 * 1024);
  });

  test('that never comes is not waited for beyond the limit', async () => {
    const url = await serve(() => {});
    expect(await post(url, { timeLimitMs: 200 })).toMatchObject({
      ok: false,
      said: { key: 'window.hooks.outcome.late' },
    });
  });

  test('that is no HTTP, or none at all', async () => {
    const server = createPlainServer((socket: Socket) => {
      socket.on('error', () => {});
      socket.resume();
      socket.end('hello\r\n\r\n');
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const UNREACHED = { ok: false, said: { key: 'window.hooks.outcome.unreached' } };
    expect(await post(`http://127.0.0.1:${port}`)).toMatchObject(UNREACHED);
    await new Promise((done) => server.close(done));
    expect(await post(`http://127.0.0.1:${port}`)).toMatchObject(UNREACHED);
  });

  test('is not waited for where the app goes', async () => {
    const url = await serve(() => {});
    const closing = new AbortController();
    const posted = post(url, { signal: closing.signal });
    closing.abort();
    expect(await posted).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.stopped' } });
  });
});

describe('an address', () => {
  test.each([
    ['http://example.org/', 'example.org:80'],
    ['https://example.org/', 'example.org:443'],
    ['https://example.org:8443/x', 'example.org:8443'],
    ['http://192.168.0.1/', '192.168.0.1:80'],
    ['http://0.0.0.0/', '0.0.0.0:80'],
    ['http://127.0.0.1.example.org/', '127.0.0.1.example.org:80'],
    ['http://localhost.example.org/', 'localhost.example.org:80'],
    ['http://localhost./', 'localhost.:80'],
    ['http://[::ffff:10.0.0.1]/', '[::ffff:a00:1]:80'],
    ['http://[::2]:81/', '[::2]:81'],
  ])('%s lies beyond this machine and is refused unless allowed', async (url, host) => {
    expect(hostToAllow(url)).toBe(host);
    expect(await post(url)).toEqual({
      ok: false,
      said: { key: 'window.hooks.outcome.notAllowed', params: { host } },
    });
  });

  test.each([
    'http://127.0.0.1/',
    'http://127.8.9.1:81/',
    'http://2130706433/',
    'http://[::1]/',
    'http://LOCALHOST/',
  ])('%s is this machine', (url) => expect(hostToAllow(url)).toBeNull());

  test('that was allowed is that one alone, with its port', async () => {
    const UNALLOWED = { said: { key: 'window.hooks.outcome.notAllowed' } };
    expect(await post('http://example.org/', { allowedHost: 'example.org:443' })).toMatchObject(UNALLOWED);
    expect(await post('http://other.org/', { allowedHost: 'example.org:80' })).toMatchObject(UNALLOWED);
  });
});
