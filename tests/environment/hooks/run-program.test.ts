import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runProgram, type ProgramCall } from '../../../src/main/environment/hooks/run-program';
import { say } from '../../../src/shared/i18n';

// Goal: a program of the person's is run as it was agreed to, is told what happened, and cannot hold anything up.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'life-hook-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A script of Node's, so that the test needs no other program. */
function script(body: string): string {
  const path = join(folder, 'script.cjs');
  writeFileSync(path, body);
  return path;
}

const run = (change: Partial<ProgramCall>) =>
  runProgram({
    program: process.execPath,
    args: [],
    stdin: '',
    variables: {},
    timeLimitMs: 20_000,
    signal: new AbortController().signal,
    ...change,
  });
const runScript = (body: string, change: Partial<ProgramCall> = {}) =>
  run({ args: [script(body), ...(change.args ?? [])], ...Object.fromEntries(Object.entries(change).filter(([name]) => name !== 'args')) }); // prettier-ignore

test('it gets what happened on its standard input and in variables, and what it says is heard', async () => {
  const body = `process.stdin.on('data', (text) => process.stdout.write(process.env.LIFE_EVENT + ' ' + text))`;
  const ended = await runScript(body, { stdin: '{"event":"death"}', variables: { LIFE_EVENT: 'death' } });
  expect(ended).toEqual({
    ok: true,
    said: { key: 'window.hooks.outcome.exited', params: { code: 0 } },
    output: 'death {"event":"death"}',
  });
});

test('signs of a shell stay what they are: an argument', async () => {
  const witness = join(folder, 'witness');
  const args = [
    `; touch ${witness}`,
    `$(touch ${witness})`,
    '`id`',
    '*',
    '$HOME',
    '| cat',
    '&&',
    '',
    ' a  b ',
  ];
  const ended = await runScript(`process.stdout.write(JSON.stringify(process.argv.slice(2)))`, { args });
  expect(JSON.parse(ended.output)).toEqual(args);
  expect(existsSync(witness)).toBe(false);
});

describe('what goes wrong', () => {
  test('a program that is not there', async () => {
    const ended = await run({ program: join(folder, 'none') });
    expect(ended.ok).toBe(false);
    expect(say(ended.said)).toContain('ENOENT');
  });

  test('a file that is no program', async () => {
    const ended = await run({ program: script('') });
    expect(ended).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.notStarted' } });
  });

  test('an exit code', async () => {
    const ended = await runScript('process.stderr.write("no lamp\\nhere"); process.exitCode = 3');
    expect(ended).toMatchObject({ ok: false, said: { params: { code: 3 } }, output: 'no lamp ⏎ here' });
  });

  test('a crash', async () => {
    const ended = await runScript('process.kill(process.pid, "SIGSEGV"); setInterval(() => {}, 1000)');
    expect(ended).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.signalled' } });
  });

  test('one that does not read what it is told is no failure', async () => {
    const ended = await runScript('process.stdin.destroy(); process.exit(0)', { stdin: 'x'.repeat(1e6) });
    expect(ended.ok).toBe(true);
  });
});

describe('one that does not end', () => {
  const HANGS = 'setInterval(() => {}, 1000)';
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      // What has ended and was not fetched by its parent yet is none that runs.
      return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    } catch {
      return false;
    }
  };

  test('is ended at its time limit, with what it has started', async () => {
    const pidFile = join(folder, 'pid');
    // A shell is there at once, on a busy machine too.
    const args = ['-c', 'sleep 300 & echo $! > "$0"; wait', pidFile];
    const ended = await run({ program: '/bin/sh', args, timeLimitMs: 2000 });
    expect(ended).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.late' } });
    await vi.waitFor(() => expect(isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false), 5000);
  });

  test('is ended at once where the app goes', async () => {
    const closing = new AbortController();
    const running = runScript(HANGS, { signal: closing.signal });
    closing.abort();
    expect(await running).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.stopped' } });
  });

  test('and leaves others behind that hold its pipes is not waited for', async () => {
    const body = `require('node:child_process').spawn('sleep', ['20'], { stdio: 'inherit', detached: true }).unref()`;
    expect((await runScript(body)).ok).toBe(true);
  }, 15_000);
});

test('huge output is cut off, and nobody reads it to its end', async () => {
  const body = `
    process.stdout.on('error', () => process.exit(7));
    const write = () => process.stdout.write('x'.repeat(65536), () => setImmediate(write));
    write()`;
  const ended = await runScript(body);
  expect(ended).toMatchObject({ ok: false, said: { params: { code: 7 } } });
  expect(ended.output).toBe(`${'x'.repeat(4096)} …`);
});
