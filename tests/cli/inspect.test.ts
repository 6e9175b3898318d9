import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { life, run, temporaryFolder } from './in-process';

async function snapshotOf(...args: string[]): Promise<{ file: string; folder: string; lifeId: string }> {
  const home = temporaryFolder();
  const { lifeId } = await run('--home', home, ...args);
  const folder = join(home, 'lives', lifeId, 'snapshots');
  const [tick] = readdirSync(folder)
    .map((name) => parseInt(name))
    .sort((one, other) => other - one);
  return { file: join(folder, `${tick}.life`), folder, lifeId };
}

async function inspected(file: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await life(['inspect', '--json', file]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

describe('life inspect', () => {
  it('tells what a snapshot is, and leaves it as it is', async () => {
    const { file, folder, lifeId } = await snapshotOf('--ticks', '100', '--seed', '5');
    const before = [readFileSync(file, 'utf8'), readdirSync(folder)];
    expect(await inspected(file)).toMatchObject({
      kind: 'snapshot',
      identity: { lifeId, seed: 5, lineage: { origin: 'born' } },
      policy: 'natural',
      alive: true,
      asleep: true,
      phase: 'run',
      tick: 100,
      ageMs: 100_000,
      digest: { holds: true },
      reason: 'sleep',
    });
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(before);
  });

  it('tells the vitals and the end of a dead life', async () => {
    const { file } = await snapshotOf('--ticks', '2000', '--policy', 'classic');
    expect(await inspected(file)).toMatchObject({
      alive: false,
      phase: 'terminated',
      death: { tick: 1000, cause: 'stability' },
      vitals: { energy: 1.4043488594239761e-12 },
    });
  });

  it('tells what an original carries', async () => {
    const file = join(temporaryFolder(), 'snapshot_000010.json');
    writeFileSync(file, '{"alive":true,"ticks":10,"age":0.5,"energy":99,"stability":0.99,"integrity":1}');
    expect(await inspected(file)).toMatchObject({ kind: 'stage-05', alive: true, tick: 10, ageMs: 500 });
    const { out } = await life(['inspect', file]);
    expect(out.replace(file, 'snapshot_000010.json')).toMatchInlineSnapshot(`
      "Snapshot of the original project, stage 05
        File    snapshot_000010.json
        Phase   alive; it would be adopted as a new life
        Ticks   10
        Age     0.5 s
        Digest  none: this format has no digest

        Energy       99.0  ████████████████████████
        Integrity   1.000  ████████████████████████
        Stability   0.990  ████████████████████████
      "
    `);
  });

  it('says it for a person, in aligned columns', async () => {
    const { file, lifeId } = await snapshotOf('--ticks', '100', '--seed', '5');
    const { code, out } = await life(['inspect', file]);
    expect(code).toBe(0);
    const [title, ...rows] = out.split('\n\n')[0]!.split('\n');
    expect(title).toBe('Snapshot of a life');
    const values = new Map(rows.map((row) => [row.slice(2, 14).trim(), row.slice(14)]));
    expect(Object.fromEntries(values)).toMatchObject({
      Life: lifeId,
      Ticks: '100',
      Age: '1 min 40 s',
      Phase: 'Running, asleep',
      Lineage: 'born',
      Digest: expect.stringMatching(/^holds \([0-9a-f]{64}\)$/) as string,
    });
  });

  const spoil = async (change: (text: string) => string | Buffer): Promise<string> => {
    const { file } = await snapshotOf('--ticks', '20');
    const spoiled = join(temporaryFolder(), 'spoiled.life');
    writeFileSync(spoiled, change(readFileSync(file, 'utf8')));
    return spoiled;
  };

  it.each([
    {
      name: 'an edited one',
      file: () => spoil((text) => text.replace(/"tick": 20/, '"tick": 21')),
      words: /changed after it was saved/,
    },
    { name: 'a truncated one', file: () => spoil((text) => text.slice(0, 500)), words: /ends in the middle/ },
    { name: 'an empty one', file: () => spoil(() => ''), words: /is empty/ },
    { name: 'a binary one', file: () => spoil(() => Buffer.from([0, 1, 2, 255])), words: /binary/ },
    {
      name: 'one from the future',
      file: () => spoil((text) => text.replace(/"formatVersion": \d+/, '"formatVersion": 99')),
      words: /newer version/,
    },
    { name: 'an empty folder', file: () => Promise.resolve(temporaryFolder()), words: /is a folder/ },
    {
      name: 'one that is not there',
      file: () => Promise.resolve(join(temporaryFolder(), 'x')),
      words: /not there/,
    },
  ])('refuses $name: one clear line, nothing on stdout', async ({ file, words }) => {
    for (const args of [[], ['--json']]) {
      const { code, out, err } = await life(['inspect', await file(), ...args]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^life: [^\n]+\n$/);
      expect(err).toMatch(words);
    }
  });
});
