import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { dropFiles } from './support/drop';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { textOf } from './support/reading';
import { waitFor } from './support/wait';

// Goal: of a life that dies in the app the window says by itself what ended it, and what it says is kept as a
// document that needs nothing besides itself.

let life: RunningLife;
let folder: string;

/** A shock takes about 50 ticks of these, and none alone as many as a death has to be averted by. */
const TICKS_LEFT = 115;
const SHOCKS = 2;
const FIND_LIMIT_MS = 40_000;

const item = (testId: string) => life.page.getByTestId(testId).first();

const found = (): Promise<true> =>
  waitFor(
    'what ended the life to be found out',
    async () =>
      (await item('post-mortem').count()) > 0 &&
      (await item('post-mortem').getAttribute('data-finding')) === 'found'
        ? true
        : undefined,
    FIND_LIMIT_MS,
  );

/** From now on a person chooses this path in the save dialog, or none. */
const willChoose = (filePath: string | null): Promise<void> =>
  life.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, filePath);

async function save(form: 'html' | 'png' | 'csv'): Promise<Buffer> {
  const filePath = join(folder, `end.${form}`);
  await willChoose(filePath);
  await item(`post-mortem-save-${form}`).click();
  await waitFor(
    `the notice about end.${form}`,
    async () =>
      (await life.page
        .getByTestId('notice')
        .filter({ hasText: `end.${form}` })
        .count()) > 0
        ? true
        : undefined,
    30_000,
  );
  return readFileSync(filePath);
}

beforeAll(async () => {
  life = await launch();
  folder = temporaryFolder('reports');
  const path = join(folder, 'failing.json');
  writeFileSync(path, young());
  await dropFiles(life.page, [path]);
  await item('drop-confirm').click();
  await item('drop-preview').waitFor({ state: 'detached' });
  await item('stimulus-intensity').fill('1');
  for (let sent = 0; sent < SHOCKS; sent++) await item('stimulus-shock').click();
  await found();
});

/** A life of few ticks, so that few are enough to have lived past its end. */
const young = (): string =>
  JSON.stringify({
    ...{ alive: true, ticks: 40, age: 40, energy: 50 },
    ...{ stability: TICKS_LEFT * 0.001, integrity: 1 },
  });

describe('what ended a life', () => {
  test('is found out by itself and told: the cause, the inputs that led there, what would have been', async () => {
    await life.screenshot('post-mortem-found');
    expect(await item('phase').getAttribute('data-phase')).toBe('terminated');
    expect(await item('death').getAttribute('data-cause')).toBe('stability');
    expect(await item('post-mortem-root').getAttribute('data-root')).toBe('stimuli');
    expect(await textOf(life.page, 'verdict')).toMatch(
      /^Its stability was used up\. Decisive were 2 shocks together, from tick \d+ to \d+\.$/u,
    );
    expect(await life.page.getByTestId('chain-link').count()).toBe(SHOCKS);
    expect(await textOf(life.page, 'counterfactual')).toMatch(
      /Without 2 shocks of ticks \d+ to \d+ it lives on/u,
    );
    expect(await textOf(life.page, 'found-out')).toMatch(/\d ticks were lived again in \d+ runs?/u);
    expect(await life.page.getByTestId('stimulus-shock').count()).toBe(0);
  });

  test('leads to its moment in the timeline and is there again on the way back', async () => {
    await item('chain-link').click();
    await item('timeline-view').waitFor();
    await item('nav-now').click();
    await found();
  });
});

describe('the report', () => {
  test('is a document that says the same and loads, runs and sends nothing', async () => {
    const verdict = await textOf(life.page, 'verdict');
    const document = (await save('html')).toString('utf8');
    expect(document).toMatch(/^<!doctype html>/u);
    expect(document).not.toMatch(/<(script|link|img|iframe|object|embed)\b|\b(src|href)=|@import|url\(/iu);
    const shown = await openAlone(join(folder, 'end.html'));
    expect(shown.policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/u);
    expect(shown.text.replace(/\s+/gu, ' ')).toContain(verdict);
    expect(shown.requested.map((url) => url.replace(/^.*\//u, ''))).toEqual(['end.html']);
  });

  test('is a picture of the whole document', async () => {
    const { width, height, data } = PNG.sync.read(await save('png'));
    expect(height).toBeGreaterThan(width / 2);
    expect(new Set(new Uint32Array(data.buffer, data.byteOffset, data.length / 4)).size).toBeGreaterThan(20);
  });

  test('is a table with the end, the input that led there and the course', async () => {
    const rows = parse<Record<string, string>>(await save('csv'), { columns: true });
    expect(rows.filter(({ part }) => part === 'death')).toMatchObject([{ type: 'stability' }]);
    expect(rows.filter(({ part }) => part === 'input')).toMatchObject(
      Array.from({ length: SHOCKS }, () => ({ type: 'shock' })),
    );
    expect(rows.filter(({ part }) => part === 'whole').length).toBeGreaterThan(5);
  });

  test('is not written where a person cancels', async () => {
    const before = readdirSync(folder);
    await willChoose(null);
    await item('post-mortem-save-html').click();
    await waitFor('the button to be back', async () =>
      (await item('post-mortem-save-html').isEnabled()) ? true : undefined,
    );
    expect(readdirSync(folder)).toEqual(before);
  });
});

test('after a restart the end is where it was, and what ended the life is found out again', async () => {
  const [tick, verdict] = [await textOf(life.page, 'death'), await textOf(life.page, 'verdict')];
  life = await life.relaunch();
  await found();
  expect(await textOf(life.page, 'death')).toBe(tick);
  expect(await textOf(life.page, 'verdict')).toBe(verdict);
});

interface Opened {
  readonly text: string;
  /** Its own Content-Security-Policy. */
  readonly policy: string;
  /** All that it asked for, itself first. */
  readonly requested: readonly string[];
}

/** Opens a file in a window of its own, with nothing of the app around it. */
const openAlone = (filePath: string): Promise<Opened> =>
  life.app.evaluate(async ({ BrowserWindow, session }, path) => {
    const alone = session.fromPartition('reader');
    const requested: string[] = [];
    alone.webRequest.onBeforeRequest(({ url }, answer) => {
      requested.push(url);
      answer({});
    });
    const window = new BrowserWindow({ show: false, webPreferences: { session: alone } });
    try {
      await window.loadFile(path);
      const ask = (expression: string): Promise<string> => window.webContents.executeJavaScript(expression);
      const text = await ask('document.body.innerText');
      return { text, policy: await ask('document.querySelector("meta[http-equiv]").content'), requested };
    } finally {
      window.destroy();
    }
  }, filePath);
