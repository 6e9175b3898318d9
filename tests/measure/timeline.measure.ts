import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { build, preview } from 'vite';
import { ROOT } from '../../scripts/lib/run.mjs';
import { launch } from '../e2e/support/launch';
import { quantile, scriptTimes } from './script-time';

/*
 * How long the timeline takes to open on a year of life at a tick a second, and how much script a frame of panning and
 * zooming costs. With LIFE_YEAR_HOME (a home whose current life is a year old) in the app itself; else over the
 * scripted bridge in a Chromium (CHROMIUM names it), where main's part is played after so many ms:
 */
const ANSWER_MS = 8;
const OPENINGS = 5;
const STEPS = 300;
const LONG_MS = 900_000;
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const PORT = Number(process.env['LOOK_PORT'] ?? 5199);
const home = process.env['LIFE_YEAR_HOME'];
const LOOK = join(ROOT, 'tests/renderer/look/vite.config.ts');

const SIZES = [
  { width: 900, height: 600 },
  { width: 1920, height: 1080 },
];

/** From the click to the first frame after which the course is there, ms by the clock. */
async function opened(page: Page): Promise<number> {
  await page.getByTestId('nav-now').click();
  return page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    await nextFrame();
    const startedMs = performance.now();
    document.querySelector<HTMLElement>('[data-testid=nav-timeline]')?.click();
    while (!document.querySelector('[data-testid=course-chart][data-points]')) await nextFrame();
    await nextFrame();
    return performance.now() - startedMs;
  });
}

/** Zooms in under the pointer, pans by the wheel and by dragging, zooms out again. */
async function drive(page: Page): Promise<void> {
  const box = await page.getByTestId('course-chart').boundingBox();
  if (!box) throw new Error('The timeline is not in sight.');
  const [x, y] = [box.x + box.width * 0.6, box.y + box.height / 3];
  await page.mouse.move(x, y);
  for (let step = 0; step < STEPS; step += 1) {
    const turn = step % 100;
    if (turn < 40) await page.mouse.wheel(0, -90);
    else if (turn < 60) await page.mouse.wheel(step % 2 === 0 ? 140 : -60, 0);
    else if (turn < 80) {
      if (turn === 60) await page.mouse.down();
      await page.mouse.move(x - (turn - 60) * 11, y);
      if (turn === 79) await page.mouse.up();
    } else await page.mouse.wheel(0, 160);
  }
}

async function measured(page: Page, name: string): Promise<void> {
  const openings: number[] = [];
  for (let time = 0; time < OPENINGS; time += 1) openings.push(await opened(page));
  const { cpuMs, wallMs } = await scriptTimes(page, () => drive(page));
  const row = (times: readonly number[]) => ({
    p50: quantile(times, 0.5).toFixed(1),
    p99: quantile(times, 0.99).toFixed(1),
  });
  console.log(
    `${name}: first opened in ${openings[0]?.toFixed(0)} ms, again in ${openings
      .slice(1)
      .map((ms) => ms.toFixed(0))
      .join(', ')} ms`,
  );
  console.log(`${name}: ${cpuMs.length} frames`);
  console.table({ 'script, ms of its thread': row(cpuMs), 'script, ms by the clock': row(wallMs) });
  expect(cpuMs.length).toBeGreaterThan(STEPS / 4);
}

test.skipIf(home === undefined)('the timeline of a year, in the app', { timeout: LONG_MS }, async () => {
  const life = await launch({ ...(home === undefined ? {} : { home }) });
  await life.page.getByTestId('nav-timeline').waitFor();
  await measured(life.page, 'app');
  await life.close();
});

test.skipIf(home !== undefined || !existsSync(CHROMIUM))(
  'the timeline of a year, over the scripted bridge',
  { timeout: LONG_MS },
  async () => {
    await build({ configFile: LOOK, logLevel: 'error' });
    const server = await preview({ configFile: LOOK, logLevel: 'error', preview: { port: PORT } });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox'] });
    for (const viewport of SIZES) {
      const page = await browser.newPage({ viewport });
      await page.goto(`http://127.0.0.1:${PORT}/?scene=year&theme=dark&anomalies=400&past=${ANSWER_MS}`);
      await page.getByTestId('nav-timeline').waitFor();
      await measured(page, `${viewport.width} px`);
      await page.close();
    }
    await browser.close();
    await server.close();
  },
);
