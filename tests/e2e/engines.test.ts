import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureElectron } from '../../scripts/lib/electron-runtime.mjs';
import { ROOT, run } from '../../scripts/lib/run.mjs';
import type { RunReport } from '../../src/main/cli/run/report';
import { EVENT_TYPES, STIMULUS_TYPES } from '../../src/shared/vocabulary';
import type { EventfulLife } from './support/eventful-life';

// Goal: a life is the same to the bit, whether the machine's Node lives it or the engine inside Electron.

const CLI = join(ROOT, 'out/main/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'life-engines-'));
let electronPath: string;

beforeAll(async () => {
  electronPath = (await ensureElectron()).executablePath;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(ROOT, 'tests/e2e/support/eventful-life.ts'),
      outDir: folder,
      target: 'node18.15',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'eventful-life.cjs' } },
    },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a Node program on both engines, one after the other: they share the machine with the others' tests. */
async function onBoth<Result>(program: string, ...args: string[]): Promise<readonly [Result, Result]> {
  const lived: Result[] = [];
  for (const [executable, env] of [
    [process.execPath, {}],
    [electronPath, { ELECTRON_RUN_AS_NODE: '1' }],
  ] as const) {
    const { LIFE_HOME: _home, ...own } = process.env;
    const { code, stdout, stderr } = await run(executable, [program, ...args], {
      output: 'capture',
      env: { ...own, ...env },
    });
    expect([code, stderr]).toEqual([0, '']);
    lived.push(JSON.parse(stdout) as Result);
  }
  const [node, electron] = lived;
  if (node === undefined || electron === undefined) throw new Error('two engines ran');
  return [node, electron];
}

test('a life that meets every kind of input goes the same way on both engines', async () => {
  const [node, electron] = await onBoth<EventfulLife>(join(folder, 'eventful-life.cjs'));
  expect(node.engine).not.toBe(electron.engine);
  expect(electron.engine).not.toContain('none');
  expect({ ...electron, engine: '' }).toEqual({ ...node, engine: '' });
  // It proves as much as it meets.
  expect(node.eventTypes).toEqual(EVENT_TYPES);
  expect(node.inputKinds).toEqual(['hook-failure', 'policy', 'sleep', 'stimulus', 'tick', 'wake']);
  expect(node.ticks).toBeGreaterThan(50_000);
  expect(new Set(node.hashes).size).toBeGreaterThan(6);
});

describe('the command line, as it is built', () => {
  test.each(['natural', 'classic'])('tells the same of a %s life on both engines', async (policy) => {
    const stimuli = join(folder, 'stimuli.jsonl');
    const lines = Array.from({ length: 70 }, (_, index) => ({
      tick: 7 + index * 131,
      type: STIMULUS_TYPES[index % STIMULUS_TYPES.length],
      intensity: ((index * 37) % 100) / 100 + 0.01,
      note: `number ${index}`,
    }));
    writeFileSync(stimuli, lines.map((line) => JSON.stringify(line)).join('\n'));
    const args = [
      'run',
      '--ticks',
      '20000',
      '--seed',
      '7',
      '--policy',
      policy,
      '--stimuli',
      stimuli,
      '--json',
    ];
    const [node, electron] = await onBoth<RunReport>(CLI, ...args);
    expect(node.stateHash).toMatch(/^[0-9a-f]{64}$/u);
    expect(sameForTwins(electron)).toEqual(sameForTwins(node));
    expect(node.stimuli.sent).toBeGreaterThan(policy === 'classic' ? 5 : 60);
  });
});

/** A report without what makes each life another: who it is, and how fast it was lived. */
const sameForTwins = ({ lifeId: _id, name: _name, ticksPerSecond: _pace, ...report }: RunReport) => report;
