import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../scripts/lib/run.mjs';
import { LIFE_ID } from '../crash/first-state';
import { examineGrave } from '../crash/graveyard';
import { Resident } from './resident';
import { limitWriting, mountSmallDisk, type SmallDisk } from './small-disk';

// Goal: a disk that takes nothing does not stop life; nothing is promised that cannot be kept, and nothing is lost
// once there is room again. Method: a real process, and a real file system that is full.

const OUT = join(ROOT, 'node_modules/.cache', `full-disk-${process.pid}`);
const CHILD = join(OUT, 'child.mjs');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['libsql'] },
    build: { ssr: join(ROOT, 'tests/full-disk/child.ts'), target: 'node20', outDir: OUT, minify: false },
  });
}, 60_000);
afterAll(() => rmSync(OUT, { recursive: true, force: true }));

test('life goes on while its disk is full, and all of it is written afterwards', async ({ skip }) => {
  const disk = mountSmallDisk();
  if (typeof disk === 'string') return skip(disk);
  onTestFinished(() => disk.remove());
  await liveThroughFullDisk(disk, livesOn(disk));
}, 60_000);

test('the same where a process may not write any more', async ({ skip }) => {
  let pid = 0;
  const disk = limitWriting(() => pid);
  if (typeof disk === 'string') return skip(disk);
  onTestFinished(() => disk.remove());
  const resident = livesOn(disk);
  pid = resident.pid;
  await liveThroughFullDisk(disk, resident);
}, 60_000);

test('a process that is killed while its disk is full loses only what it said was not saved', async ({
  skip,
}) => {
  const disk = mountSmallDisk();
  if (typeof disk === 'string') return skip(disk);
  onTestFinished(() => disk.remove());
  const killed = livesOn(disk);
  await killed.ticksOn(20);
  expect(await killed.ask('stimulate 1')).toMatch(/^done/);
  disk.fill();
  await killed.until('word that nothing is saved', () => isUnsaved(killed));
  await killed.ticksOn(10);
  await killed.kill();

  // On a disk without any room it may not wake; it says so, and nothing is the worse for it.
  const early = livesOn(disk);
  await early.until('a life, or the reason why there is none', () => early.lines.length > 0);
  await early.kill();
  disk.makeRoom();
  const next = livesOn(disk);
  await next.ticksOn(5);
  expect(await next.ask('stimulate 2')).toMatch(/^done/);
  next.tell('sleep');
  await next.until('its sleep', () => next.lines.includes('slept'));

  const firstUnsaved = killed.lines.findIndex((line) => line.startsWith('unsaved '));
  const saved = Number(killed.lines.slice(0, firstUnsaved).filter(isTick).at(-1)?.slice(5));
  const wokeAt = Number(next.lines.find(isTick)?.slice(5));
  expect(wokeAt).toBeGreaterThanOrEqual(saved);
  const found = examineGrave(disk.homePath, LIFE_ID);
  expect(found.broken).toBeNull();
  expect(found.stimuli).toEqual([1, 2]);
}, 60_000);

const isTick = (line: string): boolean => line.startsWith('tick ');

function livesOn({ homePath }: SmallDisk): Resident {
  const resident = new Resident(CHILD, homePath);
  onTestFinished(() => resident.kill());
  return resident;
}

async function liveThroughFullDisk(disk: SmallDisk, resident: Resident): Promise<void> {
  let number = 0;
  const stimulate = () => resident.ask(`stimulate ${++number}`);
  await resident.ticksOn(20);
  expect(await stimulate()).toMatch(/^done/);

  for (let round = 1; round <= 2; round++) {
    disk.fill();
    await resident.until('word that nothing is saved', () => isUnsaved(resident));
    const fromTick = resident.tick;
    for (let time = 0; time < 5; time++) {
      expect(await stimulate()).toMatch(/^refused .*(diskFull|failed|unsaved|unwritable)$/);
      await wait(100);
    }
    expect(await resident.ask('save')).toMatch(/^refused/);
    expect(resident.tick).toBeGreaterThan(fromTick + 10);
    expect(resident.starting('notice error')).toHaveLength(round);

    disk.makeRoom();
    await resident.until('word that all is saved', () => !isUnsaved(resident));
    await resident.until('word of it', () => resident.starting('notice info').length === round);
    expect(await stimulate()).toMatch(/^done/);
    expect(await resident.ask('save')).toMatch(/^done/);
  }

  await resident.ticksOn(5);
  resident.tell('sleep');
  await resident.until('its sleep', () => resident.lines.includes('slept'));
  expect(resident.starting('bug')).toEqual([]);
  const found = examineGrave(disk.homePath, LIFE_ID);
  expect(found.broken).toBeNull();
  expect(found.tick).toBe(resident.tick);
  expect(found.stimuli).toEqual(resident.stimuli('done'));
}

const isUnsaved = (resident: Resident): boolean =>
  resident.lines.filter((line) => line.startsWith('unsaved ')).at(-1) !== 'unsaved nothing' &&
  resident.starting('unsaved ').length > 0;
