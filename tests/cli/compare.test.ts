import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { life, run, temporaryFolder } from './in-process';
import type { PlannedLine } from './on-disk';
import * as shape from './on-disk';
import { contents, lived, NOISE, refused, stimuliFile, tamper, told, unixMs, whole } from './on-disk';

const side = z.strictObject({
  lifeId: z.uuid(),
  name: z.string(),
  path: z.string(),
  seed: whole,
  lineage: shape.lineage,
  absence: shape.absence,
  policy: z.string(),
  phase: shape.phase,
  alive: z.boolean(),
  ticks: whole,
  ageMs: whole,
  lastLivedMs: unixMs,
  atCommonTick: z.strictObject({
    ticks: whole,
    phase: shape.phase,
    ageMs: whole,
    innerMs: z.number(),
    vitals: shape.vitals,
    dynamics: shape.dynamics,
    memory: shape.memory,
  }),
  course: z.strictObject({
    tick: z.array(whole),
    energy: z.array(z.number()),
    integrity: z.array(z.number()),
    stability: z.array(z.number()),
  }),
});
const compareReport = z.strictObject({
  one: side,
  other: side,
  commonTick: whole,
  divergence: z
    .strictObject({
      tick: whole,
      because: z.string(),
      inputs: z.tuple([z.string(), z.string()]).nullable(),
    })
    .nullable(),
});

/** A fork at tick 500 in a home of its own, to which this happened up to tick 1000. */
async function forkOf(home: string, ...stimuli: readonly PlannedLine[]): Promise<string> {
  const into = temporaryFolder();
  expect((await life(['fork', home, '--at', '500', '--home', into])).code).toBe(0);
  await run('--ticks', '500', '--home', into, '--stimuli', stimuliFile(...stimuli));
  return into;
}

describe('life compare', () => {
  it('finds no difference where the same reached both, and changes no byte', async () => {
    const { home } = await lived();
    const fork = await forkOf(home, NOISE);
    const before = [contents(home), contents(fork)];
    const report = await told(compareReport, 'compare', home, fork);
    expect(report).toMatchObject({ commonTick: 1000, divergence: null });
    expect(report.one.atCommonTick).toEqual(report.other.atCommonTick);
    expect(report.one.course).toEqual(report.other.course);
    expect([report.one.course.tick.at(0), report.one.course.tick.at(-1)]).toEqual([500, 1000]);
    expect([contents(home), contents(fork)]).toEqual(before);
  });

  it('finds the one stimulus that was changed, at its tick', async () => {
    const { home } = await lived();
    const fork = await forkOf(home, { ...NOISE, intensity: 0.61 });
    const { divergence, one, other } = await told(compareReport, 'compare', home, fork);
    expect(divergence).toMatchObject({ tick: NOISE.tick, inputs: ['Noise of 0.6', 'Noise of 0.61'] });
    expect(one.atCommonTick.vitals.stability).not.toBe(other.atCommonTick.vitals.stability);
  });

  it('finds one that came to only one of them, whichever is named first', async () => {
    const { home } = await lived();
    const fork = await forkOf(home, NOISE, { tick: 903, type: 'rest', intensity: 0.2 });
    for (const both of [
      [home, fork],
      [fork, home],
    ]) {
      const { divergence } = await told(compareReport, 'compare', ...both);
      expect(divergence?.tick).toBe(903);
      expect(divergence?.inputs).toContain('Rest of 0.2');
    }
  });

  it('compares twins, though they have no parent in common', async () => {
    const [one, other] = [await lived(800), await lived(900)];
    expect(await told(compareReport, 'compare', one.home, other.home)).toMatchObject({
      commonTick: 800,
      divergence: null,
    });
    const changed = await lived(300);
    await run('--ticks', '10', '--home', changed.home);
    const { divergence } = await told(compareReport, 'compare', one.home, changed.home);
    // It slept at tick 300, and woke.
    expect(divergence).toMatchObject({ tick: 301, inputs: ['a tick of 1 s', 'falling asleep'] });
  });

  it('compares one life that went two ways in two homes', async () => {
    const { home } = await lived(100);
    const copy = join(temporaryFolder(), 'copy');
    cpSync(home, copy, { recursive: true });
    await run('--ticks', '50', '--home', home, '--stimuli', stimuliFile({ ...NOISE, tick: 120 }));
    await run('--ticks', '50', '--home', copy);
    const { one, other, divergence } = await told(compareReport, 'compare', home, copy);
    expect(one.lifeId).toBe(other.lifeId);
    // Both woke after tick 100, but not after the same time.
    expect(divergence).toMatchObject({ tick: 101 });
  });

  it('says of strangers that they are', async () => {
    const one = await lived(100);
    const other = await lived(100, '--seed', '8');
    const { divergence } = await told(compareReport, 'compare', one.folder, other.folder);
    expect(divergence).toMatchObject({ tick: 0, inputs: null, because: 'They have no past in common.' });
  });

  it('says it for a person: the verdict, then both side by side', async () => {
    const { home, lifeId } = await lived();
    const fork = await forkOf(home, { ...NOISE, intensity: 1 });
    const { code, out, err } = await life(['compare', home, fork]);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('{{');
    expect(out).toMatch(/^Apart from tick 700 on; the last tick both have is 1,000\n/);
    expect(out).toMatch(new RegExp(`Life +${lifeId} +[0-9a-f-]{36}\n`));
    expect(out).toMatch(/Noise of 0\.6\n.*Noise of 1\n/);
  });

  it('refuses what is damaged, and what is no life', async () => {
    const { home, databasePath } = await lived(800);
    const fork = await forkOf(home);
    await refused(['compare', home, temporaryFolder()], /neither a life's nor a home/);
    tamper(databasePath, "UPDATE journal SET input = replace(input, '0.6', '0.7') WHERE seq = 2");
    await refused(['compare', home, fork], /Record #2 /);
  });
});
