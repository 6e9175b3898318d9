import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { ROOT } from '../../../scripts/lib/run.mjs';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';

const CONFIG = join(ROOT, 'tests/renderer/look/vite.config.ts');

/** Every picture is of this moment: clocks, ages and "3 min ago" are the same each time. */
const MOMENT = new Date('2026-03-14T15:09:26Z');
/** Time enough for the page to be drawn and for what eases to arrive. */
const SETTLE_MS = 3000;

export const SMALL = { width: 900, height: 600 } as const;
/** The smallest window, enlarged to 200 %. */
export const ENLARGED = { width: 450, height: 300 } as const;

export interface View {
  readonly page: Page;
  /** What the page said on its console as an error or a warning, and what it threw. */
  readonly complaints: string[];
}

/** The window's page in a browser with a current engine, over a scripted life. */
export class Look {
  private constructor(
    private readonly browser: Browser,
    private readonly server: PreviewServer,
    private readonly url: string,
  ) {}

  static async open(): Promise<Look> {
    await build({ configFile: CONFIG, logLevel: 'error' });
    const server = await preview({
      configFile: CONFIG,
      logLevel: 'error',
      preview: { port: 0, strictPort: false },
    });
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error('The preview server has no address.');
    const browser = await chromium.launch({
      executablePath: await ensureChromium(),
      // The switches make text the same on every machine with the same fonts.
      args: ['--no-sandbox', '--font-render-hinting=none', '--force-color-profile=srgb'],
    });
    return new Look(browser, server, url);
  }

  /** @param query what is looked at, as look.ts reads it: `scene=failing&theme=light` */
  async show(query: string, viewport: { width: number; height: number } = SMALL): Promise<View> {
    const context = await this.browser.newContext({
      viewport,
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    await page.clock.install({ time: MOMENT });
    await page.goto(`${this.url}?${query}`);
    await page.getByRole('navigation').waitFor();
    await this.settle(page);
    return { page, complaints };
  }

  /** Lets the page's own time go on, and no other. */
  async settle(page: Page): Promise<void> {
    await page.clock.runFor(SETTLE_MS);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}
