import { chromium, type Browser, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';

/** Every picture is of this moment: clocks, ages and "3 min ago" are the same each time. */
const MOMENT = new Date('2026-03-14T15:09:26Z');
/** A tick and what follows it: time for the page to be drawn and for what eases to arrive. */
const SETTLE_MS = 1500;

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
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<Look> {
    const browser = await chromium.launch({
      executablePath: await ensureChromium(),
      // The switches make text the same on every machine with the same fonts.
      args: ['--no-sandbox', '--font-render-hinting=none', '--force-color-profile=srgb'],
    });
    return new Look(browser);
  }

  get engineMajor(): number {
    return parseInt(this.browser.version(), 10);
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
    // It stands still from the beginning, so that a slow machine sees no later tick than a fast one.
    await page.clock.install({ time: MOMENT.getTime() - 1000 });
    await page.clock.pauseAt(MOMENT);
    await page.addInitScript(() => {
      // The one thing the page draws by chance, a name that is proposed, is the same each time.
      crypto.getRandomValues = (array) => array;
    });
    await page.goto(`${inject('lookUrl')}?${query}`);
    await page.getByRole('navigation').waitFor();
    await this.settle(page);
    return { page, complaints };
  }

  /** Lets the page's own time go on, and no other. */
  async settle(page: Page): Promise<void> {
    await page.clock.runFor(SETTLE_MS);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
