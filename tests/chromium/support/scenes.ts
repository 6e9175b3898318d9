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
const inTurn =
  (...steps: readonly ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };
const openLife = (index: number) => (page: Page) => page.getByTestId('life-open').nth(index).click();
const compareTwo = async (page: Page): Promise<void> => {
  for (const index of [0, 1]) await page.getByTestId('compare-choose').nth(index).check();
  await page.getByTestId('compare').click();
};
const everyLane = async (page: Page): Promise<void> => {
  // Where there is room they are in a row, and nothing opens them.
  const opens = page.getByTestId('lanes-open');
  if (await opens.isVisible()) await opens.click();
  for (const lane of await page.getByTestId('lane-toggles').locator('[data-lane]').all()) await lane.click();
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
  { name: 'sensitivity', query: 'anomalies=7', view: 'anomalies', then: click('backtest-open') },
  { name: 'digests', query: 'anomalies=7', view: 'anomalies', then: click('digests-open') },
  { name: 'now after an absence', query: 'away=capped', view: 'now' },
  { name: 'now after an end in absence', query: 'scene=dead&away=died', view: 'now' },
  { name: 'the birth certificate', query: '', view: 'now', then: click('certificate-open') },
  { name: 'now with lives that sleep', query: 'scene=none&sleepers=3&unwoken', view: 'now' },
  { name: 'an end in its world', query: 'scene=dead&end=world', view: 'now' },
  { name: 'an end that is long', query: 'scene=dead&end=long', view: 'now' },
  { name: 'an end that is not explained', query: 'scene=dead&end=unexplained', view: 'now' },
  { name: 'timeline of a year', query: 'scene=year&anomalies=40', view: 'timeline' },
  { name: 'timeline with the other lanes', query: '', view: 'timeline', then: everyLane },
  { name: 'timeline that was verified', query: 'report=broken', view: 'timeline', then: click('verify') },
  { name: 'a life of the library, opened', query: '', view: 'lives', then: openLife(1) },
  { name: 'the trash question', query: '', view: 'lives', then: inTurn(openLife(3), click('life-trash')) },
  { name: 'two lives compared', query: '', view: 'lives', then: compareTwo },
  { name: 'lives where there is none', query: 'scene=none', view: 'lives' },
  { name: 'settings with an update', query: 'update=told&development', view: 'settings' },
  { name: 'what is new', query: '', view: 'settings', then: click('open-news') },
  { name: 'a fork', query: '', view: 'timeline', then: click('fork-moment') },
  { name: 'beginning a life', query: '', view: 'now', then: run('begin') },
  { name: 'now beside adopted processes', query: 'processes=all', view: 'now' },
  { name: 'adopted processes', query: 'processes=all', view: 'world' },
  {
    name: 'a process, about to be released',
    query: 'processes=all',
    view: 'world',
    then: click('process-release'),
  },
  { name: 'senses, some on', query: 'senses', view: 'world', then: click('world-tab-senses') },
  { name: 'commands, none yet', query: '', view: 'world', then: click('world-tab-hooks') },
  { name: 'commands, some', query: 'hooks', view: 'world', then: click('world-tab-hooks') },
  { name: 'the channel, closed', query: '', view: 'world', then: click('world-tab-channel') },
  {
    name: 'the channel, open, with its token',
    query: 'channel=open&streams=2',
    view: 'world',
    then: inTurn(click('world-tab-channel'), click('channel-renew')),
  },
  {
    name: 'another token, asked',
    query: 'channel=failed&token',
    view: 'world',
    then: inTurn(click('world-tab-channel'), click('channel-renew')),
  },
  { name: 'the palette', query: '', view: 'now', then: press('Control+k') },
];

export async function go(page: Page, { view, then }: Scene): Promise<void> {
  await page.getByTestId(`nav-${view}`).click();
  await then?.(page);
}
