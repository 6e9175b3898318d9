import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dropFiles } from './support/drop';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { numberOf, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

// Goal: what happens to a life is found again in its Memory view, with where it came from and why it stayed.
let life: RunningLife;

const SHOCKS_MAX = 8;

const go = (view: string): Promise<void> => life.page.getByTestId(`nav-${view}`).click();
const items = () => life.page.getByTestId('memory-item');

async function sendShock(): Promise<void> {
  await go('now');
  await life.page.getByTestId('stimulus-intensity').fill('1');
  await life.page.getByTestId('stimulus-shock').click();
  await go('memory');
}

/** What the rows that are drawn hold in one place, top to bottom. */
const idsShown = () =>
  items().evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-memory-id'))));

beforeAll(async () => {
  life = await launch();
  await tickBeyond(life.page, 2);
});

describe('a newborn', () => {
  test('is told what will be remembered, and how', async () => {
    await go('memory');
    expect(await numberOf(life.page, 'memory-count')).toBe(0);
    expect(await textOf(life.page, 'memory-empty')).toMatch(/kept at once.*rests/u);
    await life.screenshot('memory-newborn');
  });

  test('keeps a heavy shock at once, and shows where it came from', async () => {
    // How much a shock matters is the policy's to say; one of several passes.
    for (let sent = 0; sent < SHOCKS_MAX && (await items().count()) === 0; sent++) {
      await sendShock();
      await life.page.getByTestId('memory-impression').nth(sent).waitFor();
      await new Promise((wake) => setTimeout(wake, 800));
    }
    const first = await waitFor('an episode', async () =>
      (await items().count()) > 0 ? items().first() : undefined,
    );
    const text = (await first.innerText()).replace(/\s+/gu, ' ');
    expect(text).toMatch(/Shock #1\b.*tick \d+.*inner \d\d:\d\d:\d\d.*1\.00.*−\d\.\d\d.*Flash/u);
    expect(await numberOf(life.page, 'memory-count')).toBe(await items().count());
    expect(await textOf(life.page, 'memory-short-term')).toMatch(/Shock.*kept/u);
    expect(await textOf(life.page, 'memory-learnt')).toContain('Shock');
    await life.screenshot('memory-flash');
  });
});

describe('a life that brought memories along', () => {
  beforeAll(async () => {
    const path = join(temporaryFolder('memory'), 'snapshot_000040.json');
    writeFileSync(path, withMemories());
    await go('now');
    await dropFiles(life.page, [path]);
    await life.page.getByTestId('drop-confirm').click();
    await life.page.getByTestId('drop-preview').waitFor({ state: 'detached' });
    await tickBeyond(life.page, 40);
    await go('memory');
    await waitFor('the adopted memories', async () => ((await items().count()) >= 4 ? true : undefined));
  });

  test('shows them as brought along, and nothing of the life before', async () => {
    expect(await items().first().innerText()).toMatch(/brought along/u);
    expect(await items().filter({ hasText: 'Flash' }).count()).toBe(0);
  });

  test('is searched by words, id and tick, and by type', async () => {
    const search = life.page.getByTestId('memory-search');
    const all = await items().count();
    await search.fill('recovery');
    expect(await items().count()).toBe(1);
    const [id] = await idsShown();
    await search.fill(`#${id}`);
    expect(await idsShown()).toEqual([id]);
    await search.fill('zebra');
    expect(await items().count()).toBe(0);
    await life.page.getByTestId('memory-empty').getByRole('button').click();
    expect(await items().count()).toBe(all);
    await life.page.getByTestId('memory-type').selectOption('shock');
    expect(await items().count()).toBe(2);
    await life.page.getByTestId('memory-type').selectOption('');
  });

  test('is sorted', async () => {
    const sort = life.page.getByTestId('memory-sort');
    await sort.selectOption('newest');
    const newest = await idsShown();
    await sort.selectOption('oldest');
    expect(await idsShown()).toEqual([...newest].reverse());
    await sort.selectOption('significance');
    expect(await items().first().getAttribute('data-type')).toBe('shock');
    await life.screenshot('memory-adopted');
  });

  test('leads from what an event was weighed with to the memory itself', async () => {
    await sendShock();
    await go('now');
    const entry = life.page.locator('[data-testid="trace-entry"][data-type="shock"]').first();
    await entry.locator('button').first().click();
    const recalled = entry.getByTestId('recalled-memory').first();
    const id = Number((await recalled.innerText()).replace('#', ''));
    await recalled.click();
    const memory = life.page.locator(`[data-testid="memory-item"][data-memory-id="${id}"]`);
    await memory.waitFor();
    expect(await memory.getAttribute('aria-current')).toBe('true');
    expect(await memory.innerText()).toMatch(/1 time\b/u);
    await life.screenshot('memory-recalled');
  });
});

function withMemories(): string {
  const memory = [
    ['shock', 0.95, 4],
    ['noise', 0.3, 8],
    ['recovery', 0.5, 12],
    ['shock', 0.7, 16],
    ['decay', 0.4, 20],
  ].map(([event_type, meaning_significance, timestamp]) => ({
    event_type,
    meaning_significance,
    timestamp,
    weight: 1,
    feedback_data: null,
  }));
  return JSON.stringify({
    life_id: '6e9c1f4a-51a6-4d0b-9c55-2f6f7f0a1b2d',
    birth_timestamp: 1_795_463_889.25,
    active: true,
    ticks: 40,
    age: 40.1,
    energy: 99.9,
    integrity: 1,
    stability: 0.98,
    fatigue: 0.01,
    tension: 0.02,
    subjective_time: 44.8,
    circadian_phase: 0.0003,
    circadian_period: 86_400,
    memory,
  });
}
