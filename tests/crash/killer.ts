import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Chance } from '../sim/chance';

/** When the process is killed. */
export type Moment =
  | { readonly at: 'start'; readonly afterMs: number }
  | { readonly at: 'living'; readonly afterMs: number }
  | { readonly at: 'saving'; readonly afterMs: number };

/** Most kills come while it lives; those inside a save are too short to be met by chance. */
export function momentOf(chance: Chance): Moment {
  const at = chance.weighted({ start: 1, living: 5, saving: 4 });
  if (at === 'start') return { at, afterMs: chance.unit() * 400 };
  if (at === 'saving') return { at, afterMs: chance.unit() * 25 };
  return { at, afterMs: chance.magnitude(1, 250) };
}

/** What a process said before it ended. */
export interface Said {
  /** At which tick it woke; `null` where it did not come to that. */
  readonly wokeAt: number | null;
  readonly ticks: readonly number[];
  readonly acknowledged: readonly number[];
  /** Numbers of stimuli that were sent, whatever came of them. */
  readonly sent: readonly number[];
  readonly saves: number;
  readonly saved: number;
  readonly trouble: readonly string[];
  /** `null` where it was killed. */
  readonly code: number | null;
}

/** A process that does not even wake in this time never will. */
const PATIENCE_MS = 30_000;

/** Lets one process live until the moment comes, kills it, and returns all it said in whole lines. */
export async function liveAndKill(
  script: string,
  words: readonly string[],
  moment: Moment | null,
): Promise<Said> {
  const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => void child.kill('SIGKILL');
  const patience = setTimeout(kill, PATIENCE_MS);
  let timer: NodeJS.Timeout | null = null;
  const killIn = (ms: number) => {
    timer ??= setTimeout(kill, ms);
  };
  if (moment?.at === 'start') killIn(moment.afterMs);
  const lines = await linesOf(child, (line) => {
    if (moment === null || moment.at === 'start') return;
    // Where no save comes, it is killed all the same.
    if (moment.at === 'saving' ? line === 'save' : line.startsWith('woke')) killIn(moment.afterMs);
  });
  clearTimeout(patience);
  if (timer !== null) clearTimeout(timer);
  return { ...understood(lines), code: child.exitCode };
}

async function linesOf(child: ChildProcess, onLine: (line: string) => void): Promise<readonly string[]> {
  const lines: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      onLine(line);
    }
  });
  await once(child, 'close');
  return lines;
}

function understood(lines: readonly string[]): Omit<Said, 'code'> {
  const numbers = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length + 1)));
  const acknowledged = numbers('ack');
  return {
    wokeAt: numbers('woke')[0] ?? null,
    ticks: numbers('tick'),
    acknowledged,
    sent: [...acknowledged, ...numbers('refused')],
    saves: lines.filter((line) => line === 'save').length,
    saved: lines.filter((line) => line === 'saved').length,
    trouble: lines.filter((line) => line.startsWith('trouble') || line.startsWith('nobody')),
  };
}
