import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../src/main/cli/run/report';
import { bundledCli } from '../support/bundled-cli';
import { temporaryFolder } from './in-process';

const program = bundledCli();

const start = (args: readonly string[], cwd: string): ChildProcess =>
  spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, LIFE_HOME: join(cwd, 'not-this-one') },
  });

async function finish(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

const run = async (args: readonly string[], cwd: string) => finish(start(args, cwd));
const report = (out: string) => JSON.parse(out) as RunReport;

/** Waits until the life at home has been born: from then on there is something to stop. */
async function livesIn(home: string): Promise<void> {
  while (!existsSync(join(home, 'home.json'))) await new Promise((done) => setTimeout(done, 20));
}

describe('the command line as a process', () => {
  it('leaves no trace on disk without a home', async () => {
    const cwd = temporaryFolder();
    const { code, out, err } = await run(['run', '--ticks', '500', '--json'], cwd);
    expect([code, err]).toEqual([0, '']);
    expect(report(out).ticks).toBe(500);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('puts a life by the clock to sleep when it is told to stop; meanwhile nobody else has it', async () => {
    const cwd = temporaryFolder();
    const home = join(cwd, 'home');
    const first = start(['run', '--realtime', '--home', home, '--json'], cwd);
    const ended = finish(first);
    await livesIn(home);
    const second = await run(['run', '--ticks', '5', '--home', home], cwd);
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err).toMatch(new RegExp(`^life: .*process ${first.pid}.*\\n$`));
    // Whoever only reads need not wait.
    for (const args of [
      ['lives', '--home', home],
      ['verify', home],
      ['inspect', home],
    ]) {
      expect(await run(args, cwd)).toMatchObject({ code: 0, err: '' });
    }
    const fork = await run(['fork', home, '--at', '0', '--home', home], cwd);
    expect([fork.code, fork.out]).toEqual([1, '']);
    expect(fork.err).toMatch(new RegExp(`process ${first.pid}`));
    first.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    expect(report(out).asleep).toBe(true);
  });

  it('goes on with the same life after kill -9', async () => {
    const cwd = temporaryFolder();
    const home = join(cwd, 'home');
    const first = start(['run', '--ticks', '100000000', '--home', home], cwd);
    const ended = finish(first);
    await livesIn(home);
    await new Promise((done) => setTimeout(done, 300));
    first.kill('SIGKILL');
    await ended;
    expect(await run(['verify', home], cwd)).toMatchObject({ code: 0, err: '' });
    const again = await run(['run', '--ticks', '5', '--home', home, '--json'], cwd);
    expect([again.code, again.err]).toEqual([0, '']);
    const [lifeId] = readdirSync(join(home, 'lives'));
    expect(report(again.out)).toMatchObject({ lifeId, ticksRun: 5 });
    expect(report(again.out).lastAppraisal.awakening).toBeDefined();
  });

  it('answers wrong usage with 2, and a reader that leaves early with nothing', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'empty'));
    expect((await run(['run'], cwd)).code).toBe(2);
    const child = start(['run', '--ticks', '10'], cwd);
    child.stdout?.destroy();
    expect(await finish(child)).toMatchObject({ code: 0, err: '' });
  });

  it('ends when the reader of an endless series leaves', async () => {
    const child = start(['monitor', '-'], temporaryFolder());
    const ended = finish(child);
    child.stdin?.on('error', () => {}); // Nobody takes the rest.
    child.stdout?.once('data', () => child.stdout?.destroy());
    for (let row = 0; child.exitCode === null; row++) {
      if (!child.stdin?.write(`${row},${(row * 7919) % 101}\n`.repeat(1000))) {
        await new Promise((done) => setTimeout(done, 5));
      }
    }
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});
