import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { numberOf, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

let life: RunningLife;
let name: string;

const dataOf = (testId: string, attribute: string): Promise<string | null> =>
  life.page.getByTestId(testId).first().getAttribute(`data-${attribute}`);

/** Two days of life, lived in a moment by the same life without a window. */
const LIVED_TICKS = 172_800;

beforeAll(async () => {
  const home = temporaryFolder('lived');
  execFileSync(process.execPath, [
    'out/main/cli.js',
    'run',
    '--ticks',
    String(LIVED_TICKS),
    '--seed',
    '5',
    '--home',
    home,
  ]);
  // Long enough asleep that the books, which count in whole seconds, have to show it.
  await new Promise((wake) => setTimeout(wake, 2000));
  life = await launch({ home });
  await tickBeyond(life.page, LIVED_TICKS + 2);
  name = await textOf(life.page, 'life-name');
});

describe('the past of a life, in its window', () => {
  test('is drawn with its time accounted for', async () => {
    const { page } = life;
    await page.getByTestId('nav-timeline').click();
    await page.getByTestId('timeline-view').waitFor();
    await waitFor('a course', async () =>
      Number(await dataOf('course-chart', 'points')) > 100 ? true : undefined,
    );
    await waitFor('the books', async () =>
      Number(await dataOf('books-lived', 'ms')) >= 5000 ? true : undefined,
    );
    expect(await dataOf('books-crashed', 'ms')).toBe('0');
    expect(Number(await dataOf('books-asleep', 'ms'))).toBeGreaterThan(0);
    await life.screenshot('timeline');
  });

  test('is verified in a process of its own while life goes on', async () => {
    const { page } = life;
    await page.getByTestId('verify').click();
    await page.getByTestId('verify-result').waitFor();
    expect(await dataOf('verify-result', 'is')).toBe('whole');
    expect(await textOf(page, 'head-hash')).toMatch(/[0-9a-f]{64}/u);
    await life.screenshot('timeline-verified');
  });

  test('is looked at, moment by moment, and left again', async () => {
    const { page } = life;
    await page.getByTestId('tick-field').fill('90000');
    await page.getByTestId('tick-field').press('Enter');
    await page.getByTestId('look').click();
    await page.getByTestId('read-only').waitFor();
    await page.getByTestId('nav-now').click();
    expect(await numberOf(page, 'tick')).toBe(90_000);
    await life.screenshot('moment');
    await page.getByTestId('back').click();
    expect(await tickBeyond(page, LIVED_TICKS)).toBeGreaterThan(LIVED_TICKS);
  });

  test('becomes a life of its own, and the two are told apart', async () => {
    const { page } = life;
    await page.getByTestId('nav-timeline').click();
    await page.getByTestId('tick-field').fill('120000');
    await page.getByTestId('tick-field').press('Enter');
    await page.getByTestId('fork-moment').click();
    await page.getByTestId('fork-dialog-confirm').click();
    await page.getByTestId('nav-now').click();
    await waitFor('the fork', async () =>
      (await textOf(page, 'life-name')) === `${name} 2` ? true : undefined,
    );
    await tickBeyond(page, 120_002);
    await page.getByTestId('nav-lives').click();
    await waitFor('both lives', async () =>
      (await page.getByTestId('life-card').count()) === 2 ? true : undefined,
    );
    await life.screenshot('lives');
    for (const choice of await page.getByTestId('compare-choose').all()) await choice.click();
    await page.getByTestId('compare').click();
    await page.getByTestId('comparison').waitFor();
    expect(await dataOf('divergence', 'tick')).toBe('120001');
    await life.screenshot('comparison');
  });

  test('the parent is woken again, and goes on where it was put to sleep', async () => {
    const { page } = life;
    await page.getByTestId('comparison-back').click();
    await page.getByTestId('wake').first().click();
    await page.getByTestId('wake-dialog-confirm').click();
    await page.getByTestId('nav-now').click();
    await waitFor('the parent', async () => ((await textOf(page, 'life-name')) === name ? true : undefined));
    await tickBeyond(page, LIVED_TICKS);
  });
});

describe('recovery', () => {
  test('is rehearsed, and the window says so', async () => {
    await waitFor(
      'the proof',
      async () => ((await dataOf('safety', 'is')) === 'proven' ? true : undefined),
      40_000,
    );
    await life.screenshot('proven');
  });
});
