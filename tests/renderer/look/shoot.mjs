// Takes pictures of the window's states: node tests/renderer/look/shoot.mjs <folder> [name part]
// Needs a chromium (CHROMIUM names it) and the built look: npx vite build --config tests/renderer/look/vite.config.ts
/* global window, document, DataTransfer, DragEvent -- inside page.evaluate */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const [folder = 'test-artifacts/look', only = ''] = process.argv.slice(2);
const SMALL = { width: 900, height: 600 };
const MIDDLE = { width: 1280, height: 800 };
const LARGE = { width: 1920, height: 1080 };

const go = (view) => (page) => page.getByTestId(`nav-${view}`).click();
const drop = (...names) => [
  async (page) => {
    await page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const name of dropped) dataTransfer.items.add(new File(['{}'], name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, names);
  },
];
const drag = (page) =>
  page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'ada.life'));
    window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
  });
const click = (testId) => (page) => page.getByTestId(testId).first().click();

const fill = (testId, text) => (page) => page.getByTestId(testId).fill(text);

/** name, size, query, what is done before the picture */
const PICTURES = [
  ['now-small-dark', SMALL, 'theme=dark', []],
  ['now-small-light', SMALL, 'theme=light&anomalies=5', []],
  ['now-middle-dark', MIDDLE, 'theme=dark', []],
  ['now-large-dark', LARGE, 'theme=dark', []],
  ['now-large-light', LARGE, 'theme=light', []],
  ['failing-small-dark', SMALL, 'scene=failing&theme=dark&anomalies=7', []],
  ['failing-middle-light', MIDDLE, 'scene=failing&theme=light&anomalies=7', []],
  ['newborn-small-dark', SMALL, 'scene=newborn&theme=dark&trace=0', []],
  ['dead-small-dark', SMALL, 'scene=dead&theme=dark', []],
  ['dead-middle-light', MIDDLE, 'scene=dead&theme=light', []],
  ['none-small-dark', SMALL, 'scene=none&theme=dark', []],
  ['none-middle-light', MIDDLE, 'scene=none&theme=light', []],
  ['zoomed-dark', { width: 450, height: 300 }, 'theme=dark', []],
  ['zoomed-tall-dark', { width: 450, height: 1800 }, 'theme=dark', []],
  ['longname-small', SMALL, 'theme=dark&name=Maximilian+Alexander+von+Humboldt+der+III', []],
  [
    'trace-open-small',
    SMALL,
    'theme=dark&trace=10000',
    [(page) => page.locator('[data-type] > button').first().click()],
  ],
  ['stimulus-small', SMALL, 'theme=dark', [click('stimulus-shock')]],
  ['memory-small-dark', SMALL, 'theme=dark', [go('memory')]],
  ['memory-small-light', SMALL, 'theme=light', [go('memory')]],
  ['memory-middle-dark', MIDDLE, 'theme=dark', [go('memory')]],
  ['memory-middle-light', MIDDLE, 'theme=light', [go('memory')]],
  ['memory-large-dark', LARGE, 'theme=dark&memories=10000', [go('memory')]],
  ['memory-few-dark', MIDDLE, 'theme=dark&memories=5', [go('memory')]],
  ['memory-newborn-dark', SMALL, 'scene=newborn&theme=dark&memories=0&trace=0', [go('memory')]],
  ['memory-classic-light', SMALL, 'theme=light&memories=none', [go('memory')]],
  ['memory-none-dark', SMALL, 'scene=none&theme=dark', [go('memory')]],
  ['memory-dead-light', MIDDLE, 'scene=dead&theme=light', [go('memory')]],
  ['memory-zoomed-dark', { width: 450, height: 300 }, 'theme=dark', [go('memory')]],
  ['memory-search-small', SMALL, 'theme=dark', [go('memory'), fill('memory-search', 'shock 12')]],
  ['memory-search-none', SMALL, 'theme=light', [go('memory'), fill('memory-search', 'zebra')]],
  [
    'memory-recalled-small',
    SMALL,
    'theme=dark',
    [(page) => page.locator('[data-type] > button').first().click(), click('recalled-memory')],
  ],
  [
    'memory-gone-light',
    MIDDLE,
    'theme=light&memories=3',
    [(page) => page.locator('[data-type] > button').first().click(), click('recalled-memory')],
  ],
  ['anomalies-small-dark', SMALL, 'theme=dark&anomalies=9', [go('anomalies')]],
  ['anomalies-none-light', SMALL, 'theme=light', [go('anomalies')]],
  ['anomalies-many-middle', MIDDLE, 'theme=light&anomalies=60', [go('anomalies')]],
  ['snapshots-small-dark', SMALL, 'theme=dark', [go('snapshots')]],
  ['snapshots-middle-light', MIDDLE, 'theme=light', [go('snapshots'), click('snapshot-save')]],
  ['settings-small-dark', SMALL, 'theme=dark', [go('settings')]],
  ['settings-middle-light', MIDDLE, 'theme=light', [go('settings')]],
  ['birth-small-dark', SMALL, 'theme=dark', [go('snapshots'), click('birth-open')]],
  ['birth-light', SMALL, 'scene=none&theme=light', [click('birth-open')]],
  ['drag-small-dark', SMALL, 'theme=dark', [drag]],
  ['drop-slow-dark', SMALL, 'theme=dark', [...drop('slow.life'), (page) => page.waitForTimeout(500)]],
  ['drop-older-dark', SMALL, 'theme=dark', drop('older.life')],
  ['drop-other-light', SMALL, 'theme=light', drop('other.life')],
  ['drop-dead-dark', SMALL, 'theme=dark', drop('dead.life')],
  ['drop-adopt-light', MIDDLE, 'theme=light', drop('adopt.json')],
  ['drop-refused-dark', SMALL, 'theme=dark', drop('holiday.png')],
  ['drop-many-dark', SMALL, 'theme=dark', drop('a.life', 'b.life')],
];

mkdirSync(folder, { recursive: true });
const server = await preview({
  configFile: resolve(import.meta.dirname, 'vite.config.ts'),
  logLevel: 'warn',
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox'],
});
let trouble = 0;
for (const [name, viewport, query, steps] of PICTURES) {
  if (!name.includes(only)) continue;
  const page = await browser.newPage({ viewport });
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    trouble += 1;
    process.stdout.write(`${name}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => {
    trouble += 1;
    process.stdout.write(`${name}: ${error.stack ?? error.message}\n`);
  });
  await page.goto(`http://127.0.0.1:5199/?${query}`);
  await page.waitForTimeout(1200);
  for (const step of steps) await step(page);
  await page.waitForTimeout(500);
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main ? [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth] : [0, 0];
  });
  process.stdout.write(`${name} overflow ${overflow.join(' ')}\n`);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}
await browser.close();
await server.close();
process.stdout.write(`${trouble} complaints of the page\n`);
process.exitCode = trouble > 0 ? 1 : 0;
