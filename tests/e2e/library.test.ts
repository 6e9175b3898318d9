import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DesktopDouble } from './support/desktop-double';
import { dropFiles } from './support/drop';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { numberOf, stage05, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

// Goal: a person begins the first life, finds it again among others, and nothing of a life goes away but to the
// trash of the system.

let desktop: DesktopDouble;
let life: RunningLife;
/** Where the system keeps its trash, for this app alone. */
const dataHome = temporaryFolder('data-home');

beforeAll(async () => {
  desktop = await DesktopDouble.start();
  life = await launch({ firstRun: true, env: { XDG_DATA_HOME: dataHome } });
});
afterAll(() => desktop.stop());

const item = (testId: string) => life.page.getByTestId(testId).first();
const cards = () => life.page.getByTestId('life-card');
const cardOf = (name: string) => cards().filter({ has: life.page.getByText(name, { exact: true }) });

async function openDetails(name: string): Promise<void> {
  await life.page.getByTestId('nav-lives').click();
  const card = cardOf(name);
  await card.waitFor();
  if ((await card.getByTestId('life-details').count()) === 0) await card.getByTestId('life-open').click();
  await card.getByTestId('life-details').waitFor();
}

const nameIs = (name: string): Promise<true> =>
  waitFor(name, async () => ((await textOf(life.page, 'life-name')) === name ? true : undefined));

const foldersOf = (running: RunningLife): readonly string[] => readdirSync(join(running.home, 'lives'));

describe('the first run', () => {
  test('gives birth to nothing by itself, and the tray says that no life is open', async () => {
    await item('no-life').waitFor();
    expect(await item('no-life').getAttribute('data-first')).toBe('true');
    await life.screenshot('first-run');
    const tray = await desktop.trayItem();
    expect(JSON.stringify(await tray.menu())).toContain('No life is open');
    expect(foldersOf(life)).toEqual([]);
    for (const view of ['timeline', 'memory', 'anomalies', 'lives', 'snapshots', 'settings', 'now'])
      await life.page.getByTestId(`nav-${view}`).click();
    expect(await life.page.getByTestId('notice').count()).toBe(0);
  });

  test('a restart still waits', async () => {
    life = await life.relaunch();
    await item('no-life').waitFor();
    expect(foldersOf(life)).toEqual([]);
  });

  test('another name is drawn, a seed that is none is refused, and the life begins as it was wished for', async () => {
    const { page } = life;
    const first = await page.getByTestId('birth-name').inputValue();
    expect(first).not.toBe('');
    await page.getByTestId('birth-roll').click();
    expect(await page.getByTestId('birth-name').inputValue()).not.toBe(first);
    await page.getByTestId('birth-name').fill('Erste');
    await page.getByTestId('birth-seed').fill('a lot');
    expect(await page.getByTestId('birth-confirm').isDisabled()).toBe(true);
    await page.getByTestId('birth-seed').fill('7');
    await page.getByTestId('birth-confirm').click();
    await nameIs('Erste');
    await tickBeyond(page, 2);
    expect(foldersOf(life)).toHaveLength(1);
  });

  test('a file may be dropped in instead', async () => {
    const other = await launch({ firstRun: true });
    await other.page.getByTestId('no-life').waitFor();
    const path = join(temporaryFolder('files'), 'old.json');
    writeFileSync(path, stage05(500));
    await dropFiles(other.page, [path]);
    await other.page.getByTestId('drop-confirm').click();
    await tickBeyond(other.page, 500);
    await other.close();
  });
});

describe('the library', () => {
  test('finds a life by its name, its state and its policy', async () => {
    const { page } = life;
    await page.getByTestId('nav-snapshots').click();
    await page.getByTestId('birth-open').first().click();
    await page.getByTestId('birth-name').fill('Zweite');
    await page.getByTestId('birth-policy-classic').check();
    await page.getByTestId('birth-confirm').click();
    await nameIs('Zweite');
    await page.getByTestId('nav-lives').click();
    await cardOf('Erste').waitFor();
    await page.getByTestId('lives-search').fill('classic');
    await waitFor('one of two', async () => ((await cards().count()) === 1 ? true : undefined));
    expect(await cardOf('Zweite').count()).toBe(1);
    await page.getByTestId('lives-search').fill('nobody');
    await item('lives-nothing').waitFor();
    await page.getByTestId('lives-search').fill('');
    await waitFor('both', async () => ((await cards().count()) === 2 ? true : undefined));
    await life.screenshot('library');
  });

  test('shows a sleeper without waking it', async () => {
    await openDetails('Erste');
    await cardOf('Erste').getByTestId('life-look').click();
    await item('read-only').waitFor();
    await nameIs('Erste');
    const tick = await numberOf(life.page, 'tick');
    await new Promise((wake) => setTimeout(wake, 2500));
    expect(await numberOf(life.page, 'tick')).toBe(tick);
    await life.screenshot('library-look');
    await life.page.getByTestId('nav-timeline').click();
    await item('timeline-empty').waitFor();
    await item('back').click();
    await life.page.getByTestId('nav-now').click();
    await nameIs('Zweite');
  });

  test('forks a sleeper from its last state', async () => {
    await openDetails('Erste');
    await cardOf('Erste').getByTestId('life-fork').click();
    await item('fork-life-confirm').click();
    await nameIs('Erste 2');
    await tickBeyond(life.page, await numberOf(life.page, 'tick'));
    await life.page.getByTestId('nav-lives').click();
    await waitFor('three', async () => ((await cards().count()) === 3 ? true : undefined));
    expect(await cardOf('Erste 2').getAttribute('data-depth')).toBe('1');
  });

  test('moves a sleeper to the trash of the system, whole, after asking once', async () => {
    const gone = await cardOf('Zweite').getAttribute('data-life-id');
    await openDetails('Zweite');
    await cardOf('Zweite').getByTestId('life-trash').click();
    await life.screenshot('library-trash');
    expect(await textOf(life.page, 'trash-life')).toContain('Zweite');
    await item('trash-life-cancel').click();
    expect(await cardOf('Zweite').count()).toBe(1);
    await cardOf('Zweite').getByTestId('life-trash').click();
    await item('trash-life-confirm').click();
    await cardOf('Zweite').waitFor({ state: 'detached' });
    expect(existsSync(join(life.home, 'lives', gone ?? ''))).toBe(false);
    expect(existsSync(join(dataHome, 'Trash', 'files', gone ?? '', 'life.db'))).toBe(true);
  });

  test('offers no trash for the life that lives here, but puts it to sleep; the home then waits', async () => {
    await openDetails('Erste 2');
    expect(await cardOf('Erste 2').getByTestId('life-trash').count()).toBe(0);
    await cardOf('Erste 2').getByTestId('life-aside').click();
    await item('aside-life-confirm').click();
    await cardOf('Erste 2').getByTestId('wake').waitFor();
    await life.page.getByTestId('nav-now').click();
    await item('no-life').waitFor();
    expect(await item('no-life').getAttribute('data-first')).toBeNull();
    await life.screenshot('no-life');
    await item('to-lives').click();
    await cardOf('Erste').getByTestId('wake').click();
    await item('wake-dialog-confirm').click();
    await nameIs('Erste');
    await tickBeyond(life.page, 2);
  });

  test('a system without a trash is told of, and nothing is removed', async () => {
    // The tool that reaches the trash is not to be found.
    life = await life.relaunch({ env: { XDG_DATA_HOME: dataHome, PATH: temporaryFolder('no-programs') } });
    await openDetails('Erste 2');
    const id = await cardOf('Erste 2').getAttribute('data-life-id');
    await cardOf('Erste 2').getByTestId('life-trash').click();
    await item('trash-life-confirm').click();
    await life.page.getByTestId('notice').first().waitFor();
    expect(await textOf(life.page, 'notice')).toContain('trash');
    expect(existsSync(join(life.home, 'lives', id ?? '', 'life.db'))).toBe(true);
    await life.screenshot('library-no-trash');
  });
});
