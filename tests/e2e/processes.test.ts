import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DesktopDouble } from './support/desktop-double';
import { launch, type RunningLife } from './support/launch';
import { textOf } from './support/reading';
import { waitFor } from './support/wait';

// Goal: a program that reports over the channel is shown beside the life, its death is told by the desktop, and it is
// gone when a person lets it go.

let desktop: DesktopDouble;
let life: RunningLife;
let worker: ChildProcess;
let reporting: NodeJS.Timeout;
let progress = 0;

beforeAll(async () => {
  desktop = await DesktopDouble.start();
  life = await launch({});
  worker = spawn('sleep', ['600'], { stdio: 'ignore' });
});
afterAll(() => {
  clearInterval(reporting);
  worker.kill();
  desktop.stop();
});

const item = (testId: string) => life.page.getByTestId(testId).first();
const url = (): string => {
  const path = join(life.home, 'channel-open.json');
  return existsSync(path)
    ? ((JSON.parse(readFileSync(path, 'utf8')) as { urls: string[] }).urls[0] ?? '')
    : '';
};

test('its first report adopts it, and it is shown beside the life', async () => {
  await item('nav-world').click();
  await item('world-tab-channel').click();
  await item('channel-enabled').check();
  await item('channel-renew').click();
  const token = (await textOf(life.page, 'channel-token')) ?? '';
  await waitFor('the channel', () => url() || undefined);
  const report = async (): Promise<number> => {
    progress += 1;
    const answer = await fetch(`${url()}/v1/processes/indexer/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ progress, activity: 'read the next page', everyMs: 1000, pid: worker.pid },
        vitals: { queue: 40 - (progress % 7) },
      }),
    });
    return answer.status;
  };
  expect([200, 201]).toContain(await report());
  reporting = setInterval(() => void report(), 1000);
  await item('nav-now').click();
  await item('process-chip').waitFor();
  await life.screenshot('processes-now');
  await item('process-chip').click();
  await item('process').waitFor();
  expect(await item('process').innerText()).toContain('indexer');
});

test('its death is seen, and told by the desktop', async () => {
  // It has to have been seen to be there.
  await new Promise((resolve) => setTimeout(resolve, 6000));
  clearInterval(reporting);
  worker.kill('SIGKILL');
  await waitFor(
    'its death in the window',
    async () => ((await item('process').getAttribute('data-condition')) === 'dead' ? true : undefined),
    30_000,
  );
  await life.screenshot('processes-dead');
  const note = await desktop.notification(
    ({ title, body }) => `${title} ${body}`.includes('indexer'),
    60_000,
  );
  expect(`${note.title} ${note.body}`).toMatch(/dead/i);
});

test('it is gone when a person lets it go', async () => {
  await item('process-release').click();
  await item('release-process-confirm').click();
  await item('process').waitFor({ state: 'detached' });
  await item('nav-now').click();
  expect(await life.page.getByTestId('process-chip').count()).toBe(0);
});
