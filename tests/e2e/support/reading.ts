import type { Page } from 'playwright-core';
import type { RunningLife } from './launch';
import { waitFor } from './wait';

/** What the window shows under a test id, as one line. */
export async function textOf(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).first().innerText()).replace(/\s+/gu, ' ').trim();
}

/** The number the window shows under a test id; group separators are read over. */
export async function numberOf(page: Page, testId: string): Promise<number> {
  const text = await textOf(page, testId);
  const [digits] = /-?\d[\d\u202f\u00a0,  ]*(\.\d+)?/u.exec(text) ?? [];
  if (digits === undefined) throw new Error(`No number under ${testId}: "${text}"`);
  return Number(digits.replace(/[\u202f\u00a0, ]/gu, ''));
}

/** Waits until the tick passes `beyond`. @returns the tick then shown */
export function tickBeyond(page: Page, beyond: number, limitMs = 15_000): Promise<number> {
  return waitFor(
    `a tick beyond ${beyond}`,
    async () => {
      const tick = await numberOf(page, 'tick');
      return tick > beyond ? tick : undefined;
    },
    limitMs,
  );
}

/** A stage 05 snapshot of a life with so many ticks left, as JSON. */
export function stage05(ticksLeft: number): string {
  const stability = ticksLeft * 0.001;
  return JSON.stringify({
    alive: true,
    ticks: 1000 - ticksLeft,
    age: 1000 - ticksLeft,
    energy: 50,
    stability,
    integrity: 1,
  });
}

/** Closes the window as its own button would, and waits until it is gone. */
export async function closeWindow({ app, page }: Pick<RunningLife, 'app' | 'page'>): Promise<void> {
  const gone = page.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
}
