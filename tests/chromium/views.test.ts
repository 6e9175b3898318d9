import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './support/axe';
import { ENLARGED, Look, SMALL } from './support/browser';
import { go, SCENES } from './support/scenes';

// Goal: in a current engine every view is drawn without complaint, is accessible by all that axe knows, and holds in
// both languages, both themes and at 200 %.
// Method: the real page over a scripted life, in its own frozen time.

let look: Look;
beforeAll(async () => {
  look = await Look.open();
}, 120_000);
afterAll(() => look.close());

const LOOKS = [
  { language: 'en', theme: 'dark', viewport: SMALL },
  { language: 'ru', theme: 'light', viewport: ENLARGED },
] as const;

describe.each(LOOKS)('in $language, $theme, $viewport.width wide', ({ language, theme, viewport }) => {
  test.each(SCENES)('$name', async (scene) => {
    const query = `${scene.query}&language=${language}&theme=${theme}`;
    const { page, complaints } = await look.show(query, viewport);
    try {
      await go(page, scene);
      await look.settle(page);
      expect(complaints).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await wider(page)).toEqual([]);
      expect(await findings(page)).toEqual([]);
    } finally {
      await page.context().close();
    }
  });
});

/** What stands out of the window to the side without being in something that scrolls. */
function wider(page: Awaited<ReturnType<Look['show']>>['page']): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean =>
      /auto|scroll|hidden|clip/u.test(getComputedStyle(element).overflowX);
    const inScroller = (element: Element): boolean => {
      for (let at = element.parentElement; at && at.tagName !== 'MAIN'; at = at.parentElement) {
        if (scrolls(at)) return true;
      }
      return false;
    };
    return [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .filter((element) => !inScroller(element) && !element.closest('.unseen, svg'))
      .map(
        (element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40) ?? ''}`,
      );
  });
}
