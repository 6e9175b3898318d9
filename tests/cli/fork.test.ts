import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HomeLock } from '../../src/main/vault/home-lock';
import { life, run, temporaryFolder } from './in-process';
import * as shape from './on-disk';
import { contents, died, lived, NOISE, refused, stimuliFile, told, whole } from './on-disk';

const forkReport = z.strictObject({
  lifeId: z.uuid(),
  name: z.string(),
  seed: whole,
  lineage: shape.lineage,
  home: z.string(),
  path: z.string(),
  current: z.boolean(),
});

describe('life fork', () => {
  it('makes a life with a parent, which lives in a home that had none', async () => {
    const { home, lifeId: parentId } = await lived();
    const before = contents(home);
    const into = join(temporaryFolder(), 'new');
    const report = await told(forkReport, 'fork', home, '--at', '500', '--home', into);
    expect(report).toMatchObject({
      ...{ seed: 7, home: into, current: true },
      lineage: { origin: 'forked', parentId, branchTick: 500, source: null },
    });
    expect(report.lifeId).not.toBe(parentId);
    expect(contents(home)).toEqual(before);
    expect(readdirSync(join(into, 'lives'))).toEqual([report.lifeId]);
    const lives = await run('--ticks', '1', '--home', into);
    expect(lives).toMatchObject({ lifeId: report.lifeId, ticks: 501, lineage: { parentId } });
  });

  it('lives as its parent lived when the same reaches it', async () => {
    const { home, stateHash } = await lived();
    const into = temporaryFolder();
    await told(forkReport, 'fork', home, '--at', '500', '--home', into);
    const on = await run('--ticks', '500', '--home', into, '--stimuli', stimuliFile(NOISE));
    expect(on.stateHash).toBe(stateHash);
    expect((await life(['verify', into])).code).toBe(0);
  });

  it('begins when it is first woken, and only then', async () => {
    const { home } = await lived(100);
    const into = temporaryFolder();
    await told(forkReport, 'fork', home, '--at', '50', '--home', into);
    expect((await run('--ticks', '10', '--home', into)).lastAppraisal.awakening).toBeUndefined();
    expect((await run('--ticks', '10', '--home', into)).lastAppraisal.awakening?.tick).toBe(60);
  });

  it('waits beside the life that lives there, under the name it was given', async () => {
    const { home, lifeId } = await lived(100);
    const report = await told(forkReport, 'fork', home, '--at', '50', '--home', home, '--name', ' Nova ');
    expect(report).toMatchObject({ name: 'Nova', current: false });
    expect(await run('--ticks', '1', '--home', home)).toMatchObject({ lifeId, ticks: 101 });
    const { out } = await life(['fork', home, '--at', '50', '--home', home]);
    expect(out).toContain('It waits beside');
    expect(out).not.toContain('{{');
  });

  it('goes into the home that LIFE_HOME names where no other is named', async () => {
    const { home } = await lived(20);
    const into = temporaryFolder();
    process.env['LIFE_HOME'] = into;
    try {
      expect(await told(forkReport, 'fork', home, '--at', '5')).toMatchObject({ home: into });
    } finally {
      delete process.env['LIFE_HOME'];
    }
  });

  it('refuses a tick that was not lived, or was its last, and leaves nothing behind', async () => {
    const dead = await died();
    const into = join(temporaryFolder(), 'new');
    await refused(['fork', dead.home, '--at', '1001', '--home', into], /Tick 1001 cannot be brought back/);
    await refused(['fork', dead.home, '--at', '1000', '--home', into], /dead.*earlier tick/);
    expect(existsSync(into)).toBe(false);
    await told(forkReport, 'fork', dead.home, '--at', '999', '--home', into);
  });

  it('refuses a home that somebody has open, and says who', async () => {
    const { home } = await lived(20);
    const into = temporaryFolder();
    const lock = HomeLock.acquire(into, 'app');
    await refused(['fork', home, '--at', '5', '--home', into], /The Life app has this home open/);
    expect(existsSync(join(into, 'lives'))).toBe(false);
    lock.release();
  });

  it('reads from a home that somebody has open', async () => {
    const { home } = await lived(20);
    const lock = HomeLock.acquire(home, 'app');
    await told(forkReport, 'fork', home, '--at', '5', '--home', temporaryFolder());
    lock.release();
  });
});
