import { expect, test } from 'vitest';
import { pushOf } from '../../views';
import { lifeCopy, openDoor, until } from './door';

// Goal: the state is one consistent picture, told as long as it is new, and only to those with the token.

test('the state is the newest that main sent', async () => {
  const { ask, send } = await openDoor();
  const first = await ask('/v1/state');
  expect(first.status).toBe(200);
  expect(await first.json()).toMatchObject({ push: 100, view: { tick: 100 }, openAnomalies: { grave: 0 } });
  send({ is: 'push', push: pushOf(101) });
  const again = await ask('/v1/state');
  expect(await again.json()).toMatchObject({ push: 101, view: { tick: 101 } });
});

test('what is known already is not told again, until something is new', async () => {
  const { ask, send } = await openDoor();
  const etag = (await ask('/v1/state')).headers.get('etag') ?? '';
  const same = await ask('/v1/state', { headers: { 'if-none-match': `"other", ${etag}` } });
  expect([same.status, await same.text()]).toEqual([304, '']);
  const life = lifeCopy();
  send({ is: 'safety', safety: { ...life.safety, unsavedSinceMs: 5 } });
  const news = await ask('/v1/state', { headers: { 'if-none-match': etag } });
  expect(news.status).toBe(200);
  expect(news.headers.get('etag')).not.toBe(etag);
});

test('another life at the same tick is another state', async () => {
  const { ask, send } = await openDoor();
  const etag = (await ask('/v1/state')).headers.get('etag');
  send({ is: 'life', life: lifeCopy() });
  expect((await ask('/v1/state')).headers.get('etag')).not.toBe(etag);
});

test('sentences are said in the language that is asked for', async () => {
  const { ask, send } = await openDoor();
  const { safety } = lifeCopy();
  send({ is: 'safety', safety: { ...safety, unsavedReason: { key: 'runtime.host.unsaved', params: {} } } });
  const said = async (language: string): Promise<string> => {
    const answer = await ask('/v1/state', { headers: { 'accept-language': language } });
    return ((await answer.json()) as { safety: { unsavedReason: { said: string } } }).safety.unsavedReason
      .said;
  };
  expect(await said('ru, en;q=0.5')).toMatch(/[а-я]/u);
  expect(await said('ru;q=0.1, en')).not.toMatch(/[а-я]/u);
  expect(await said('de')).toBe(await said('en'));
});

test('where no life is there is no state, and health says so', async () => {
  const { ask, send } = await openDoor(null);
  expect((await ask('/v1/state')).status).toBe(409);
  expect((await ask('/v1/health')).status).toBe(503);
  send({ is: 'life', life: lifeCopy() });
  expect((await ask('/v1/health')).status).toBe(200);
});

test('it is there on both addresses, and HEAD tells as GET does', async () => {
  const { urls, ask } = await openDoor();
  for (const url of urls) expect((await fetch(`${url}/v1/state`)).status).toBe(401);
  const head = await ask('/v1/state', { method: 'HEAD' });
  expect([head.status, await head.text(), head.headers.get('etag') === null]).toEqual([200, '', false]);
});

test('a port that is taken is told of, and nothing is opened', async () => {
  const { port } = await openDoor();
  await expect(openDoor(null, undefined, { port })).rejects.toThrow('channel.failed.taken');
});

test('when main closes it nobody is answered any more', async () => {
  const { ask, send, port } = await openDoor();
  await ask('/v1/state');
  send({ is: 'close' });
  await until(() => true);
  await expect(fetch(`http://127.0.0.1:${port}/v1/state`)).rejects.toThrow();
});
