import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { Home } from '../../src/main/vault/home';
import { LifeStore } from '../../src/main/vault/life-store';
import { bundledCli } from '../support/bundled-cli';
import { life, temporaryFolder } from './in-process';

// Goal: a life without a window serves the same channel; what it acknowledged is in its journal once, also when it is
// killed again and again while others send to it.

/** `LIFE_KILLS=200 npx vitest run tests/cli/channel.test.ts` for the long form. */
const KILLS = Number(process.env['LIFE_KILLS'] ?? 6);
/** A disk of a shared machine may take its time. */
const KILL_LIMIT_MS = 30_000 + KILLS * 10_000;

const program = bundledCli();

const running: ChildProcess[] = [];
afterAll(() => running.forEach((child) => child.kill('SIGKILL')));

function start(home: string): ChildProcess {
  const words = ['run', '--realtime', '--home', home, '--channel', '--json', '--seed', '5'];
  const child = spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

/** Where the channel is open, once it is; of this very process. */
async function urlOf(home: string, child: ChildProcess): Promise<string> {
  const path = join(home, 'channel-open.json');
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const said = existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as { urls: string[]; pid: number })
      : null;
    if (said?.pid === child.pid) return said?.urls[0] ?? '';
    await sleep(10);
  }
}

const headersOf = (home: string): Record<string, string> => ({
  authorization: `Bearer ${readFileSync(join(home, 'channel.token'), 'utf8').trim()}`,
  'content-type': 'application/json',
});

const end = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
};

describe('a life without a window', () => {
  it('serves the channel, and closes it when it is put to sleep', async () => {
    const home = temporaryFolder();
    const child = start(home);
    const url = await urlOf(home, child);
    const health = await fetch(`${url}/v1/health`, { headers: headersOf(home) });
    expect(await health.json()).toMatchObject({ ok: true, life: { alive: true, asleep: false } });
    expect((await fetch(`${url}/v1/state`)).status).toBe(401);
    await end(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
    expect(existsSync(join(home, 'channel-open.json'))).toBe(false);
    await expect(fetch(`${url}/v1/health`)).rejects.toThrow();
  });

  it(
    `is killed ${KILLS} times while others send to it, and has each acknowledged stimulus once`,
    async () => {
      const home = temporaryFolder();
      let child = start(home);
      let url = await urlOf(home, child);
      let over = false;
      const acknowledged: number[] = [];

      const send = async (number: number): Promise<boolean> => {
        try {
          const answer = await fetch(`${url}/v1/stimuli`, {
            method: 'POST',
            headers: { ...headersOf(home), 'idempotency-key': `k-${number}` },
            body: JSON.stringify({ type: 'idle', intensity: 0.01, note: String(number) }),
            signal: AbortSignal.timeout(5000),
          });
          await answer.arrayBuffer();
          return answer.status === 201;
        } catch {
          return false;
        }
      };
      const sending = (async () => {
        for (let number = 1; !over; number++) {
          // Under its key until there is an answer.
          while (!(await send(number))) {
            if (over) return;
            await sleep(40);
          }
          acknowledged.push(number);
          await sleep(40);
        }
      })();

      for (let kill = 0; kill < KILLS; kill++) {
        const before = acknowledged.length;
        while (acknowledged.length < before + 3) await sleep(5);
        await sleep(7 * kill);
        await end(child, 'SIGKILL');
        child = start(home);
        url = await urlOf(home, child);
      }
      const before = acknowledged.length;
      while (acknowledged.length < before + 3) await sleep(5);
      over = true;
      await sending;
      await end(child, 'SIGTERM');

      const own = Home.open(home);
      const { lifeId, databasePath } = own.existing(own.currentLifeId ?? '');
      const store = LifeStore.open({ databasePath, lifeId, readOnly: true });
      const notes = [...store.tail(null)].flatMap(({ input }) =>
        input.kind === 'stimulus' ? [Number(input.note)] : [],
      );
      store.close();
      const promised = new Set(acknowledged);
      expect(notes.filter((number) => promised.has(number))).toEqual(acknowledged);
      expect(new Set(notes).size).toBe(notes.length);
      const { code, err } = await life(['verify', home]);
      expect([code, err]).toEqual([0, '']);
    },
    KILL_LIMIT_MS,
  );
});

describe('hooks', () => {
  it('are called on the birth and on the death of a life without a window, and come to their end', async () => {
    const home = temporaryFolder();
    const said = join(home, 'said.jsonl');
    // Slower than the program that called it takes to end.
    const script = `setTimeout(() => process.stdin.pipe(require('fs').createWriteStream(${JSON.stringify(said)}, { flags: 'a' })), 400)`;
    const hookOn = (event: 'birth' | 'death') => ({
      ...{ id: randomUUID(), event, enabled: true, minimumSeverity: 'notice', timeLimitS: 20 },
      ...{ allowedHost: null, action: { does: 'run', program: process.execPath, args: ['-e', script] } },
    });
    const hooks = [hookOn('birth'), hookOn('death')];
    writeFileSync(join(home, 'hooks.json'), JSON.stringify({ version: 1, hooks }));
    const stimuli = join(home, 'deadly.jsonl');
    const shock = JSON.stringify({ tick: 1, type: 'shock', intensity: 1 });
    writeFileSync(stimuli, Array<string>(60).fill(shock).join('\n'));
    const words = ['run', '--realtime', '--home', home, '--stimuli', stimuli, '--json'];
    const child = spawn(process.execPath, [program, ...words], { stdio: 'ignore' });
    running.push(child);
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    const events = readFileSync(said, 'utf8')
      .match(/"event":"\w+"/g)
      ?.map((match) => match.slice(9, -1));
    expect(events).toEqual(['birth', 'death']);
  });
});

describe('what a channel needs', () => {
  it.each([
    ['a home', ['--realtime', '--channel']],
    ['the clock', ['--ticks', '5', '--home', 'somewhere', '--channel']],
    ['a port that it may have', ['--realtime', '--home', 'somewhere', '--channel', '80']],
    ['to be wished for, where its token is named', ['--realtime', '--home', 'x', '--token-file', 'y']],
  ])('%s', async (_, words) => {
    const { code, out, err } = await life(['run', ...words]);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
