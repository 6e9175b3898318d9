import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach } from 'vitest';
import { runCli } from '../../src/main/cli/cli';
import type { CliIo } from '../../src/main/cli/io';
import type { RunReport } from '../../src/main/cli/run/report';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A door through which nothing is said: for whoever looks at the program alone. */
export const ioThatSaysNothing: CliIo = {
  stdin: () => Readable.from([]),
  out: () => {},
  outReady: () => Promise.resolve(true),
  err: () => {},
  errIsTerminal: false,
  launchChannel: () => {
    throw new Error('this test needs no channel');
  },
  stop: new AbortController().signal,
};

/** Runs a command in this process and catches what it says. */
export async function life(args: readonly string[], stop?: AbortSignal): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    ...ioThatSaysNothing,
    out: (text) => (out += text),
    err: (text) => (err += text),
    ...(stop === undefined ? {} : { stop }),
  });
  return { code, out, err };
}

/** `life run --json`, which must succeed and say nothing else. */
export async function run(...args: readonly string[]): Promise<RunReport> {
  const { code, out, err } = await life(['run', '--json', ...args]);
  if (code !== 0 || err !== '') throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out) as RunReport;
}

const folders: string[] = [];

/** A folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'life-cli-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
