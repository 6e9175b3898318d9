import type { Page } from 'playwright-core';
import { VIEWS, type ViewName } from '../../../src/shared/border';

/** A state of the window that is worth looking at. */
export interface Scene {
  readonly name: string;
  /** As tests/renderer/look/look.ts reads it. */
  readonly query: string;
  readonly view: ViewName;
  /** What a person does there before it is looked at. */
  readonly then?: (page: Page) => Promise<void>;
}

const click = (testId: string) => (page: Page) => page.getByTestId(testId).first().click();
const run = (command: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.locator(`[data-command=${command}]`).click();
};
const press = (key: string) => (page: Page) => page.keyboard.press(key);

/** Each view of a life that is well, and the states in which others look otherwise. */
export const SCENES: readonly Scene[] = [
  ...VIEWS.map((view): Scene => ({ name: view, query: 'anomalies=7&outlook', view })),
  { name: 'now of a failing life', query: 'scene=failing&anomalies=7', view: 'now' },
  { name: 'now of a newborn', query: 'scene=newborn&trace=0', view: 'now' },
  { name: 'now of a dead life', query: 'scene=dead', view: 'now' },
  { name: 'now without a life', query: 'scene=none', view: 'now' },
  { name: 'timeline without a life', query: 'scene=none', view: 'timeline' },
  { name: 'timeline that cannot be read', query: 'broken', view: 'timeline' },
  { name: 'memory of a life that keeps none', query: 'memories=none', view: 'memory' },
  { name: 'anomalies of a quiet life', query: '', view: 'anomalies' },
  { name: 'an anomaly, opened', query: 'anomalies=7', view: 'anomalies', then: click('anomaly-open') },
  { name: 'sensitivity', query: 'anomalies=7', view: 'anomalies', then: click('tab-monitor') },
  { name: 'digests', query: 'anomalies=7', view: 'anomalies', then: click('tab-digests') },
  { name: 'beginning a life', query: '', view: 'now', then: run('begin') },
  { name: 'the palette', query: '', view: 'now', then: press('Control+k') },
];

export async function go(page: Page, { view, then }: Scene): Promise<void> {
  await page.getByTestId(`nav-${view}`).click();
  await then?.(page);
}
