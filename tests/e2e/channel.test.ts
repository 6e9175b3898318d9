import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type RunningLife } from './support/launch';
import { textOf } from './support/reading';
import { waitFor } from './support/wait';

// Goal: a person opens the channel, another program reaches the life through it and hears what became of that, and
// nobody does once it is closed.

let life: RunningLife;
let token = '';

beforeAll(async () => {
  life = await launch({});
});
afterAll(() => life.close());

const item = (testId: string) => life.page.getByTestId(testId).first();
const openFile = (): string => join(life.home, 'channel-open.json');
const url = (): string => (JSON.parse(readFileSync(openFile(), 'utf8')) as { urls: string[] }).urls[0] ?? '';

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url()}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
  });

const isOpen = (): Promise<true> =>
  waitFor('the channel', () => Promise.resolve(existsSync(openFile()) ? (true as const) : undefined));

test('it is closed until it is opened', async () => {
  await item('nav-world').click();
  await item('world-tab-channel').click();
  expect(await textOf(life.page, 'channel-state')).toBe('The door is closed.');
  expect(existsSync(openFile())).toBe(false);
  await item('channel-enabled').check();
  await isOpen();
  await item('channel-url-0').waitFor();
  expect(await textOf(life.page, 'channel-url-0')).toBe(url());
  expect((await fetch(`${url()}/v1/state`)).status).toBe(401);
});

test('a token is shown once, and lets a program in', async () => {
  await item('channel-renew').click();
  token = (await textOf(life.page, 'channel-token')) ?? '';
  await life.screenshot('channel-open');
  expect(token).toMatch(/^life_/);
  expect(readFileSync(join(life.home, 'channel.json'), 'utf8')).not.toContain(token);
  await item('channel-token-seen').click();
  await item('channel-token').waitFor({ state: 'detached' });
  const answer = await ask('/v1/state');
  expect(answer.status).toBe(200);
  const state = (await answer.json()) as { view: { identity: { name: string } } };
  await item('nav-now').click();
  expect(state.view.identity.name).toBe(await textOf(life.page, 'life-name'));
});

test('a stimulus is in the journal when it is answered, and is met in the window', async () => {
  const send = () =>
    ask('/v1/stimuli', {
      method: 'POST',
      body: JSON.stringify({ type: 'novelty', intensity: 0.5, note: 'from another program' }),
      headers: { 'idempotency-key': 'e2e-1' },
    });
  const first = await send();
  expect(first.status).toBe(201);
  const receipts = (await first.json()) as unknown;
  const again = await send();
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await again.json()).toEqual(receipts);
  await life.page.getByText('from another program').first().waitFor();
  expect(await life.page.getByText('from another program').count()).toBe(1);
});

test('another token ends the one before', async () => {
  await item('nav-world').click();
  await item('world-tab-channel').click();
  await item('channel-renew').click();
  await item('renew-token-confirm').click();
  const renewed = (await textOf(life.page, 'channel-token')) ?? '';
  expect(renewed).not.toBe(token);
  await waitFor('the old token to end', async () =>
    (await ask('/v1/state')).status === 401 ? (true as const) : undefined,
  );
  token = renewed;
  expect((await ask('/v1/state')).status).toBe(200);
});

test('it is open again after a restart, to the same token, and closed when that is wished', async () => {
  life = await life.relaunch();
  await isOpen();
  expect((await ask('/v1/state')).status).toBe(200);
  const address = url();
  await item('nav-world').click();
  await item('world-tab-channel').click();
  await item('channel-enabled').uncheck();
  await waitFor('the door to close', () =>
    Promise.resolve(existsSync(openFile()) ? undefined : (true as const)),
  );
  await expect(fetch(`${address}/v1/state`)).rejects.toThrow();
});
