import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS, type ViewName } from '../../src/shared/border';
import { DesktopDouble } from './support/desktop-double';
import { launch, pageErrors, type RunningLife } from './support/launch';
import { tickBeyond } from './support/reading';

// Goal: every view is drawn without an error in the oldest engine, in both themes and both languages, and fits.

let desktop: DesktopDouble;
let life: RunningLife;

beforeAll(async () => {
  desktop = await DesktopDouble.start();
  life = await launch();
  await tickBeyond(life.page, 3);
});
afterAll(() => desktop.stop());

const resize = (width: number, height: number) =>
  life.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const);

// Playwright overrides what the system prefers, so it is asked, not the app.
const theme = (colorScheme: 'dark' | 'light') => life.page.emulateMedia({ colorScheme });

async function go(view: ViewName): Promise<void> {
  await life.page.getByTestId(`nav-${view}`).click();
  await tickBeyondAnywhere();
}

/** What reaches beyond the window, and what a view would have to be scrolled sideways for. */
const overflow = () =>
  life.page.evaluate(() => {
    const beyond = ({ scrollWidth, clientWidth }: Element) => scrollWidth - clientWidth;
    const { scrollHeight, clientHeight } = document.documentElement;
    const main = document.querySelector('main');
    return {
      x: beyond(document.documentElement),
      y: scrollHeight - clientHeight,
      main: main ? beyond(main) : null,
    };
  });
const NONE = { x: 0, y: 0, main: 0 };

describe.each(['dark', 'light'] as const)('in the %s theme', (source) => {
  test.each(VIEWS)('%s is drawn', async (view) => {
    await theme(source);
    await resize(1280, 800);
    await go(view);
    await life.screenshot(`${view}-${source}-1280x800`);
    expect(await life.page.locator('main').innerText()).not.toBe('');
  });
});

test.each(VIEWS)('at 900x600 %s fits', async (view) => {
  await theme('dark');
  await resize(900, 600);
  await go(view);
  await life.screenshot(`${view}-900x600`);
  expect(await overflow()).toEqual(NONE);
});

describe('in Russian, in the light theme, at 900x600', () => {
  beforeAll(async () => {
    await theme('light');
    await resize(900, 600);
    await life.page.getByTestId('nav-settings').click();
    await life.page.getByText('Русский', { exact: true }).click();
    await life.page.locator('html[lang=ru]').waitFor();
  });

  test.each(VIEWS)('%s is said in Russian, and fits', async (view) => {
    await go(view);
    await life.screenshot(`${view}-russian-light-900x600`);
    const said = await life.page.locator('main').innerText();
    expect(said).toMatch(/[а-яё]{3}/iu);
    // What every English sentence has, and no name, id or unit.
    expect(said.match(/.*\b(?:the|and|of|is|are|for|not|with)\b.*/giu)).toBeNull();
    expect(await overflow()).toEqual(NONE);
  });
});

test('in all of it, and after the page was loaded again, no page has reported or logged an error', async () => {
  await life.page.reload();
  await go('now');
  await tickBeyond(life.page, 0);
  expect(pageErrors()).toEqual([]);
});

/** Not every view shows the tick: give it the time of one. */
const tickBeyondAnywhere = () => new Promise((wake) => setTimeout(wake, 1100));
