import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

// Goal: what the monitor finds is shown with its evidence and its cause, leads to the moment it happened at, and any
// setting can be tried on the past before it is switched on.
let life: RunningLife;

/** Two days of life, lived in a moment by the same life without a window; in their last hour four heavy shocks. */
const LIVED_TICKS = 172_800;
const SHOCKED_TICK = 170_000;
const SHOCKS = [0, 1, 2, 3].map((after) => ({
  tick: SHOCKED_TICK + after,
  type: 'shock',
  intensity: 0.95,
  note: 'a heavy one',
}));

const fall = () =>
  life.page
    .getByTestId('anomaly-item')
    .filter({ hasText: /fell|shock/iu })
    .first();

beforeAll(async () => {
  const home = temporaryFolder('shocked');
  const stimuli = join(home, '..', 'shocks.jsonl');
  writeFileSync(stimuli, SHOCKS.map((each) => JSON.stringify(each)).join('\n'));
  const ticks = String(LIVED_TICKS);
  execFileSync(process.execPath, [
    ...['out/main/cli.js', 'run', '--ticks', ticks, '--seed', '5', '--home', home, '--stimuli', stimuli],
  ]);
  life = await launch({ home });
  await tickBeyond(life.page, LIVED_TICKS + 2);
  await life.page.getByTestId('nav-anomalies').click();
});

describe('an anomaly', () => {
  test('says what was observed against what is usual, and after which input', async () => {
    await fall().waitFor();
    await life.screenshot('anomalies');
    if ((await life.page.getByTestId('anomaly-observed').count()) === 0) {
      await fall().getByTestId('anomaly-open').click();
    }
    await life.page.getByTestId('anomaly-observed').first().waitFor();
    expect(await textOf(life.page, 'anomaly-observed')).toMatch(/\d/u);
    expect(await textOf(life.page, 'anomaly-expected')).toMatch(/\d/u);
    expect(await life.page.getByTestId('anomaly-cause').count()).toBeGreaterThan(0);
    await waitFor('the course around it', async () =>
      Number(await life.page.getByTestId('anomaly-chart').first().getAttribute('data-points')) > 10
        ? true
        : undefined,
    );
    await life.screenshot('anomaly');
  });

  test('is acknowledged, and stays so', async () => {
    const acknowledge = life.page.getByTestId('anomaly-acknowledge').first();
    await acknowledge.click();
    await acknowledge.waitFor({ state: 'detached' });
  });

  test('leads to its moment in the timeline', async () => {
    await life.page.getByTestId('anomaly-timeline').first().click();
    await life.page.getByTestId('timeline-view').waitFor();
    await life.screenshot('anomaly-in-timeline');
    await life.page.getByTestId('nav-anomalies').click();
  });
});

describe('the settings of the monitor', () => {
  test('are tried on the past: a kind that is off would have said nothing', async () => {
    const { page } = life;
    await page.getByTestId('backtest-open').click();
    await page.locator('[data-testid="sensitivity"][data-kind="fast-fall"]').getByText('Off').click();
    await page.getByTestId('backtest-run').click();
    await page.getByTestId('backtest-result').waitFor();
    await life.screenshot('backtest');
    expect(await page.getByTestId('difference').count()).toBeGreaterThan(0);
  });

  test('are switched on, and hold', async () => {
    const { page } = life;
    await page.getByTestId('backtest-apply').click();
    await waitFor('the setting', async () =>
      (await page
        .locator('[data-testid="sensitivity"][data-kind="fast-fall"]')
        .getAttribute('data-sensitivity')) === 'off'
        ? true
        : undefined,
    );
    await page.getByTestId('nav-settings').click();
    await life.screenshot('settings-of-monitor');
  });
});

describe('hours and days', () => {
  test('are summed up, with what was out of the usual', async () => {
    const { page } = life;
    await page.getByTestId('nav-anomalies').click();
    await page.getByTestId('digests-open').click();
    await page.getByTestId('digest').first().waitFor();
    expect(await page.getByTestId('digest').count()).toBeGreaterThan(10);
    await life.screenshot('digests');
  });
});
