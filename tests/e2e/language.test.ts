import { afterAll, beforeAll, expect, test } from 'vitest';
import { DesktopDouble } from './support/desktop-double';
import { launch, type RunningLife } from './support/launch';
import { closeWindow, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

// Goal: the language is changed while the app runs, and the window, the menus, the tray and the next note follow.

let desktop: DesktopDouble;
let life: RunningLife;
beforeAll(async () => {
  desktop = await DesktopDouble.start();
  life = await launch({ args: ['--lang=en-GB'], env: { LANGUAGE: 'en_GB', LC_ALL: 'C.UTF-8' } });
  await tickBeyond(life.page, 2);
});
afterAll(() => desktop.stop());

async function choose(language: 'English' | 'Русский'): Promise<void> {
  await life.page.getByTestId('nav-settings').click();
  await life.page.getByText(language, { exact: true }).click();
}

const windowSays = (text: string): Promise<true> =>
  waitFor(`the rail to say ${text}`, async () =>
    (await textOf(life.page, 'nav-settings')) === text ? true : undefined,
  );

/** Every label of the application menu. */
const menuLabels = (): Promise<string[]> =>
  life.app.evaluate(({ Menu }) => {
    const labels = (menu: Electron.Menu | null | undefined): string[] =>
      (menu?.items ?? []).flatMap(({ type, label, submenu }) => [
        ...(type === 'separator' ? [] : [label]),
        ...labels(submenu),
      ]);
    return labels(Menu.getApplicationMenu());
  });

const trayLabels = async (): Promise<string[]> =>
  (await (await desktop.trayItem()).menu()).map(({ label }) => label).filter((label) => label !== '');
const traySays = (label: string): Promise<string[]> =>
  waitFor(`the tray to say ${label}`, async () => {
    const labels = await trayLabels();
    return labels.includes(label) ? labels : undefined;
  });

test('to Russian: the window, every line of the menus, and the tray', async () => {
  await windowSays('Settings');
  await choose('Русский');
  await windowSays('Настройки');
  expect(await life.page.evaluate('document.documentElement.lang')).toBe('ru');
  await life.screenshot('settings-russian');
  const tray = await traySays('Сохранить снимок');
  expect(tray.filter((label) => !/[а-яё]/iu.test(label))).toEqual([]);
  const menu = await menuLabels();
  expect(menu).toContain('Копировать');
  expect(menu.filter((label) => !/[а-яё]/iu.test(label))).toEqual([]);
});

test('and what is told next', async () => {
  await closeWindow(life);
  await (await desktop.trayItem()).click('Сохранить снимок');
  const told = await desktop.notification(({ body }) => body.includes('такте'), 20_000);
  expect(told.body).toMatch(/^Снимок сохранён на такте \d+\.$/u);
});

test('it is kept: the next window opens in Russian, and goes back to English', async () => {
  await (await desktop.trayItem()).click('Открыть окно');
  await life.waitForPage();
  await windowSays('Настройки');
  await choose('English');
  await windowSays('Settings');
  expect(await life.page.evaluate('document.documentElement.lang')).toBe('en');
  const tray = await traySays('Save snapshot');
  expect([...tray, ...(await menuLabels())].filter((label) => /[а-яё]/iu.test(label))).toEqual([]);
});
