import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeToken } from '../../src/main/environment/channel/token';
import { memoryFolder } from '../support/memory-folder';
import { median, quantile } from './figures';
import type { LivesFigures, LoadFigures } from './talk';

/*
 * Loads the channel of a life by the clock, and looks whether ticks come late:
 *   npm run load -- [--seconds 30] [--rounds 3] [--tick 100] [--streams 100] [--reads 1000] [--flood 10000] [--home FOLDER]
 * Rounds of idle, readers, flood, and both: what else the machine does touches all of them alike. The last line is the
 * verdict. The reference is Python's own server with the original project's answer, in the same run.
 */
const LATER_MAX_MS = 5;
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '3' },
    tick: { type: 'string', default: '100' },
    streams: { type: 'string', default: '100' },
    reads: { type: 'string', default: '1000' },
    flood: { type: 'string', default: '10000' },
    home: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const token = makeToken();
const homePath = values.home ?? memoryFolder('load');

const started = (name: string, ...args: readonly string[]): ChildProcess =>
  fork(join(import.meta.dirname, `${name}.mjs`), [...args]);

async function load(name: string, ...args: readonly string[]): Promise<LoadFigures> {
  const [figures] = (await once(started(name, ...args), 'message')) as [LoadFigures];
  return figures;
}

interface Phase {
  latenessMs: number[];
  pendingMax: number;
  rssMb: number;
  requests: Record<string, number>;
  latencyMs: number[];
  streamed: number;
}
const PHASES = ['idle', 'readers', 'flood', 'both'] as const;
type PhaseName = (typeof PHASES)[number];
const phases = Object.fromEntries(
  PHASES.map((name) => [
    name,
    { latenessMs: [], pendingMax: 0, rssMb: 0, requests: {}, latencyMs: [], streamed: 0 },
  ]),
) as unknown as Record<PhaseName, Phase>;

const life = started('life', homePath, values.tick, token);
const [{ url }] = (await once(life, 'message')) as [{ url: string }];

async function figuresOfLife(): Promise<LivesFigures> {
  life.send('figures');
  const [figures] = (await once(life, 'message')) as [LivesFigures];
  return figures;
}

async function run(name: PhaseName): Promise<void> {
  const readers = name === 'readers' || name === 'both';
  const flood = name === 'flood' || name === 'both';
  await sleep(1500);
  await figuresOfLife();
  const loads = await Promise.all([
    ...(readers ? [load('readers', url, token, values.seconds, values.streams, values.reads)] : []),
    ...(flood ? [load('flood', url, token, values.seconds, values.flood)] : []),
    ...(readers || flood ? [] : [sleep(1000 * seconds).then(() => null)]),
  ]);
  const { latenessMs, pendingMax, rssMb } = await figuresOfLife();
  const phase = phases[name];
  phase.latenessMs.push(...latenessMs);
  phase.pendingMax = Math.max(phase.pendingMax, pendingMax);
  phase.rssMb = Math.max(phase.rssMb, rssMb);
  for (const figures of loads) {
    if (figures === null) continue;
    phase.latencyMs.push(...figures.latencyMs);
    phase.streamed += figures.streamed;
    for (const [status, count] of Object.entries(figures.statuses))
      phase.requests[status] = (phase.requests[status] ?? 0) + count;
  }
}

const ms = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(2)).padStart(9);

try {
  for (let round = 0; round < Number(values.rounds); round++) for (const name of PHASES) await run(name);

  console.log(`lateness of ticks of ${values.tick} ms, ${values.rounds} x ${seconds} s each`);
  console.log('            ticks   p50 ms   p99 ms   max ms   queue    RSS MB  requests');
  for (const name of PHASES) {
    const { latenessMs, pendingMax, rssMb, requests } = phases[name];
    const late = [0.5, 0.99, 1].map((share) => ms(quantile(latenessMs, share))).join('');
    const answered = Object.entries(requests).map(([status, count]) => `${status}: ${count}`);
    console.log(
      `${name.padEnd(8)}${String(latenessMs.length).padStart(9)}${late}${String(pendingMax).padStart(8)}${rssMb.toFixed(1).padStart(10)}  ${answered.join(', ')}`,
    );
  }
  const { readers, both } = phases;
  for (const [name, { latencyMs, streamed }] of Object.entries({ readers, both })) {
    console.log(
      `state reads, ${name}: p50 ${ms(median(latencyMs)).trim()} ms, p99 ${ms(quantile(latencyMs, 0.99)).trim()} ms; streams: ${(streamed / 2 ** 20).toFixed(1)} MB`,
    );
  }
  await compare();
  const idleMs = quantile(phases.idle.latenessMs, 0.99);
  const laterMs = quantile(phases.both.latenessMs, 0.99) - idleMs;
  console.log(`p99 under all load: ${laterMs.toFixed(2)} ms over idle (at most ${LATER_MAX_MS})`);
  process.exitCode = laterMs <= LATER_MAX_MS ? 0 : 1;
} finally {
  life.send('end');
  if (life.exitCode === null) await once(life, 'exit');
  if (values.home === undefined) rmSync(homePath, { recursive: true, force: true });
}

/** One reader against our state and the reference's status, in turns. */
async function compare(): Promise<void> {
  const python = spawn('python3', [join(process.cwd(), 'tests/load/reference.py')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  python.on('error', () => {});
  if (python.pid === undefined)
    return console.log('There is no python3: nothing is compared with the reference.');
  try {
    const [port] = (await once(createInterface(python.stdout), 'line')) as [string];
    const ours: Record<'kept' | 'fresh', number[]> = { kept: [], fresh: [] };
    const theirs: number[] = [];
    for (let round = 0; round < 5; round++) {
      ours.kept.push(median((await load('single', `${url}/v1/state`, token, '2000', '1')).latencyMs));
      ours.fresh.push(median((await load('single', `${url}/v1/state`, token, '500', '0')).latencyMs));
      theirs.push(
        median((await load('single', `http://127.0.0.1:${port}/status`, '', '500', '0')).latencyMs),
      );
    }
    const reference = median(theirs);
    const told = (name: string, figures: readonly number[]): string =>
      `${name} ${median(figures).toFixed(3)} ms (${(median(figures) / reference).toFixed(2)} of the reference)`;
    console.log(
      `state read p50: ${told('kept connection', ours.kept)}, ${told('new connection', ours.fresh)}; reference, new connection ${reference.toFixed(3)} ms`,
    );
  } finally {
    python.kill();
  }
}
