import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HomeLock } from '../../src/main/vault/home-lock';
import { life, run, temporaryFolder } from './in-process';
import * as shape from './on-disk';
import { contents, died, killed, lived, sha256, tamper, told, unixMs, whole } from './on-disk';

const damaged = { whole, damaged: z.array(z.looseObject({ reason: z.string() })) };
const lifeReport = z.strictObject({
  path: z.string(),
  kind: z.literal('life'),
  lifeId: z.uuid(),
  home: z.string().nullable(),
  current: z.boolean(),
  identity: z.strictObject({
    ...{ lifeId: z.uuid(), name: z.string(), seed: whole, bornAtMs: unixMs, lineage: shape.lineage },
    absence: shape.absence.exactOptional(),
  }),
  policy: z.string(),
  alive: z.boolean(),
  asleep: z.boolean(),
  phase: shape.phase,
  phaseSinceTick: whole,
  tick: whole,
  ageMs: whole,
  innerMs: z.number(),
  downtimeMs: whole,
  vitals: shape.vitals,
  dynamics: shape.dynamics,
  memory: shape.memory,
  death: shape.death,
  stateHash: sha256,
  lastLivedMs: unixMs,
  journal: z.looseObject({ records: whole, firstTick: whole, lastTick: whole }).nullable(),
  checkpoints: z.strictObject({ ...damaged, newestTick: whole.nullable() }).nullable(),
  snapshots: z.strictObject(damaged),
  recovery: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('possible'), tick: whole, fromTick: whole, tookMs: whole }),
    z.strictObject({ is: z.literal('restorable'), tick: whole, reason: z.string() }),
    z.strictObject({ is: z.literal('impossible'), reason: z.string() }),
  ]),
});

/** A damaged folder: told of on stdout, and refused in one line. */
async function troubled(folder: string, words: RegExp) {
  const before = contents(folder);
  const { code, out, err } = await life(['inspect', '--json', folder]);
  expect(code).toBe(1);
  expect(err).toMatch(/^life: [^\n]+\n$/);
  expect(err).toMatch(words);
  expect(contents(folder)).toEqual(before);
  return JSON.parse(out) as z.infer<typeof lifeReport>;
}

const newestId = '(SELECT max(id) FROM checkpoints)';

describe("life inspect, of a life's folder", () => {
  it('tells what lies in it, and changes no byte', async () => {
    const { home, folder, lifeId, databasePath } = await lived();
    const before = contents(home);
    for (const path of [folder, home, databasePath]) {
      const report = await told(lifeReport, 'inspect', path);
      expect(report).toMatchObject({
        ...{ path: folder, lifeId, home, current: true, tick: 1000, alive: true, asleep: true },
        journal: { firstTick: 0, lastTick: 1000, records: 5 },
        checkpoints: { damaged: [], newestTick: 1000 },
        recovery: { is: 'possible', tick: 1000, fromTick: 1000 },
      });
    }
    expect(contents(home)).toEqual(before);
  });

  it('says it for a person', async () => {
    const { home } = await lived(100);
    const { code, out, err } = await life(['inspect', home]);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('{{');
    expect(out).toMatch(/^A life, the one that lives in its home now\n/);
    expect(out).toMatch(/Recovery +tried: from the checkpoint of tick 100 to tick 100 in \d+ ms\n/);
  });

  it('tells of a dead life, and of one whose process was killed, while somebody holds the home', async () => {
    const dead = await died();
    expect(await told(lifeReport, 'inspect', dead.home)).toMatchObject({
      ...{ alive: false, death: { tick: 1000 }, phase: 'terminated' },
    });
    const { home } = killed(await lived());
    const before = contents(home);
    expect(await told(lifeReport, 'inspect', home)).toMatchObject({ asleep: false, tick: 1000 });
    expect(contents(home)).toEqual(before);
    const lock = HomeLock.acquire(home, 'app');
    await told(lifeReport, 'inspect', home);
    lock.release();
  });

  it('passes over a damaged checkpoint, as recovery does', async () => {
    const { folder, databasePath } = await lived(100);
    tamper(databasePath, `UPDATE checkpoints SET state = 'x' WHERE id = ${newestId}`);
    const report = await told(lifeReport, 'inspect', folder);
    expect(report.recovery).toMatchObject({ is: 'possible', tick: 100, fromTick: 0 });
    expect(report.checkpoints?.damaged).toMatchObject([{ tick: 100 }]);
    expect((await life(['inspect', folder])).out).toContain('1 damaged');
  });

  it('says how far a damaged life can be restored', async () => {
    const { folder, databasePath } = await lived();
    writeFileSync(databasePath, 'no database at all');
    const report = await troubled(folder, /restored to tick 1000/);
    expect(report).toMatchObject({ tick: 1000, journal: null, checkpoints: null });
    expect(report.recovery).toMatchObject({ is: 'restorable', tick: 1000 });
    rmSync(databasePath);
    expect((await troubled(folder, /life\.db is not there/)).recovery.is).toBe('restorable');
  });

  it('sees that the newest records are missing: a snapshot is ahead of them', async () => {
    const { home, folder, databasePath } = await lived(100);
    const older = readFileSync(databasePath);
    await run('--home', home, '--ticks', '100');
    writeFileSync(databasePath, older);
    const report = await troubled(folder, /newest records of life\.db are missing/);
    expect(report.recovery).toMatchObject({ is: 'restorable', tick: 200 });
  });

  it('says of a life that no whole state is left of it', async () => {
    const { folder, databasePath } = await lived(50);
    rmSync(join(folder, 'snapshots'), { recursive: true });
    tamper(databasePath, "UPDATE checkpoints SET state = 'x'");
    const report = await troubled(folder, /no whole state is left/);
    expect(report).toMatchObject({ identity: null, recovery: { is: 'impossible' } });
    expect((await life(['inspect', folder])).out).toMatch(/Recovery +not possible/);
  });

  it('refuses a database of a newer version by its number', async () => {
    const { folder, databasePath } = await lived(20);
    tamper(databasePath, 'PRAGMA user_version = 99');
    const { code, err } = await life(['inspect', folder]);
    expect(code).toBe(1);
    expect(err).toMatch(/newer version of this app \(version 99/);
  });

  it.each([
    { name: 'an empty folder', make: () => {}, words: /neither a life's nor a home/ },
    {
      name: 'a home without a life',
      make: (folder: string) => void mkdirSync(join(folder, 'lives')),
      words: /No life lives in/,
    },
    {
      name: 'a database of something else',
      make: (folder: string) => tamper(join(folder, 'life.db'), 'CREATE TABLE t (x)'),
      words: /holds a database, but no life/,
    },
  ])('refuses $name', async ({ make, words }) => {
    const folder = temporaryFolder();
    make(folder);
    for (const command of ['inspect', 'verify']) await shape.refused([command, folder], words);
  });

  it.each(['verify', 'replay', 'fork', 'export'])(
    'life %s refuses what is no life at all',
    async (command) => {
      const folder = temporaryFolder();
      const file = join(folder, 'x.life');
      writeFileSync(file, '{}');
      const more =
        { replay: ['--to', '1'], fork: ['--at', '1'], export: ['--what', 'memory'] }[command] ?? [];
      await shape.refused([command, join(folder, 'none'), ...more], /none is not there/);
      await shape.refused([command, file, ...more], /x\.life is a file, not a life's folder/);
    },
  );

  it.each(['verify', 'replay', 'fork', 'export', 'compare'])(
    'life %s refuses a database of a newer version',
    async (command) => {
      const { folder, databasePath } = await lived(20);
      tamper(databasePath, 'PRAGMA user_version = 99');
      const more =
        {
          ...{ replay: ['--to', '1'], fork: ['--at', '1', '--home', temporaryFolder()] },
          ...{ export: ['--what', 'journal'], compare: [folder] },
        }[command] ?? [];
      await shape.refused([command, folder, ...more], /newer version of this app \(version 99/);
    },
  );
});
