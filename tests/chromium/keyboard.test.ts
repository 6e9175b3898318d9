import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VIEWS } from '../../src/shared/border';
import { Look } from './support/browser';

// Goal: everything can be reached and done by keys alone, and one always sees where one is.

let look: Look;
beforeAll(async () => {
  look = await Look.open();
}, 120_000);
afterAll(() => look.close());

/** No view has so many stops; a walk that takes more goes in circles inside of it. */
const STOPS_MAX = 600;

interface Stop {
  readonly key: string;
  readonly visible: boolean;
}

/** Where the focus is: in which element, and whether a person sees that it is there. */
const focused = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const all = [...document.querySelectorAll('*')];
    // Radios and boxes that are drawn by their label show the ring there.
    const drawn = [at, at.closest('label'), at.parentElement].filter((element) => element !== null);
    const visible = drawn.some((element) => {
      const { outlineStyle, outlineWidth, borderBottomColor } = getComputedStyle(element);
      const ringed = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
      return ringed || (at.getAttribute('role') === 'combobox' && borderBottomColor !== 'rgba(0, 0, 0, 0)');
    });
    return { key: `${all.indexOf(at)} ${at.tagName} ${at.getAttribute('data-testid') ?? ''}`, visible };
  });

describe('in every view', () => {
  test.each(VIEWS)('%s is walked through by the tab key, with the focus always seen', async (view) => {
    const { page } = await look.show('anomalies=7&outlook');
    await page.getByTestId(`nav-${view}`).focus();
    await page.keyboard.press('Enter');
    await look.settle(page);
    const stops: Stop[] = [];
    for (let count = 0; count < STOPS_MAX; count += 1) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (stop === null || stop.key === stops[0]?.key) break;
      stops.push(stop);
    }
    expect(stops.length).toBeGreaterThan(3);
    expect(stops.length).toBeLessThan(STOPS_MAX);
    expect(stops.filter(({ visible }) => !visible).map(({ key }) => key)).toEqual([]);
    const unreached = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main button, main input, main select, main a[href]')]
        .filter((element) => element.offsetParent !== null && !element.matches(':disabled, [tabindex="-1"]'))
        // Of radios the group is one stop; of tabs the chosen one.
        .filter((element) => !element.matches('[type=radio]'))
        .map((element) => [...document.querySelectorAll('*')].indexOf(element)),
    );
    const reached = new Set(stops.map(({ key }) => Number(key.split(' ')[0])));
    expect(unreached.filter((index) => !reached.has(index))).toEqual([]);
    await page.context().close();
  });
});

describe('the palette', () => {
  test('opens by its key, runs what is named, and gives the focus back', async () => {
    const { page } = await look.show('anomalies=3');
    await page.getByTestId('nav-memory').focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('timel');
    await page.keyboard.press('Enter');
    await look.settle(page);
    expect(await page.getByTestId('nav-timeline').getAttribute('aria-current')).toBe('page');
    expect((await focused(page))?.key).toContain('nav-memory');

    await page.keyboard.press('Control+k');
    expect(await page.getByTestId('palette').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('palette').count()).toBe(0);
    await page.context().close();
  });

  test('sends a stimulus by keys alone', async () => {
    const { page } = await look.show('');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('shock');
    expect(await page.locator('[role=option][aria-selected=true]').getAttribute('data-command')).toBe(
      'stimulus-shock',
    );
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('palette').count()).toBe(0);
    await page.context().close();
  });
});
