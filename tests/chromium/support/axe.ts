import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds against WCAG 2.2 AA and its best practices, one line each with the places. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Through the debugger, so that the page's own policy against foreign scripts stays as it is.
  await page.evaluate(axe.source);
  // It waits by the page's clock, which stands still.
  await page.clock.resume();
  const { violations } = await page.evaluate(() =>
    (window as unknown as { readonly axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations.map(lineOf);
}

const lineOf = ({ id, help, nodes }: Result): string =>
  `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(' ')}\n    ${node.failureSummary ?? ''}`).join('\n')}`;
