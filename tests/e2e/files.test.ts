import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { dropFiles } from './support/drop';
import { launch, temporaryFolder, type RunningLife } from './support/launch';
import { numberOf, stage05, textOf, tickBeyond } from './support/reading';
import { waitFor } from './support/wait';

let life: RunningLife;
let folder: string;
let own: string;

/** Drops one file; the dialog that says what it is has come up. */
async function drop(path: string): Promise<void> {
  await dropFiles(life.page, [path]);
  await life.page.getByTestId('drop-preview').waitFor();
}

beforeAll(async () => {
  life = await launch();
  folder = temporaryFolder('files');
  await tickBeyond(life.page, 2);
});

/** The newest snapshot any life of the home has. */
function newestSnapshot(): string {
  const lives = join(life.home, 'lives');
  const files = readdirSync(lives).flatMap((id) => {
    const snapshots = join(lives, id, 'snapshots');
    return readdirSync(snapshots).map((name) => join(snapshots, name));
  });
  const [newest] = files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  if (newest === undefined) throw new Error(`No snapshot below ${lives}`);
  return newest;
}

describe('a file dropped on the window', () => {
  test('tells what would happen before it happens; cancelling changes nothing', async () => {
    await life.page.getByTestId('nav-snapshots').click();
    const before = await life.page.getByTestId('snapshot-item').count();
    await life.page.getByTestId('snapshot-save').click();
    await waitFor('the snapshot to be listed', async () =>
      (await life.page.getByTestId('snapshot-item').count()) > before ? true : undefined,
    );
    await life.screenshot('snapshots');
    own = join(folder, 'own.life');
    copyFileSync(newestSnapshot(), own);
    await life.page.getByTestId('nav-now').click();
    const name = await textOf(life.page, 'life-name');
    await drop(own);
    await life.screenshot('drop-older');
    await life.page.getByTestId('drop-cancel').click();
    expect(await textOf(life.page, 'life-name')).toBe(name);
    await tickBeyond(life.page, await numberOf(life.page, 'tick'));
  });

  test('an older snapshot is forked into a life with a parent', async () => {
    const name = await textOf(life.page, 'life-name');
    await drop(own);
    await life.page.getByTestId('drop-fork').click();
    await waitFor('the fork', async () =>
      (await textOf(life.page, 'life-name')) === `${name} 2` ? true : undefined,
    );
    await tickBeyond(life.page, await numberOf(life.page, 'tick'));
    await life.screenshot('forked');
  });

  test.each([
    ['stage 05', 'snapshot_000400.json', stage05(600), 400],
    ['the later version, zipped', 'snapshot_000040.json.gz', laterSnapshot(), 40],
  ] as const)('a snapshot of %s is adopted and lives on', async (_, fileName, content, tick) => {
    const path = join(folder, fileName);
    writeFileSync(path, content);
    await drop(path);
    await life.screenshot(`adopt-${fileName}`);
    await life.page.getByTestId('drop-confirm').click();
    await waitFor('the adopted life', async () => {
      const shown = await numberOf(life.page, 'tick');
      return shown >= tick && shown < tick + 60 ? true : undefined;
    });
    await tickBeyond(life.page, tick);
  });

  test.each([
    ['an empty file', () => writeFileSync(join(folder, 'bad.life'), '')],
    ['a truncated file', () => writeFileSync(join(folder, 'bad.life'), '{"format":"life-snapshot"')],
    ['a binary file', () => writeFileSync(join(folder, 'bad.life'), Buffer.alloc(64, 0xff))],
    ['an edited file', () => writeFileSync(join(folder, 'bad.life'), edited())],
    ['a folder', () => mkdirSync(join(folder, 'a-folder.life'), { recursive: true })],
  ])('%s is refused by name and reason; life goes on untouched', async (what, write) => {
    write();
    const name = await textOf(life.page, 'life-name');
    const fileName = what === 'a folder' ? 'a-folder.life' : 'bad.life';
    await drop(join(folder, fileName));
    expect(await textOf(life.page, 'drop-preview')).toContain(fileName);
    expect(await life.page.getByTestId('drop-confirm').count()).toBe(0);
    await life.screenshot(`refused-${what}`);
    await life.page.getByTestId('drop-cancel').click();
    expect(await textOf(life.page, 'life-name')).toBe(name);
    await tickBeyond(life.page, await numberOf(life.page, 'tick'));
  });
});

function edited(): string {
  const content = JSON.parse(readFileSync(own, 'utf8')) as { state: { vitals: { energy: number } } };
  content.state.vitals.energy = 12.5;
  return JSON.stringify(content);
}

function laterSnapshot(): Buffer {
  const memory = [
    { event_type: 'shock', meaning_significance: 0.6, timestamp: 4, weight: 1, feedback_data: null },
  ];
  return gzipSync(
    JSON.stringify({
      life_id: '6e9c1f4a-51a6-4d0b-9c55-2f6f7f0a1b2c',
      birth_timestamp: 1_795_463_889.25,
      active: true,
      ticks: 40,
      age: 4.1,
      energy: 99.9,
      integrity: 1,
      stability: 0.98,
      fatigue: 0.01,
      tension: 0.02,
      subjective_time: 7.8,
      circadian_phase: 0.0003,
      circadian_period: 86_400,
      memory,
    }),
  );
}
