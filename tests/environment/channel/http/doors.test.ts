import { connect } from 'node:net';
import { expect, test } from 'vitest';
import {
  ALLOWANCES,
  BODY_BYTES_MAX,
  HEADERS_MAX,
  STIMULI_MAX,
  WRONG_TOKENS,
} from '../../../../src/main/environment/channel/thread/limits';
import { digestOf, openDoor, TOKEN, until, type Door } from './door';
import { plain, raw, statusesIn } from './plain';
import { allWell } from './samples';

// Goal: nobody comes in who should not, nobody wears the channel out, and each is told why it was refused.

const head = ({ port }: Door, line: string, ...more: string[]): string =>
  [`${line} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${TOKEN}`, ...more, '', ''].join(
    '\r\n',
  );
const bodyOf = (text: string): Record<string, unknown> =>
  JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;
const codeOf = ({ text }: { readonly text: string }): unknown => (JSON.parse(text) as { code: unknown }).code;
const NOISE = JSON.stringify({ type: 'noise', intensity: 0.1 });
const JSON_HEADERS = { 'content-type': 'application/json' };

test('only requests that mean this channel, from programs and not from pages', async () => {
  const { port } = await openDoor();
  const statusFor = async (headers: Record<string, string>): Promise<number> =>
    (await plain(port, { path: '/v1/state', headers })).status;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    expect(await statusFor({ host })).toBe(200);
    expect(await statusFor({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).toBe(200);
  }
  const foreign = [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `0.0.0.0:${port}`,
  ];
  for (const host of foreign) expect([host, await statusFor({ host })]).toEqual([host, 421]);
  for (const origin of ['null', 'http://evil.example', `https://127.0.0.1:${port}`, 'http://localhost']) {
    expect([origin, await statusFor({ origin })]).toEqual([origin, 403]);
  }
  for (const site of ['cross-site', 'same-site'])
    expect(await statusFor({ 'sec-fetch-site': site })).toBe(403);
});

test('no answer lets a page read it, and every answer says what a browser may not do with it', async () => {
  const { port } = await openDoor();
  for (const path of ['/', '/v1/state', '/nothing']) {
    const { headers } = await plain(port, { path });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  }
  expect((await plain(port, { method: 'OPTIONS', path: '/v1/state' })).status).toBe(405);
});

test('the page needs no token, no script and nothing from elsewhere, and lists every address', async () => {
  const { port } = await openDoor();
  const { text, headers } = await plain(port, { path: '/', headers: { authorization: null } });
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(text).not.toMatch(/<script|src=|url\(|@import|style=| on\w+=/);
  const document = JSON.parse((await plain(port, { path: '/v1/openapi.json' })).text) as { paths: object };
  for (const path of Object.keys(document.paths)) expect(text).toContain(`${path}</code>`);
});

test('the token lets in, any other does not, and one that was replaced no longer does', async () => {
  const door = await openDoor();
  const statusWith = async (authorization: string | null): Promise<number> =>
    (await plain(door.port, { path: '/v1/state', headers: { authorization } })).status;
  expect(await statusWith(`Bearer ${TOKEN}`)).toBe(200);
  expect(await statusWith(`bearer ${TOKEN}`)).toBe(200);
  for (const wrong of [null, 'Bearer', `Bearer ${TOKEN}0`, `Basic ${TOKEN}`, `Bearer ${digestOf(TOKEN)}`]) {
    expect([wrong, await statusWith(wrong)]).toEqual([wrong, 401]);
  }
  door.send({ is: 'token', digest: digestOf('another') });
  await until(() => true);
  expect([await statusWith(`Bearer ${TOKEN}`), await statusWith('Bearer another')]).toEqual([401, 200]);
  door.send({ is: 'token', digest: null });
  expect([await statusWith('Bearer another'), await statusWith('Bearer ')]).toEqual([401, 401]);
});

test('many wrong tokens are limited, and do not lock out the right one', async () => {
  const { port } = await openDoor(undefined, undefined, { nowMs: () => 0 });
  const wrong = () => plain(port, { path: '/v1/state', headers: { authorization: 'Bearer guess' } });
  for (let times = 0; times < WRONG_TOKENS.burst; times += 1) expect((await wrong()).status).toBe(401);
  const limited = await wrong();
  expect([limited.status, codeOf(limited), limited.headers['retry-after']]).toEqual([
    429,
    'wrong-tokens',
    '1',
  ]);
  expect((await plain(port, { path: '/v1/state' })).status).toBe(200);
});

test('a flood of stimuli is refused by its heads: main is asked no more often than is allowed', async () => {
  const door = await openDoor(undefined, allWell, { nowMs: () => 0 });
  const flood = 400;
  const one = `${head(door, 'POST /v1/stimuli', ...['Content-Type: application/json', `Content-Length: ${NOISE.length}`])}${NOISE}`;
  const text = await raw(door.port, one.repeat(flood) + head(door, 'GET /v1/health', 'Connection: close'));
  const statuses = statusesIn(text);
  const taken = statuses.filter((status) => status === 201).length;
  expect(taken).toBeLessThanOrEqual(ALLOWANCES.stimuli.burst);
  expect(statuses.filter((status) => status === 429)).toHaveLength(flood - taken);
  // Another kind of request is not held up by it, on the same connection too.
  expect(statuses.at(-1)).toBe(200);
  expect(door.asked).toHaveLength(taken);
  expect(taken).toBeGreaterThan(0);
});

test('an allowance comes back with time', async () => {
  let nowMs = 0;
  const { port } = await openDoor(undefined, allWell, { nowMs: () => nowMs });
  const send = () => plain(port, { method: 'POST', path: '/v1/stimuli', headers: JSON_HEADERS, body: NOISE });
  for (let times = 0; times < ALLOWANCES.stimuli.burst; times += 1) expect((await send()).status).toBe(201);
  expect((await send()).status).toBe(429);
  nowMs += 1000 / ALLOWANCES.stimuli.perSecond;
  expect([(await send()).status, (await send()).status]).toEqual([201, 429]);
});

test('a body that is too large is not read to its end, told in advance or not', async () => {
  const door = await openDoor(undefined, allWell);
  const type = 'Content-Type: application/json';
  const announced = await raw(
    door.port,
    head(door, 'POST /v1/stimuli', type, `Content-Length: ${10 ** 9}`) + 'x'.repeat(2 ** 20),
  );
  expect(statusesIn(announced)).toEqual([413]);
  const chunk = `${(16_384).toString(16)}\r\n${' '.repeat(16_384)}\r\n`;
  const chunked = await raw(
    door.port,
    head(door, 'POST /v1/stimuli', type, 'Transfer-Encoding: chunked') + chunk.repeat(64),
  );
  expect(statusesIn(chunked)).toEqual([413]);
  expect(bodyOf(chunked)).toMatchObject({ code: 'too-large', status: 413 });
  expect(door.asked).toEqual([]);
  const fits = await plain(door.port, {
    ...{ method: 'POST', path: '/v1/stimuli', headers: JSON_HEADERS },
    body: NOISE.padEnd(BODY_BYTES_MAX),
  });
  expect(fits.status).toBe(201);
});

test('who waits to be asked for the body is asked only when it may come in', async () => {
  const door = await openDoor(undefined, allWell);
  const type = 'Content-Type: application/json';
  const lines = ['Expect: 100-continue', `Content-Length: ${NOISE.length}`, 'Connection: close'];
  const taken = await raw(door.port, `${head(door, 'POST /v1/stimuli', type, ...lines)}${NOISE}`);
  expect(statusesIn(taken)).toEqual([100, 201]);
  const refused = await raw(door.port, head(door, 'POST /v1/stimuli', 'Content-Type: text/plain', ...lines));
  expect(statusesIn(refused)).toEqual([415]);
  expect(
    statusesIn(await raw(door.port, head(door, 'GET /v1/state', 'Expect: gold', 'Connection: close'))),
  ).toEqual([417]);
});

test('who is slow with headers or body is told so and let go, and nothing of it was taken', async () => {
  const patience = { headersMs: 60, requestMs: 120, lookEveryMs: 20 };
  const door = await openDoor(undefined, allWell, { patience });
  const [slowHead, slowBody, silent] = await Promise.all([
    raw(door.port, `GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nX-Slow: `),
    raw(
      door.port,
      `${head(door, 'POST /v1/stimuli', 'Content-Type: application/json', 'Content-Length: 500')}{"type":`,
    ),
    raw(door.port, '\r\n'),
  ]);
  expect([slowHead, slowBody].map(statusesIn)).toEqual([[408], [408]]);
  expect(bodyOf(slowHead ?? '')).toMatchObject({ code: 'too-slow' });
  expect(statusesIn(silent ?? '').every((status) => status === 408)).toBe(true);
  expect(door.asked).toEqual([]);
  expect((await plain(door.port, { path: '/v1/state' })).status).toBe(200);
});

test('a sender that goes away in the middle of its body leaves nothing behind', async () => {
  const door = await openDoor(undefined, allWell);
  for (let times = 0; times < 50; times += 1) {
    await new Promise<void>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: door.port });
      const part = head(door, 'POST /v1/stimuli', 'Content-Type: application/json', 'Content-Length: 500');
      socket.write(`${part}{"type":"noise"`, () => socket.destroy());
      socket.on('close', () => resolve());
    });
  }
  expect((await plain(door.port, { path: '/v1/state' })).status).toBe(200);
  expect([door.asked, door.told.filter(({ is }) => is === 'trouble')]).toEqual([[], []]);
});

test('headers are limited in number and in size', async () => {
  const door = await openDoor();
  const many = Array.from({ length: HEADERS_MAX + 1 }, (_, index) => `X-${index}: 1`);
  for (const lines of [many, [...many, ...many, ...many], [`X-Long: ${'x'.repeat(9000)}`]]) {
    const text = await raw(door.port, head(door, 'GET /v1/state', ...lines, 'Connection: close'));
    expect(statusesIn(text)).toEqual([431]);
  }
});

test('requests on one connection are answered in their order', async () => {
  const door = await openDoor(undefined, allWell);
  const text = await raw(
    door.port,
    [
      head(door, 'GET /v1/memories'),
      head(door, 'GET /nothing'),
      `${head(door, 'POST /v1/stimuli', 'Content-Type: application/json', `Content-Length: ${NOISE.length}`)}${NOISE}`,
      head(door, 'GET /v1/state', 'Connection: close'),
    ].join(''),
  );
  expect(statusesIn(text)).toEqual([200, 404, 201, 200]);
});

test('what is wrong in a body is named, with where it is and what it must be', async () => {
  const { port, asked } = await openDoor(undefined, allWell);
  const saidFor = async (body: unknown): Promise<unknown> => {
    const answered = await plain(port, {
      ...{ method: 'POST', path: '/v1/stimuli', headers: JSON_HEADERS },
      body: JSON.stringify(body),
    });
    const { status, field, detail } = JSON.parse(answered.text) as Record<string, unknown>;
    return [status, field, detail];
  };
  const noise = { type: 'noise', intensity: 0.1 };
  expect(await saidFor({ ...noise, intensity: 2 })).toEqual([
    ...[400, 'intensity'],
    '“intensity” in the body must be 1 at most. Correct it.',
  ]);
  expect(await saidFor({ type: 'noise' })).toEqual([
    400,
    'intensity',
    '“intensity” is missing in the body. Add it.',
  ]);
  expect(await saidFor({ stimuli: [noise, { ...noise, type: 'joy' }] })).toEqual([
    ...[400, 'stimuli[1].type'],
    expect.stringContaining('must be one of "noise"'),
  ]);
  expect(await saidFor({ ...noise, source: 'me' })).toEqual([
    ...[400, 'source'],
    'The body knows no “source”. Correct its name, or leave it out.',
  ]);
  expect(await saidFor({ stimuli: Array.from({ length: STIMULI_MAX + 1 }, () => noise) })).toEqual([
    ...[400, 'stimuli'],
    '“stimuli” in the body must be 100 long at most. Correct it.',
  ]);
  expect(await saidFor([noise])).toEqual([...[400, undefined], 'The body must be an object. Correct it.']);
  expect(asked).toEqual([]);
});

test('a refusal speaks the language that is asked for', async () => {
  const { port } = await openDoor();
  const inRussian = await plain(port, { path: '/nothing', headers: { 'accept-language': 'ru' } });
  expect(inRussian.headers['content-language']).toBe('ru');
  expect(inRussian.text).toMatch(/[а-я]/u);
});

test('who sends is named in the source, and what is asked again keeps its key', async () => {
  const { port, asked } = await openDoor(undefined, allWell);
  const send = (headers: Record<string, string>, body = NOISE) =>
    plain(port, { method: 'POST', path: '/v1/stimuli', headers: { ...JSON_HEADERS, ...headers }, body });
  await send({});
  await send({ 'life-client': 'probe.1', 'idempotency-key': 'k1' });
  await send(
    { 'life-client': 'probe.1', 'idempotency-key': 'k1' },
    JSON.stringify({ stimuli: [JSON.parse(NOISE)] }),
  );
  await send({ 'life-client': 'probe.1', 'idempotency-key': 'k1' }, NOISE.replace('0.1', '0.2'));
  const withs = asked.flatMap((ask) => (ask.to === 'stimuli' ? [ask.with] : []));
  expect(withs.map(({ source }) => source)).toEqual([
    'channel',
    'channel:probe.1',
    'channel:probe.1',
    'channel:probe.1',
  ]);
  const digests = withs.map(({ key }) => key?.digest);
  expect([digests[0], digests[1] === digests[2], digests[1] === digests[3]]).toEqual([
    undefined,
    true,
    false,
  ]);
  const again = await send({ 'idempotency-key': 'again' });
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
});
