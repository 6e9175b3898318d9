import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { life, run, temporaryFolder } from './in-process';

/** Every file below a folder with its content's hash. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

function snapshots(home: string, lifeId: string): string[] {
  const folder = join(home, 'lives', lifeId, 'snapshots');
  const tickOf = (name: string) => Number(/\d+/.exec(name)?.[0]);
  return readdirSync(folder)
    .sort((one, other) => tickOf(one) - tickOf(other))
    .map((name) => join(folder, name));
}

const newest = (home: string, lifeId: string): string => snapshots(home, lifeId).at(-1)!;

describe('life run --absence', () => {
  it('writes the rule into the birth certificate, and is refused where another life lives on', async () => {
    const home = temporaryFolder();
    const rule = { rule: 'live-on', capMs: 90 * 60_000 };
    const born = await run('--ticks', '5', '--home', home, '--absence', 'live-on:90m');
    expect(born.absence).toEqual(rule);
    expect((await run('--ticks', '5', '--home', home)).absence).toEqual(rule);
    const other = await life(['run', '--ticks', '5', '--home', home, '--absence', 'sleep']);
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('at most 1 h 30 min') as string });
    expect((await life(['inspect', home])).out).toMatch(/In absence\s+lives on, at most 1 h 30 min/);
  });

  it.each(['', 'wake', 'live-on:', 'live-on:0m', 'live-on:367d', 'live-on:1e3m', 'sleep:1h'])(
    'is no rule: “%s”',
    async (rule) => {
      expect((await life(['run', '--ticks', '1', '--absence', rule])).err).toContain('live-on:24h');
    },
  );

  it('lets life sleep where nothing is chosen', async () => {
    expect((await run('--ticks', '1')).absence).toEqual({ rule: 'sleep' });
  });
});

describe('life run --home', () => {
  it('keeps the life: the next run goes on with it', async () => {
    const home = temporaryFolder();
    const first = await run('--ticks', '300', '--home', home, '--seed', '5');
    const second = await run('--ticks', '200', '--home', home);
    expect(second).toMatchObject({ lifeId: first.lifeId, seed: 5, ticks: 500, ticksRun: 200, home });
    expect(second.lastAppraisal.awakening?.tick).toBe(300);
    expect(second.asleep).toBe(true);
  });

  it('lives as it does without a home', async () => {
    const kept = await run('--ticks', '3000', '--seed', '5', '--home', temporaryFolder());
    const free = await run('--ticks', '3000', '--seed', '5');
    expect(kept.stateHash).toBe(free.stateHash);
  });

  it('agrees to be told what the life is already', async () => {
    const home = temporaryFolder();
    const same = ['--ticks', '10', '--home', home, '--seed', '5', '--policy', 'classic'];
    await run(...same);
    expect(await run(...same)).toMatchObject({ ticks: 20 });
  });

  it.each([
    { args: ['--seed', '6'], words: /seed 5, not 6/ },
    { args: ['--policy', 'classic'], words: /policy natural, not classic/ },
  ])('refuses $args for a life that is otherwise, and leaves it to the byte', async ({ args, words }) => {
    const home = temporaryFolder();
    const { lifeId } = await run('--ticks', '10', '--home', home, '--seed', '5');
    const before = contents(join(home, 'lives', lifeId));
    const { code, out, err } = await life(['run', '--ticks', '10', '--home', home, ...args]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(words);
    expect(contents(join(home, 'lives', lifeId))).toEqual(before);
  });

  it('refuses to let a dead life live on', async () => {
    const home = temporaryFolder();
    const { lifeId } = await run('--ticks', '2000', '--home', home, '--policy', 'classic');
    const before = contents(join(home, 'lives', lifeId));
    const { code, err } = await life(['run', '--ticks', '10', '--home', home]);
    expect(code).toBe(1);
    expect(err).toMatch(/^life: .*dead life: it ended at tick 1000.*\n$/);
    expect(contents(join(home, 'lives', lifeId))).toEqual(before);
  });

  it('remembers open anomalies: a vital that is still low goes on under its number', async () => {
    const home = temporaryFolder();
    const first = await run('--ticks', '800', '--home', home, '--policy', 'classic');
    const second = await run('--ticks', '50', '--home', home);
    const open = ({ anomalies }: typeof first) =>
      anomalies.filter(({ toTick }) => toTick === null).map(({ id, fromTick }) => [id, fromTick]);
    expect(open(first)).toHaveLength(2);
    expect(open(second)).toEqual(open(first));
  });
});

describe('life run --resume', () => {
  it('goes on exactly where the snapshot was taken', async () => {
    const home = temporaryFolder();
    const { lifeId } = await run('--ticks', '4000', '--home', home, '--seed', '5');
    const resumed = await run('--ticks', '2000', '--resume', newest(home, lifeId));
    const straight = await run('--ticks', '6000', '--seed', '5');
    expect(resumed).toMatchObject({ lifeId, ticks: 6000, ticksRun: 2000 });
    expect(resumed.stateHash).toBe(straight.stateHash);
  });

  it('moves into another home, and there goes on', async () => {
    const [from, to] = [temporaryFolder(), temporaryFolder()];
    const { lifeId } = await run('--ticks', '100', '--home', from);
    const moved = await run('--ticks', '50', '--resume', newest(from, lifeId), '--home', to);
    expect(moved).toMatchObject({ lifeId, ticks: 150 });
    expect(await run('--ticks', '50', '--home', to)).toMatchObject({ lifeId, ticks: 200 });
  });

  it('refuses a snapshot that its home has outlived', async () => {
    const home = temporaryFolder();
    const { lifeId } = await run('--ticks', '100', '--home', home);
    const [oldest] = snapshots(home, lifeId);
    const { code, err } = await life(['run', '--ticks', '1', '--resume', oldest!, '--home', home]);
    expect(code).toBe(1);
    expect(err).toMatch(/has lived this life further/);
    expect(await run('--ticks', '1', '--home', home)).toMatchObject({ lifeId, ticks: 101 });
  });

  it('refuses a stimulus whose tick has passed', async () => {
    const home = temporaryFolder();
    const { lifeId } = await run('--ticks', '100', '--home', home);
    const file = join(temporaryFolder(), 'stimuli.jsonl');
    writeFileSync(file, '{"tick":100,"type":"noise","intensity":0.5}\n');
    const args = ['run', '--ticks', '9', '--resume', newest(home, lifeId), '--stimuli', file];
    const { code, err } = await life(args);
    expect(code).toBe(1);
    expect(err).toMatch(/line 1: tick 100 has passed already, the life is at tick 100/);
  });

  it('adopts a snapshot of the original project', async () => {
    const file = join(temporaryFolder(), 'snapshot_000500.json');
    const original = { alive: true, ticks: 500, age: 500, energy: 50, stability: 0.5, integrity: 1 };
    writeFileSync(file, JSON.stringify(original));
    const report = await run('--ticks', '100', '--resume', file, '--seed', '3');
    expect(report).toMatchObject({ policy: 'classic', seed: 3, ticks: 600, ageMs: 600_000 });
    expect(report.lineage).toMatchObject({ origin: 'adopted', branchTick: 500 });
    expect(report.lineage.source).toContain('snapshot_000500.json');
    expect(report.vitals.energy).toBeCloseTo(40);
    expect((await run('--ticks', '1', '--resume', file, '--policy', 'natural')).policy).toBe('natural');
  });

  const DEAD_ORIGINAL = '{"alive":false,"ticks":9,"age":9,"energy":0,"stability":0.5,"integrity":1}';
  const deadSnapshot = async () => {
    const home = temporaryFolder();
    const { lifeId } = await run('--ticks', '2000', '--home', home, '--policy', 'classic');
    return readFileSync(newest(home, lifeId), 'utf8');
  };

  it.each([
    { name: 'a dead life', content: deadSnapshot, words: /dead life/ },
    { name: 'a dead original', content: () => Promise.resolve(DEAD_ORIGINAL), words: /dead life/ },
    { name: 'an empty file', content: () => Promise.resolve(''), words: /empty/ },
    { name: 'another file', content: () => Promise.resolve('{"a":1}'), words: /not a snapshot/ },
    { name: 'no file at all', content: () => Promise.resolve(null), words: /not there/ },
  ])('refuses $name, in one clear line, and keeps no home', async ({ content, words }) => {
    const folder = temporaryFolder();
    const file = join(folder, 'x.life');
    const text = await content();
    if (text !== null) writeFileSync(file, text);
    const home = join(folder, 'home');
    for (const args of [['--home', home], []]) {
      const { code, out, err } = await life(['run', '--ticks', '9', '--resume', file, ...args]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^life: [^\n]*x\.life[^\n]*\n$/);
      expect(err).toMatch(words);
    }
    expect(readdirSync(join(home, 'lives'))).toEqual([]);
  });
});

describe('a home that cannot be', () => {
  it.runIf(process.platform === 'linux')('is refused, also where the system takes no folder', async () => {
    const { code, out, err } = await life(['run', '--ticks', '1', '--home', '/proc/no-such-folder/home']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('/proc/no-such-folder/home');
  });
});
