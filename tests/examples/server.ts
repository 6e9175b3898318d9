import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../cli/in-process';
import { bundledCli } from '../support/bundled-cli';

let program = '';

/** Bundles it before the tests of a file. */
export function buildProgram(): void {
  program = bundledCli();
}

export interface Server {
  readonly home: string;
  readonly port: number;
  readonly url: string;
  readonly token: string;
  /** Puts the life to sleep, and waits until it does. */
  readonly stop: () => Promise<void>;
}

/** Ten ticks a second, so that what waits is met soon. */
const QUICK = { extends: 'natural', name: 'quick', tickIntervalMs: 100 };

/** A life without a window that other programs can reach, in a process of its own. */
export async function serveLife(): Promise<Server> {
  const place = temporaryFolder();
  const [home, policy, tokenFile] = ['home', 'quick.json', 'token'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(policy, JSON.stringify(QUICK));
  const how = ['--realtime', '--home', home, '--policy', policy, '--channel', '--token-file', tokenFile];
  const child = spawn(process.execPath, [program, 'run', ...how], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  onTestFinished(stop);
  const openFile = join(home, 'channel-open.json');
  while (!existsSync(openFile)) {
    if (child.exitCode !== null) throw new Error(`The life ended with ${child.exitCode} before it was open.`);
    await new Promise((done) => setTimeout(done, 20));
  }
  const { urls } = JSON.parse(readFileSync(openFile, 'utf8')) as { urls: string[] };
  const url = urls[0] ?? '';
  return { home, port: Number(new URL(url).port), url, token: readFileSync(tokenFile, 'utf8').trim(), stop };
}
