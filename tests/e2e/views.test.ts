import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS } from '../../src/shared/border';
import { DesktopDouble } from './support/desktop-double';
import { launch, type RunningLife } from './support/launch';
import { tickBeyond } from './support/reading';

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

describe.each(['dark', 'light'] as const)('in the %s theme', (source) => {
  test.each(VIEWS)('%s is drawn', async (view) => {
    await theme(source);
    await resize(1280, 800);
    await life.page.getByTestId(`nav-${view}`).click();
    await tickBeyondAnywhere();
    await life.screenshot(`${view}-${source}-1280x800`);
    expect(await life.page.locator('main').innerText()).not.toBe('');
  });
});

describe('at 900x600', () => {
  test.each(VIEWS)('%s fits', async (view) => {
    await theme('dark');
    await resize(900, 600);
    await life.page.getByTestId(`nav-${view}`).click();
    await tickBeyondAnywhere();
    await life.screenshot(`${view}-900x600`);
    const overflow = await life.page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
    });
    expect(overflow).toEqual({ x: 0, y: 0 });
  });

  test('the page reports no error', async () => {
    const errors: string[] = [];
    life.page.on('pageerror', (error) => errors.push(error.message));
    life.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await life.page.reload();
    await life.page.getByTestId('nav-now').click();
    await tickBeyond(life.page, 0);
    expect(errors).toEqual([]);
  });
});

/** Not every view shows the tick: give it the time of one. */
const tickBeyondAnywhere = () => new Promise((wake) => setTimeout(wake, 1100));
