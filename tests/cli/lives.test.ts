import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HomeLock } from '../../src/main/vault/home-lock';
import { life, temporaryFolder } from './in-process';
import * as shape from './on-disk';
import { contents, died, lived, refused, tamper, told, unixMs, whole } from './on-disk';

const livesReport = z.strictObject({
  home: z.string(),
  currentLifeId: z.uuid().nullable(),
  lives: z.array(
    z.strictObject({
      lifeId: z.uuid(),
      name: z.string(),
      seed: whole,
      bornAtMs: unixMs,
      lineage: shape.lineage,
      absence: shape.absence,
      depth: whole,
      policy: z.string(),
      phase: shape.phase,
      alive: z.boolean(),
      ticks: whole,
      ageMs: whole,
      lastLivedMs: unixMs,
      current: z.boolean(),
    }),
  ),
  damaged: z.array(z.strictObject({ lifeId: z.uuid(), reason: z.string() })),
});

async function fork(path: string, at: number, home: string, name: string): Promise<string> {
  const args = ['fork', path, '--at', String(at), '--home', home, '--name', name, '--json'];
  const { path: folder } = JSON.parse((await life(args)).out) as { path: string };
  return folder;
}

/** A life with two forks, of which the first has one of its own. */
async function family() {
  const { home, folder } = await lived(100);
  const late = await fork(folder, 80, home, 'Late');
  const early = await fork(folder, 20, home, 'Early');
  await fork(early, 20, home, 'Grandchild');
  return { home, folder, late, early };
}

describe('life lives', () => {
  it('tells the lives of a home as a tree, and changes no byte', async () => {
    const { home } = await family();
    const before = contents(home);
    const { lives, currentLifeId, damaged } = await told(livesReport, 'lives', '--home', home);
    expect(lives.map(({ name, depth }) => [name, depth]).slice(1)).toEqual([
      ['Early', 1],
      ['Grandchild', 2],
      ['Late', 1],
    ]);
    expect(lives[0]).toMatchObject({ depth: 0, ticks: 100, current: true, lifeId: currentLifeId });
    expect(lives.map(({ lineage }) => lineage.branchTick)).toEqual([0, 20, 20, 80]);
    expect(damaged).toEqual([]);
    expect(contents(home)).toEqual(before);
  });

  it('draws it for a person, a life a line', async () => {
    const { home, folder } = await family();
    const { code, out, err } = await life(['lives', '--home', home]);
    expect([code, err]).toEqual([0, '']);
    const [title, , head, ...rows] = out.split('\n');
    expect(title).toBe(home);
    expect(head).toMatch(/^Name +Phase +Ticks +Age +Last lived +Forked at +Life *$/);
    expect(rows.slice(0, 4).map((row) => row.slice(0, 16).trimEnd())).toEqual([
      expect.stringMatching(/^\S+ \*/),
      '├─ Early',
      '│  └─ Grandchild',
      '└─ Late',
    ]);
    expect(rows[0]).toContain(folder.split(/[\\/]/).at(-1));
    expect(new Set([head, ...rows.slice(0, 4)].map((row) => row?.length)).size).toBe(1);
  });

  it('says of a fork whose parent lives elsewhere that it does', async () => {
    const { folder } = await lived(30);
    const home = temporaryFolder();
    await fork(folder, 10, home, 'Away');
    expect(await told(livesReport, 'lives', '--home', home)).toMatchObject({ lives: [{ depth: 0 }] });
    expect((await life(['lives', '--home', home])).out).toContain('10, parent elsewhere');
  });

  it('looks into a home that somebody has open, and into that of LIFE_HOME', async () => {
    const { home } = await died();
    const lock = HomeLock.acquire(home, 'app');
    process.env['LIFE_HOME'] = home;
    try {
      const { lives } = await told(livesReport, 'lives');
      expect(lives).toMatchObject([{ alive: false, phase: 'terminated', ticks: 1000 }]);
    } finally {
      delete process.env['LIFE_HOME'];
      lock.release();
    }
  });

  it('tells of a life that cannot be read, beside those that can', async () => {
    const { home, early, folder } = await family();
    writeFileSync(join(early, 'life.db'), 'no database at all');
    const { code, out, err } = await life(['lives', '--home', home, '--json']);
    expect(code).toBe(1);
    expect(err).toMatch(/^life: One life could not be read, [^\n]+\n$/);
    const { lives, damaged } = livesReport.parse(JSON.parse(out));
    expect(damaged).toMatchObject([{ lifeId: early.split(/[\\/]/).at(-1) }]);
    // Its fork is still there, as a tree of its own.
    expect(lives).toHaveLength(3);
    expect((await life(['lives', '--home', home])).out).toContain('Damaged');
    tamper(join(folder, 'life.db'), 'PRAGMA user_version = 99');
    expect((await life(['lives', '--home', home])).err).toMatch(/2 lives could not be read/);
  });

  it('says where no home is, and makes none', async () => {
    const folder = temporaryFolder();
    await refused(['lives', '--home', join(folder, 'x')], /x is not there/);
    await refused(['lives', '--home', folder], /is no home/);
    expect(contents(folder)).toEqual({});
  });

  it('does not mend a home.json that is damaged: it only looks', async () => {
    const { home, lifeId } = await lived(20);
    writeFileSync(join(home, 'home.json'), '{');
    const before = contents(home);
    expect(await told(livesReport, 'lives', '--home', home)).toMatchObject({ currentLifeId: lifeId });
    rmSync(join(home, 'home.json'));
    expect(await told(livesReport, 'lives', '--home', home)).toMatchObject({ currentLifeId: lifeId });
    expect(Object.keys(contents(home))).toEqual(Object.keys(before).filter((name) => name !== 'home.json'));
  });

  it('tells of a home in which no life is yet', async () => {
    const { home, folder } = await lived(5);
    rmSync(folder, { recursive: true });
    rmSync(join(home, 'home.json'));
    expect((await life(['lives', '--home', home])).out).toBe(`No life is in ${home} yet.\n`);
  });
});
