import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureElectron } from '../../scripts/lib/electron-runtime.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { en } from '../../src/shared/i18n/en';
import { DesktopDouble } from './support/desktop-double';
import { dropFiles } from './support/drop';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { closeWindow, stage05, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

let desktop: DesktopDouble;
let life: RunningLife;
let folder: string;

beforeAll(async () => {
  desktop = await DesktopDouble.start();
  life = await launch();
  folder = temporaryFolder('files');
});
afterAll(() => desktop.stop());

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('the desktop', () => {
  test('a second start hands its file to the running app and leaves', async () => {
    const path = file('handed-over.json', stage05(700));
    const { executablePath } = await ensureElectron();
    const second = spawn(executablePath, ['--no-sandbox', `--user-data-dir=${life.userData}`, '.', path], {
      cwd: ROOT,
      env: { ...process.env, LIFE_HOME: life.home },
      stdio: 'ignore',
    });
    const left = new Promise<number | null>((done) => second.once('exit', done));
    await life.page.getByTestId('drop-preview').waitFor({ timeout: 20_000 });
    expect(await textOf(life.page, 'drop-preview')).toContain('handed-over.json');
    expect(await left).toBe(0);
    await life.page.getByTestId('drop-cancel').click();
  });

  test('the tray’s menu reaches life: a stimulus from it is met', async () => {
    const item = await desktop.trayItem();
    await item.click(en.common.event.novelty);
    const entry = life.page
      .getByTestId('trace-entry')
      .filter({ hasText: /novelty/iu })
      .first();
    await entry.waitFor({ timeout: 10_000 });
  });

  test('a death is told by the system, shown by the tray’s shape, and a click on it opens the window', async () => {
    const item = await desktop.trayItem();
    const living = JSON.stringify(await item.icon());
    await dropFiles(life.page, [file('short.json', stage05(6))]);
    await life.page.getByTestId('drop-confirm').click();
    const told = await desktop.notification(({ title }) => title.includes('ended'), 20_000);
    await life.page.getByTestId('death').waitFor();
    await life.screenshot('after-death');
    const dead = await waitFor('the tray to change its shape', async () => {
      const icon = JSON.stringify(await item.icon());
      return icon === living ? undefined : icon;
    });
    expect(dead).not.toBe(living);
    expect(await life.page.getByTestId('stimulus-shock').count()).toBe(0);

    await closeWindow(life);
    desktop.notifications.click(told.id);
    await life.waitForPage();
    await life.page.getByTestId('death').waitFor();
  });

  test('after a death another life can begin', async () => {
    await life.page.getByTestId('birth-open').first().click();
    await life.page.getByTestId('birth-name').fill('Nova');
    await life.page.getByTestId('birth-seed').fill('7');
    await life.screenshot('birth');
    await life.page.getByTestId('birth-confirm').click();
    await waitFor('the newborn', async () =>
      (await textOf(life.page, 'life-name')) === 'Nova' ? true : undefined,
    );
    await tickBeyond(life.page, 0);
  });
});

describe('a start with a file', () => {
  test('shows what the file is, beside the life that lives here', async () => {
    const started = await launch({ args: [file('double-clicked.json', stage05(500))] });
    await started.page.getByTestId('drop-preview').waitFor({ timeout: 20_000 });
    expect(await textOf(started.page, 'drop-preview')).toContain('double-clicked.json');
    await started.page.getByTestId('drop-cancel').click();
    await tickBeyond(started.page, 0);
    await started.close();
  });
});

describe('a desktop without tray and notifications', () => {
  test('closing the window does not strand the person', async () => {
    desktop.stop();
    const alone = await launch();
    await tickBeyond(alone.page, 0);
    await alone.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await new Promise((wake) => setTimeout(wake, 1500));
    const windows = await alone.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
    await alone.close();
  });
});
