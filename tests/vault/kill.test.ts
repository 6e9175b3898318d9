import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { JournalAnchor } from '../../src/main/vault/journal-chain';
import { HomeLock } from '../../src/main/vault/home-lock';
import { openStore, refusalOf, stateAfter, temporaryFolder } from './helpers';

// Inside the checkout, so that the child finds the database library.
const outFolder = resolve('node_modules/.cache', `vault-child-${process.pid}`);

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['libsql'] },
    build: { ssr: 'tests/vault/child.ts', outDir: outFolder, target: 'node18', minify: false },
  });
});
afterAll(() => rmSync(outFolder, { recursive: true, force: true }));

function start(...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(outFolder, 'child.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills it the hard way once it has said enough; returns all it said in whole lines. */
async function linesUntilKilled(child: ChildProcess, linesMin: number): Promise<readonly string[]> {
  let said = '';
  child.stdout?.on('data', (data: Buffer) => {
    said += data.toString();
    if (said.split('\n').length > linesMin) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said.split('\n').slice(0, -1);
}

const anchorsIn = (lines: readonly string[]): readonly JournalAnchor[] =>
  lines.flatMap((line) => (line.startsWith('anchor ') ? [JSON.parse(line.slice(7)) as JournalAnchor] : []));

describe('a process killed with -9', () => {
  it('loses no acknowledged record, again and again', async () => {
    const folder = temporaryFolder();
    const state = stateAfter(0);
    const acknowledged: string[] = [];
    for (const linesMin of [1, 50, 300]) {
      const child = start('live', folder, JSON.stringify(state));
      acknowledged.push(...(await linesUntilKilled(child, linesMin)));
      const store = openStore(folder);
      // Whatever the child noted of its journal holds, also of spans that went on growing and were cut off.
      const records = [...store.tail(null, anchorsIn(acknowledged))];
      const history = new Set(store.recentHistory(100_000).map(({ tick }) => `tick ${tick}`));
      store.close();

      const notes = new Set(
        records.map(({ input }) => (input.kind === 'stimulus' ? `stimulus ${input.note}` : '')),
      );
      const ticksLived = records.reduce(
        (sum, { input, count }) => sum + (input.kind === 'tick' ? count : 0),
        0,
      );
      const lastTick = acknowledged.filter((line) => line.startsWith('tick ')).at(-1);
      expect(acknowledged.filter((line) => line.startsWith('stimulus ') && !notes.has(line))).toEqual([]);
      expect(ticksLived).toBeGreaterThanOrEqual(Number(lastTick?.slice(5)));
      expect(acknowledged.filter((line) => line.startsWith('tick ') && !history.has(line))).toEqual([]);
      // At most the record that was on its way had no acknowledgement yet.
      expect(ticksLived).toBe(records.at(-1)?.tick);
    }
  });

  it('gives its home free, and until then is named', async () => {
    const home = temporaryFolder();
    const child = start('lock', home);
    if (child.stdout === null) throw new Error('no stdout');
    await once(child.stdout, 'data');
    const params = refusalOf(() => HomeLock.acquire(home, 'app'), 'home.busyCli');
    expect(params).toMatchObject({ pid: child.pid, since: '2023-11-14T22:13:20.000Z' });
    child.kill('SIGKILL');
    await once(child, 'close');
    HomeLock.acquire(home, 'app').release();
  });
});

describe('a machine without the native database library', () => {
  it('is told what is missing and what to do', async () => {
    const elsewhere = temporaryFolder();
    copyFileSync(join(outFolder, 'child.mjs'), join(elsewhere, 'child.mjs'));
    const child = spawn(process.execPath, [join(elsewhere, 'child.mjs'), 'lock', elsewhere], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).not.toBe(0);
    expect(said).toContain('errors.database.nativeMissing');
  });
});

describe('the lock of a home', () => {
  it('that was damaged is held by nobody, and then by one', () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'lock.db'), 'this was never a lock '.repeat(400));
    const lock = HomeLock.acquire(home, 'app');
    refusalOf(() => HomeLock.acquire(home, 'cli'), 'home.busyApp');
    lock.release();
  });

  it('is held once, also within one process, and can be taken again', () => {
    const home = temporaryFolder();
    const lock = HomeLock.acquire(home, 'app');
    refusalOf(() => HomeLock.acquire(home, 'cli'), 'home.busyApp');
    lock.release();
    lock.release();
    const again = HomeLock.acquire(home, 'cli');
    rmSync(join(home, 'owner.json'));
    refusalOf(() => HomeLock.acquire(home, 'app'), 'home.busyUnknown');
    again.release();
  });
});
