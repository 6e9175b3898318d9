import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { life, run, temporaryFolder } from './in-process';
import * as shape from './on-disk';
import {
  contents,
  died,
  lived,
  NOISE,
  refused,
  sha256,
  stimuliFile,
  tamper,
  told,
  unixMs,
  whole,
} from './on-disk';

const replayReport = z.strictObject({
  lifeId: z.uuid(),
  name: z.string(),
  seed: whole,
  lineage: shape.lineage,
  policy: z.string(),
  phase: shape.phase,
  phaseSinceTick: whole,
  asleep: z.boolean(),
  ticks: whole,
  atMs: unixMs,
  ageMs: whole,
  innerMs: z.number(),
  downtimeMs: whole,
  vitals: shape.vitals,
  dynamics: shape.dynamics,
  memory: shape.memory,
  death: shape.death,
  stateHash: sha256,
  savedTo: z.string().nullable(),
});

describe('life replay', () => {
  it('brings back the state as it was after any tick, and changes no byte', async () => {
    const { home, lifeId } = await lived();
    const before = contents(home);
    for (const tick of [0, 1, 699, 700, 701, 1000]) {
      const report = await told(replayReport, 'replay', home, '--to', String(tick));
      const stimuli = tick >= NOISE.tick ? ['--stimuli', stimuliFile(NOISE)] : [];
      const straight = await run('--ticks', String(tick), '--seed', '7', ...stimuli);
      expect(report).toMatchObject({ lifeId, ticks: tick, ageMs: tick * 1000, asleep: false });
      expect(report.stateHash).toBe(straight.stateHash);
      expect(report.vitals).toEqual(straight.vitals);
      expect(report.memory).toEqual(straight.memory);
    }
    expect(contents(home)).toEqual(before);
  });

  it('says it for a person, as life run does', async () => {
    const { home, lifeId } = await lived(100);
    const { code, out, err } = await life(['replay', home, '--to', '50']);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('{{');
    expect(out).toMatch(new RegExp(`Life +${lifeId}`));
    expect(out).toMatch(/Ticks +50\n/);
    expect(out).toMatch(/Energy +99\.9 +█/);
  });

  it('saves a moment that goes on as it did, and that its journal bears out', async () => {
    const { home, folder, stateHash } = await lived();
    const file = join(temporaryFolder(), 'moment.life');
    const report = await told(replayReport, 'replay', home, '--to', '500', '--save', file);
    expect(report.savedTo).toBe(file);
    const on = await run('--ticks', '500', '--resume', file, '--stimuli', stimuliFile(NOISE));
    expect(on.stateHash).toBe(stateHash);
    // Among the life's own snapshots, it is held against the journal at the place it names.
    copyFileSync(file, join(folder, 'snapshots', '500-manual.life'));
    const { code, out } = await life(['verify', '--json', folder]);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ is: 'whole' })]);
    expect((await life(['verify', folder, '--against', file])).code).toBe(0);
  });

  it('saves the moment at which a journal begins', async () => {
    const { home } = await lived(50);
    const file = join(temporaryFolder(), 'birth.life');
    await told(replayReport, 'replay', home, '--to', '0', '--save', file);
    expect((await run('--ticks', '50', '--resume', file)).stateHash).toBe(
      (await run('--ticks', '50', '--seed', '7')).stateHash,
    );
    expect((await life(['verify', home, '--against', file])).code).toBe(0);
  });

  it('shows the end of a dead life', async () => {
    const { home } = await died();
    const report = await told(replayReport, 'replay', home, '--to', '1000');
    expect(report).toMatchObject({ phase: 'terminated', death: { tick: 1000, cause: 'stability' } });
  });

  it('refuses a tick that was not lived', async () => {
    const { home } = await lived(100);
    await refused(['replay', home, '--to', '101'], /Tick 101 .*ticks 0 to 100/);
  });

  it('refuses to go past a record that was changed, but reaches what lies before it', async () => {
    const { home, databasePath } = await lived();
    tamper(databasePath, "UPDATE journal SET input = replace(input, '0.6', '0.7') WHERE seq = 2");
    await refused(['replay', home, '--to', '800'], /Record #2 /);
    expect(await told(replayReport, 'replay', home, '--to', '600')).toMatchObject({ ticks: 600 });
  });

  it('refuses to save where nothing can be written', async () => {
    const { home } = await lived(20);
    const file = join(temporaryFolder(), 'nowhere', 'x.life');
    await refused(['replay', home, '--to', '5', '--save', file], /x\.life could not be written/);
    expect(existsSync(file)).toBe(false);
  });
});
