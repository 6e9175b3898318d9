import { copyFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LifeStore } from '../../src/main/vault/life-store';
import { life, run, temporaryFolder } from './in-process';
import { contents, killed, lived, refused, sha256, tamper, told, unixMs, whole } from './on-disk';

const common = {
  lifeId: z.uuid(),
  path: z.string(),
  records: whole,
  replayedTicks: whole,
  checkpoints: whole,
  seams: z.array(
    z.strictObject({ seq: whole, tick: whole, atMs: unixMs, reason: z.enum(['arrived', 'restored']) }),
  ),
  snapshots: z.strictObject({
    whole,
    damaged: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  }),
  tookMs: whole,
  ticksPerSecond: whole,
};
const wholeReport = z.strictObject({
  ...common,
  is: z.literal('whole'),
  tick: whole,
  stateHash: sha256,
  headHash: sha256,
});
const brokenReport = z.strictObject({
  ...common,
  is: z.literal('broken'),
  seq: whole,
  tick: whole.nullable(),
  reason: z.string(),
});

async function broken(path: string) {
  const { code, out, err } = await life(['verify', '--json', path]);
  expect(code).toBe(1);
  expect(err).toMatch(/^life: [^\n]+\n$/);
  return { report: brokenReport.parse(JSON.parse(out)), err };
}

describe('life verify', () => {
  it('says whole, and changes no byte', async () => {
    const { home, folder, lifeId, databasePath } = await lived();
    const before = contents(home);
    const report = await told(wholeReport, 'verify', folder);
    expect(report).toMatchObject({ lifeId, path: folder, replayedTicks: 1000, tick: 1000, seams: [] });
    expect(report.snapshots).toEqual({ whole: readdirSync(join(folder, 'snapshots')).length, damaged: [] });
    // Its birth and its sleep are checkpoints and snapshots.
    expect(report.checkpoints).toBeGreaterThanOrEqual(4);
    for (const other of [home, databasePath]) {
      expect((await told(wholeReport, 'verify', other)).headHash).toBe(report.headHash);
    }
    expect(contents(home)).toEqual(before);
  });

  it('says it for a person', async () => {
    const { folder, lifeId } = await lived(100);
    const { code, out, err } = await life(['verify', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('{{');
    expect(out).toMatch(/^Whole, up to tick 100\n/);
    expect(out).toContain(lifeId);
  });

  it('leaves what a killed process left, to the byte', async () => {
    const { home, folder } = killed(await lived());
    const before = contents(home);
    expect(await told(wholeReport, 'verify', folder)).toMatchObject({ tick: 1000 });
    expect(contents(home)).toEqual(before);
  });

  it('works while somebody else lives in that home, and writes', async () => {
    const { databasePath, folder, lifeId } = await lived(300);
    const awake = LifeStore.open({ databasePath, lifeId });
    const { lastAtMs = 0, tick = 0, sinceBirthMs = 0 } = awake.lastRecord() ?? {};
    awake.append({ kind: 'wake', gapMs: 0, gap: 'asleep' }, { atMs: lastAtMs, tick, sinceBirthMs });
    const { records } = await told(wholeReport, 'verify', folder);
    expect(records).toBe(awake.lastRecord()?.seq);
    awake.close();
  });

  it('takes a folder of any name, as of a backup', async () => {
    const { folder, lifeId } = await lived(50);
    const backup = temporaryFolder();
    copyFileSync(join(folder, 'life.db'), join(backup, 'life.db'));
    const report = await told(wholeReport, 'verify', backup);
    expect(report).toMatchObject({ lifeId, snapshots: { whole: 0, damaged: [] } });
  });

  it.each([
    { name: 'a changed input', sql: "SET input = replace(input, '0.6', '0.7')", words: /was changed/ },
    { name: 'a changed time', sql: 'SET at_ms = at_ms + 1', words: /was changed/ },
    { name: 'a changed hash', sql: `SET hash = '${'0'.repeat(64)}'`, words: /was changed/ },
  ])('names the exact record of $name', async ({ sql, words }) => {
    const { databasePath, folder } = await lived();
    tamper(databasePath, `UPDATE journal ${sql} WHERE seq = 2`);
    const { report, err } = await broken(folder);
    expect(report).toMatchObject({ seq: 2, tick: 699, replayedTicks: 699 });
    expect(report.reason).toMatch(words);
    expect(err).toContain('is broken at record #2, tick 699.');
    const { code, out } = await life(['verify', folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/^Broken at record #2\. /);
  });

  it('names a record that is gone, in the middle and at the end', async () => {
    const middle = await lived();
    tamper(middle.databasePath, 'DELETE FROM journal WHERE seq = 2');
    const { report } = await broken(middle.folder);
    expect([report.seq, report.reason]).toEqual([2, expect.stringMatching(/missing/)]);
    const end = await lived();
    tamper(end.databasePath, 'DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)');
    expect((await broken(end.folder)).report.reason).toMatch(/missing/);
  });

  it('finds a checkpoint that says something else than the journal', async () => {
    const { databasePath, folder } = await lived();
    tamper(
      databasePath,
      `UPDATE checkpoints SET state_hash = '${'0'.repeat(64)}' WHERE id = (SELECT max(id) FROM checkpoints)`,
    );
    const { report } = await broken(folder);
    expect([report.tick, report.reason]).toEqual([1000, expect.stringMatching(/another state/)]);
  });

  it('finds a snapshot file that is damaged, though the life is whole', async () => {
    const { folder } = await lived(100);
    const file = join(folder, 'snapshots', '100.life');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"tick": 100', '"tick": 101'));
    const { code, out, err } = await life(['verify', '--json', folder]);
    expect(code).toBe(1);
    expect(err).toMatch(/^life: [^\n]*100\.life[^\n]*\n$/);
    const report = wholeReport.parse(JSON.parse(out));
    expect(report.snapshots.damaged.map(({ file }) => file)).toEqual(['100.life']);
  });

  it('holds a life against a snapshot that was kept elsewhere', async () => {
    const { home, folder, lifeId } = await lived(100);
    const kept = join(temporaryFolder(), 'kept.life');
    copyFileSync(join(folder, 'snapshots', '100.life'), kept);
    await run('--ticks', '50', '--home', home);
    const alone = await told(wholeReport, 'verify', folder);
    const against = await told(wholeReport, 'verify', folder, '--against', kept);
    expect(against.checkpoints).toBe(alone.checkpoints + 1);
    const other = await lived(10);
    await refused(['verify', other.folder, '--against', kept], new RegExp(lifeId));
  });

  it('tells of a seam: what was lived before it is not in this journal', async () => {
    const { home, folder } = await lived(100);
    const behind = join(temporaryFolder(), 'behind');
    cpSync(home, behind, { recursive: true });
    await run('--ticks', '100', '--home', home);
    await run('--ticks', '10', '--home', behind, '--resume', join(folder, 'snapshots', '200.life'));
    const report = await told(wholeReport, 'verify', behind);
    expect(report).toMatchObject({ tick: 210, replayedTicks: 110 });
    expect(report.seams).toMatchObject([{ tick: 200, reason: 'arrived' }]);
    const { out } = await life(['verify', behind]);
    expect(out).toMatch(/Seams: .*\n {2}#\d+ {2}came from elsewhere at tick 200/);
  });

  it('is left off when it is told to stop, and tells nothing of half a verification', async () => {
    const { folder } = await lived(100_000, '--no-monitor');
    const { code, out, err } = await life(['verify', '--json', folder], AbortSignal.abort());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/left off/);
  });
});
