import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { historyRows } from '../../src/main/cli/export/history-rows';
import { LifeStore } from '../../src/main/vault/life-store';
import { life, run, temporaryFolder } from './in-process';
import { contents, died, lived, refused, sha256, stimuliFile, tamper, told, unixMs, whole } from './on-disk';

type Row = Record<string, unknown>;

async function rows(...args: readonly string[]): Promise<Row[]> {
  const { code, out, err } = await life(['export', ...args, '--format', 'jsonl']);
  expect([code, err]).toEqual([0, '']);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

const historyRow = z.looseObject({
  tier: z.enum(['tick', 'minute', 'hour', 'day']),
  tick: whole,
  ticks: whole,
  atMs: unixMs,
  fromMs: whole,
  toMs: whole,
  energy: z.number(),
  energyMin: z.number(),
  energyMax: z.number(),
  jitterMsMax: z.number(),
});
/** Every tick is told of once. */
function expectSeamless(found: readonly { readonly tick: number; readonly ticks: number }[]): void {
  let next = 1;
  for (const { tick, ticks } of found) {
    expect(tick).toBe(next);
    next = tick + ticks;
  }
  expect(next).toBe(1001);
}

const journalRow = z.strictObject({
  seq: whole,
  kind: z.enum(['tick', 'stimulus', 'sleep', 'wake', 'clock', 'seam', 'policy', 'hook-failure']),
  tick: whole,
  count: whole,
  atMs: unixMs,
  lastAtMs: unixMs,
  sinceBirthMs: whole,
  input: z.looseObject({}),
  hash: sha256,
});
const anomalyRow = z.strictObject({
  id: whole,
  kind: z.string(),
  severity: z.enum(['notice', 'warning', 'grave']),
  subject: z.string(),
  also: z.array(z.strictObject({ kind: z.string(), subject: z.string() })),
  fromTick: whole,
  noticedTick: whole,
  toTick: whole.nullable(),
  fromMs: whole,
  toMs: whole.nullable(),
  startedAtMs: unixMs,
  observed: z.number(),
  expectedLow: z.number().nullable(),
  expectedHigh: z.number().nullable(),
  causes: z.array(whole),
  said: z.string(),
  clearsWhen: z.string(),
  acknowledged: z.boolean(),
});
const memoryRow = z.strictObject({
  id: whole,
  originTick: whole,
  originInnerMs: z.number(),
  type: z.string(),
  intensity: z.number(),
  significance: z.number(),
  effect: z.number(),
  strength: z.number(),
  timesRecalled: whole,
  lastRecalledTick: whole.nullable(),
  keptBecause: z.enum(['flash', 'consolidated', 'adopted']),
});

describe('life export', () => {
  it('writes the history, every tick of the last day', async () => {
    const { home } = await lived(300);
    const before = contents(home);
    const found = z.array(historyRow).parse(await rows(home, '--what', 'history'));
    expect(found.map(({ tick }) => tick)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    const replayed = await life(['replay', home, '--to', '200', '--json']);
    const { vitals } = JSON.parse(replayed.out) as { vitals: { energy: number } };
    expect(found[199]).toMatchObject({
      ...{ tier: 'tick', ticks: 1, fromMs: 200_000, toMs: 200_000 },
      ...{ energy: vitals.energy, energyMin: vitals.energy, energyMax: vitals.energy },
    });
    expect(contents(home)).toEqual(before);
  });

  it('writes what is older by the minute, without a hole and without an overlap', async () => {
    const { home, databasePath, lifeId } = await lived(1000);
    // As the day moves on: of the first five minutes only their summaries are left.
    tamper(databasePath, 'DELETE FROM history_tick WHERE chunk < 5');
    const found = z.array(historyRow).parse(await rows(home, '--what', 'history'));
    expect(found[0]).toMatchObject({ tier: 'minute', tick: 1, ticks: 59, fromMs: 1000, toMs: 59_000 });
    expect(found.map(({ tier }) => tier).lastIndexOf('minute')).toBe(4);
    expectSeamless(found);
    const part = await rows(home, '--what', 'history', '--from', '100', '--to', '310');
    expect([part[0], part.at(-1)]).toMatchObject([{ tick: 60 }, { tick: 310 }]);
    // The oldest tick that is kept need not be the first of its minute.
    const store = LifeStore.open({ databasePath, lifeId, readOnly: true, historyTicksMax: 650 });
    const all = [...historyRows(store, { from: 0, to: 1000 })];
    expect(all.filter(({ tier }) => tier === 'minute')).toHaveLength(6);
    expectSeamless(all as unknown as readonly z.infer<typeof historyRow>[]);
    store.close();
  });

  it('writes the journal, record by record', async () => {
    const { home } = await lived(1000);
    const found = z.array(journalRow).parse(await rows(home, '--what', 'journal'));
    expect(found.map(({ kind, tick, count }) => [kind, tick, count])).toEqual([
      ['tick', 699, 699],
      ['stimulus', 699, 1],
      ['tick', 1000, 301],
      ['clock', 1000, 1],
      ['sleep', 1000, 1],
    ]);
    expect(found[1]?.input).toEqual({ type: 'noise', intensity: 0.6, source: 'cli', note: null });
    const part = await rows(home, '--what', 'journal', '--from', '698', '--to', '699');
    expect(part.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await rows(home, '--what', 'journal', '--from', '2000')).toEqual([]);
  });

  it('writes anomalies, in words', async () => {
    const { home } = await died();
    const found = z.array(anomalyRow).parse(await rows(home, '--what', 'anomalies'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ id }) => id)).toEqual(found.map(({ id }) => id).sort((one, other) => one - other));
    expect(found[0]?.said).not.toContain('{{');
    const [first] = found;
    const early = await rows(home, '--what', 'anomalies', '--to', String((first?.fromTick ?? 0) - 1));
    expect(early).toEqual([]);
    const russian = z.array(anomalyRow).parse(await rows(home, '--what', 'anomalies', '--lang', 'ru'));
    for (const { said, clearsWhen } of russian) {
      expect([said, clearsWhen]).toEqual([
        expect.stringMatching(/^[А-ЯЁ][^A-Za-z]*\.$/),
        expect.stringMatching(/^Снимется[^A-Za-z]*\.$/),
      ]);
    }
    const { code, err } = await life(['export', home, '--what', 'memory', '--lang', 'ru']);
    expect([code, err]).toEqual([2, expect.stringContaining('leave it out')]);
  });

  it('writes what it remembers, by the tick it comes from', async () => {
    const home = temporaryFolder();
    const shocks = [100, 110, 120, 130].map((tick) => ({ tick, type: 'shock', intensity: 1 }));
    await run('--home', home, '--ticks', '300', '--seed', '7', '--stimuli', stimuliFile(...shocks));
    const found = z.array(memoryRow).parse(await rows(home, '--what', 'memory'));
    expect(found.map(({ originTick }) => originTick)).toEqual([120, 130]);
    const part = await rows(home, '--what', 'memory', '--from', '125');
    expect(part).toEqual(found.slice(1));
  });

  it('writes CSV with a header, as every spreadsheet reads it', async () => {
    const { home } = await lived(800);
    const { code, out } = await life(['export', home, '--what', 'journal']);
    expect(code).toBe(0);
    const lines = out.split('\r\n');
    expect(lines[0]).toBe('seq,kind,tick,count,atMs,lastAtMs,sinceBirthMs,input,hash');
    expect(lines[2]).toMatch(/^2,stimulus,699,1,\d+,\d+,699000,"\{""intensity"":0\.6,/);
    expect(lines.at(-1)).toBe('');
  });

  it('prints one object with --json, with all rows in it', async () => {
    const { home, lifeId } = await lived(10);
    const shape = z.strictObject({
      ...{ what: z.literal('history'), lifeId: z.literal(lifeId), columns: z.array(z.string()) },
      rows: z.array(historyRow),
    });
    const { columns } = await told(shape, 'export', home, '--what', 'history');
    const { out } = await life(['export', home, '--what', 'history', '--json']);
    const { rows } = JSON.parse(out) as { rows: Row[] };
    expect(rows).toHaveLength(10);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    const none = await life(['export', home, '--what', 'anomalies', '--json']);
    expect(JSON.parse(none.out)).toMatchObject({ rows: [] });
  });

  it('writes a file that takes its name when all is in it', async () => {
    const { home } = await lived(50);
    const folder = temporaryFolder();
    const out = join(folder, 'h.csv');
    writeFileSync(out, 'older');
    const shape = z.looseObject({ rows: z.literal(50), out: z.literal(out), format: z.literal('csv') });
    await told(shape, 'export', home, '--what', 'history', '--out', out);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(52);
    expect(readdirSync(folder)).toEqual(['h.csv']);
    const said = await life(['export', home, '--what', 'history', '--out', out]);
    expect(said.out).toBe(`50 rows of history written to ${out}\n`);
  });

  it('leaves no half file where it is stopped, or cannot write', async () => {
    const { home } = await lived(3000, '--no-monitor');
    const folder = temporaryFolder();
    const args = ['export', home, '--what', 'history', '--out', join(folder, 'h.csv')];
    const { code, out, err } = await life(args, AbortSignal.abort());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/left off/);
    expect(readdirSync(folder)).toEqual([]);
    await refused([...args.slice(0, -1), join(folder, 'nowhere', 'h.csv')], /h\.csv could not be written/);
  });

  it('refuses half a journal: it names the record that was changed', async () => {
    const { home, databasePath } = await lived();
    tamper(databasePath, 'UPDATE journal SET tick = tick + 1 WHERE seq = 2');
    await refused(['export', home, '--what', 'journal'], /Record #2 /);
    const out = join(temporaryFolder(), 'j.csv');
    await refused(['export', home, '--what', 'journal', '--out', out], /Record #2 /);
    expect(existsSync(out)).toBe(false);
  });

  it('works while somebody else lives in that home', async () => {
    const { home, databasePath, lifeId } = await lived(20);
    const awake = LifeStore.open({ databasePath, lifeId });
    expect(await rows(home, '--what', 'history')).toHaveLength(20);
    awake.close();
  });

  it.each([
    { args: ['--what', 'life'] },
    { args: ['--what', 'life', '--out', 'x.life', '--from', '5'] },
    { args: ['--what', 'life', '--out', 'x.life', '--format', 'csv'] },
    { args: ['--what', 'history', '--from', '5', '--to', '4'] },
    { args: ['--what', 'history', '--format', 'xml'] },
    { args: ['--what', 'everything'] },
    { args: [] },
  ])('refuses wrong usage: $args', async ({ args }) => {
    const { code, out, err } = await life(['export', 'somewhere', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: /);
  });

  it('documents its columns in --help', async () => {
    const { code, out } = await life(['export', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('sinceBirthMs');
    expect(out).toContain('originTick');
  });
});
