import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Look } from './support/browser';
import * as pictures from './support/pictures';
import { go, type Scene } from './support/scenes';

// Goal: what is drawn does not change unseen: each main view is, but for stray pixels, the picture that was kept of it.
// Method: the page in frozen time against pictures in tests/chromium/pictures; where the engine or the font is another
// than theirs, every letter differs and nothing is compared, which is said.

let look: Look;
let here: pictures.Drawn;
let whyNot: string | null = null;
beforeAll(async () => {
  look = await Look.open();
  here = await pictures.drawnBy(look);
  if (pictures.TAKING_ANEW) pictures.keepDrawn(here);
  whyNot = pictures.incomparable(pictures.keptDrawn(), here);
  if (whyNot !== null) console.log(`The pictures of the views are not compared: ${whyNot}.`);
}, 120_000);
afterAll(() => look.close());

const LOOKS_AGAIN = 2;
const WELL = 'anomalies=7&outlook';
const MAIN: readonly Scene[] = [
  { name: 'now', query: WELL, view: 'now' },
  { name: 'timeline', query: WELL, view: 'timeline' },
  { name: 'memory', query: WELL, view: 'memory' },
  { name: 'anomalies', query: WELL, view: 'anomalies' },
  { name: 'lives', query: WELL, view: 'lives' },
  { name: 'world', query: 'processes=all', view: 'world' },
  { name: 'settings', query: WELL, view: 'settings' },
  { name: 'post-mortem', query: 'scene=dead', view: 'now' },
  { name: 'first-run', query: 'scene=none', view: 'now' },
];

/** The page in this state, after whatever is done to it, as a picture. */
async function pictureOf(scene: Scene, theme: string, change?: (page: Page) => Promise<void>) {
  const { page } = await look.show(`${scene.query}&theme=${theme}`);
  try {
    await go(page, scene);
    await look.settle(page);
    await change?.(page);
    await look.settle(page);
    return await pictures.photograph(page);
  } finally {
    await page.context().close();
  }
}

describe.each(['dark', 'light'])('in %s', (theme) => {
  test.for(MAIN)('$name is as it was', async (scene, { skip }) => {
    if (whyNot !== null) skip(whyNot);
    const name = `${scene.name}-${theme}`;
    let actual = await pictureOf(scene, theme);
    if (pictures.TAKING_ANEW) pictures.keep(name, actual);
    let { different, diff } = pictures.compare(pictures.kept(name), actual);
    // A page that loads slowly may have drawn its last second a pixel further. What has changed has changed each time.
    for (let again = 0; different > pictures.DIFFERENT_MAX && again < LOOKS_AGAIN; again += 1) {
      actual = await pictureOf(scene, theme);
      ({ different, diff } = pictures.compare(pictures.kept(name), actual));
    }
    const where = different > pictures.DIFFERENT_MAX ? pictures.leave(name, actual, diff) : '';
    expect(different, `${name} has changed: see ${where}`).toBeLessThanOrEqual(pictures.DIFFERENT_MAX);
  });
});

const TIMELINE: Scene = { name: 'timeline', query: WELL, view: 'timeline' };
const token = (name: string, value: string) => (page: Page) =>
  page.evaluate(([key, to]) => document.documentElement.style.setProperty(key, to), [name, value] as const);

async function withoutVitals(page: Page): Promise<void> {
  await page.getByTestId('lanes-open').click();
  await page.locator('button[data-lane=vitals]').click();
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
}

describe('the comparison', () => {
  test('finds nothing where nothing changed', async () => {
    const [one, other] = [await pictureOf(TIMELINE, 'dark'), await pictureOf(TIMELINE, 'dark')];
    expect(pictures.compare(one, other).different).toBe(0);
  });

  test.each<{ readonly what: string; readonly change: (page: Page) => Promise<void> }>([
    { what: 'a column that moved by four pixels', change: token('--rail-width', '80px') },
    { what: 'text a pixel larger', change: token('--text-s', '13px') },
    { what: 'a lane that is missing', change: withoutVitals },
  ])('finds $what', async ({ change }) => {
    const [one, other] = [await pictureOf(TIMELINE, 'dark'), await pictureOf(TIMELINE, 'dark', change)];
    expect(pictures.compare(one, other).different).toBeGreaterThan(10 * pictures.DIFFERENT_MAX);
  });

  test('is not made with pictures of another engine or another font', () => {
    expect(pictures.incomparable(here, here)).toBeNull();
    expect(pictures.incomparable({ ...here, engineMajor: 90 }, here)).toContain('Chromium 90');
    expect(pictures.incomparable({ ...here, textWidthPx: 17 }, here)).toContain('17 px');
  });
});
