import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DesktopDouble } from './support/desktop-double';
import { dropFiles } from './support/drop';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { closeWindow } from './support/reading';
import { waitFor } from './support/wait';

// Goal: on a real desktop, a note that cannot or must not be shown now is shown later, and a death at once.

let desktop: DesktopDouble | undefined;
let life: RunningLife | undefined;
afterEach(async () => {
  await life?.close();
  desktop?.stop();
  life = desktop = undefined;
});

const timeAt = (ms: number): string => {
  const date = new Date(Date.now() + ms);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
};

/** A life whose energy and stability are close to their end, with so many ticks left. */
function failing(ticksLeft: number): string {
  const path = join(temporaryFolder('manners'), 'failing.json');
  const stability = ticksLeft * 0.001;
  writeFileSync(
    path,
    JSON.stringify({ alive: true, ticks: 500, age: 500, energy: 6, stability, integrity: 1 }),
  );
  return path;
}

async function adopt({ page }: RunningLife, filePath: string): Promise<void> {
  await dropFiles(page, [filePath]);
  await page.getByTestId('drop-confirm').click();
}

interface Box {
  readonly waiting: readonly { readonly severity: string }[];
  readonly deaths: readonly unknown[];
}
function outbox({ home }: RunningLife): Box {
  const path = join(home, 'outbox.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Box) : { waiting: [], deaths: [] };
}
/** Energy and stability are low; what else the monitor finds in such a life is its own matter. */
const waits = (running: RunningLife): Promise<true> =>
  waitFor('two in the outbox', () => (outbox(running).waiting.length >= 2 ? true : undefined), 20_000);
const isEmpty = (running: RunningLife): Promise<true> =>
  waitFor('the outbox to be empty', () => {
    const { waiting, deaths } = outbox(running);
    return waiting.length + deaths.length === 0 ? true : undefined;
  });

describe('a note that cannot be shown now', () => {
  test('for there is no notification server, is shown when there is one; a click on it opens the window', async () => {
    desktop = await DesktopDouble.start({ notifications: false });
    life = await launch();
    await adopt(life, failing(90));
    const running = life;
    await waitFor(
      'a try in vain',
      () => (running.output.includes('did not show the notification') ? true : undefined),
      30_000,
    );
    expect(outbox(life).waiting.length).toBeGreaterThanOrEqual(2);
    await desktop.serveNotifications();
    const shown = await desktop.notification(({ title }) => title.includes('anomalies'), 40_000);
    expect(shown.body).toContain('Grave: ');
    await isEmpty(life);

    await closeWindow(life);
    desktop.notifications.click(shown.id);
    await life.waitForPage();
    await life.page.getByTestId('nav-anomalies').and(life.page.locator('[aria-current]')).waitFor();
    expect(desktop.notifications.shown.filter(({ title }) => title.includes('anomal'))).toHaveLength(1);
  });

  test('for the person does not want to be disturbed, outlives kill -9 and is told once, as a summary', async () => {
    desktop = await DesktopDouble.start();
    desktop.notifications.inhibited = true;
    life = await launch();
    await adopt(life, failing(95));
    await waits(life);
    // Longer than what comes close together is gathered: it is the person who is waited for.
    await new Promise((wake) => setTimeout(wake, 7_000));
    expect(desktop.notifications.shown).toEqual([]);

    await life.kill9();
    life = await life.relaunch();
    await new Promise((wake) => setTimeout(wake, 8_000));
    expect(desktop.notifications.shown).toEqual([]);
    desktop.notifications.inhibited = false;
    await desktop.notification(({ title }) => /^While you were away: \d anomalies/.test(title), 45_000);
    await isEmpty(life);

    await life.kill9();
    life = await life.relaunch();
    await new Promise((wake) => setTimeout(wake, 8_000));
    expect(desktop.notifications.shown.filter(({ title }) => title.includes('anomal'))).toHaveLength(1);
  });
});

test('a death is told at once, in spite of quiet hours and a desktop that is not to be disturbed', async () => {
  desktop = await DesktopDouble.start();
  desktop.notifications.inhibited = true;
  const home = temporaryFolder('home');
  const quietHours = { enabled: true, from: timeAt(-3_600_000), to: timeAt(3_600_000) };
  writeFileSync(
    join(home, 'settings.json'),
    JSON.stringify({ notifications: { enabled: true, minimumSeverity: 'notice', quietHours } }),
  );
  life = await launch({ home });
  await adopt(life, failing(15));
  await waits(life);
  const told = await desktop.notification(() => true, 30_000);
  expect(told.title).toContain('has ended');
  expect(told.hints).toMatchObject({ urgency: 2 });
  await isEmpty(life);
});
