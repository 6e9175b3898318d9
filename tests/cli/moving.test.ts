import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { digestOf } from '../../src/main/vault/digest';
import { life, run, temporaryFolder } from './in-process';
import { at, contents, lived, NOISE, refused, sha256, stimuliFile, tamper, told, whole } from './on-disk';

const takenReport = z.strictObject({
  what: z.literal('life'),
  lifeId: z.uuid(),
  name: z.string(),
  tick: whole,
  records: whole,
  fromTick: whole,
  out: z.string(),
  bytes: whole,
  digest: sha256,
});

async function taken(path: string): Promise<string> {
  const out = join(temporaryFolder(), 'whole.life');
  await told(takenReport, 'export', path, '--what', 'life', '--out', out);
  return out;
}

async function historyOf(path: string): Promise<string> {
  // How late ticks were is not in the journal, and history made anew does not invent it.
  const { out } = await life(['export', path, '--what', 'history', '--to', '1000']);
  return out.replace(/(,[\d.e-]+){3}(?=\r\n)/g, '').replace(/^(tick,\d+,1),\d+/gm, '$1');
}

describe('a life that takes its past along', () => {
  it('is one file, that says what is in it', async () => {
    const { home, lifeId } = await lived();
    const before = contents(home);
    const out = join(temporaryFolder(), 'whole.life');
    const report = await told(takenReport, 'export', home, '--what', 'life', '--out', out);
    expect(report).toMatchObject({ lifeId, tick: 1000, records: 5, fromTick: 0, out });
    expect(contents(home)).toEqual(before);
    const { out: said } = await life(['inspect', '--json', out]);
    expect(JSON.parse(said)).toMatchObject({
      past: { records: 5, fromTick: 0, seams: 0, anomalies: 0 },
      journal: { seq: 5, tick: 1000 },
    });
    expect((await life(['inspect', out])).out).toMatch(/Past +travels along: 5 records, from tick 0 on\n/);
    const again = await life(['export', home, '--what', 'life', '--out', out]);
    expect(again.out).toMatch(
      /at tick 1,000, with its 5 records from tick 0 on, written to .* \(\d+ kB\)\n$/,
    );
  });

  it('verifies whole where it goes on, with the same history and every past', async () => {
    const { home, lifeId } = await lived();
    const there = temporaryFolder();
    const moved = await run('--ticks', '500', '--home', there, '--resume', await taken(home));
    expect(moved).toMatchObject({ lifeId, ticks: 1500 });
    const verified = await life(['verify', '--json', there]);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ is: 'whole', replayedTicks: 1500, seams: [] });
    expect(await historyOf(there)).toBe(await historyOf(home));
    const past = await life(['replay', there, '--to', '700', '--json']);
    const same = await run('--ticks', '700', '--seed', '7', '--stimuli', stimuliFile(NOISE));
    expect(JSON.parse(past.out)).toMatchObject({ stateHash: same.stateHash });
  });

  it('comes back, and only what is new is added', async () => {
    const { home, lifeId } = await lived(300);
    const there = temporaryFolder();
    await run('--ticks', '200', '--home', there, '--resume', await taken(home));
    expect(await run('--ticks', '1', '--home', home, '--resume', await taken(there))).toMatchObject({
      ...{ lifeId, ticks: 501 },
    });
    const { out } = await life(['verify', '--json', home]);
    expect(JSON.parse(out)).toMatchObject({ is: 'whole', replayedTicks: 501, seams: [] });
  });

  it('goes on without a home too: then its past stays in the file', async () => {
    const { home } = await lived(100);
    expect(await run('--ticks', '10', '--resume', await taken(home))).toMatchObject({ ticks: 110 });
  });

  it('is refused where its journal was changed, at the record, and leaves no trace', async () => {
    const { home, lifeId } = await lived();
    const file = await taken(home);
    const content = JSON.parse(readFileSync(file, 'utf8')) as {
      past: { journal: unknown[][] };
      digest: string;
    };
    const row = content.past.journal[1];
    if (row !== undefined) row[6] = String(row[6]).replace('0.6', '0.7');
    writeFileSync(file, JSON.stringify({ ...content, digest: digestOf(content) }));
    const there = temporaryFolder();
    await refused(['run', '--ticks', '1', '--home', there, '--resume', file], /at record #2/);
    expect(existsSync(at(there, lifeId).folder)).toBe(false);
    expect(readdirSync(join(there, 'lives'))).toEqual([]);
  });

  it('is left off when it is told to stop, and leaves no trace', async () => {
    const { home } = await lived(100_000, '--no-monitor');
    const file = await taken(home);
    const there = temporaryFolder();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 1);
    const { code, err } = await life(['run', '--ticks', '1', '--home', there, '--resume', file], stop.signal);
    expect([code, err]).toEqual([1, expect.stringMatching(/left off/)]);
    expect(readdirSync(join(there, 'lives'))).toEqual([]);
  });

  it('is not taken along from a damaged journal', async () => {
    const { home, databasePath } = await lived();
    tamper(databasePath, 'DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)');
    const out = join(temporaryFolder(), 'x.life');
    await refused(['export', home, '--what', 'life', '--out', out], /./);
    expect(existsSync(out)).toBe(false);
  });
});
