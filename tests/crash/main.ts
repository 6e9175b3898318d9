import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failuresOf, killAgainAndAgain, type CrashReport } from './crashes';

/*
 * Kills real processes in which a life is lived, and counts what is lost:
 *   npm run crash -- [--kills 100] [--seed 1] [--json]
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('--kills and --seed take whole numbers, for example: npm run crash -- --kills 100');
  process.exit(2);
}

const homePath = mkdtempSync(join(tmpdir(), 'life-crash-'));
try {
  const childPath = join(import.meta.dirname, 'child.mjs');
  const report = await killAgainAndAgain({ kills, seed, homePath, childPath, onProgress });
  console.log(values.json ? JSON.stringify(report) : tableOf(report));
  process.exitCode = failuresOf(report) === 0 ? 0 : 1;
} finally {
  rmSync(homePath, { recursive: true, force: true });
}

function onProgress(done: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${kills} kills${done === kills ? '\n' : ''}`);
}

function tableOf(report: CrashReport): string {
  const { killed } = report;
  const rows: readonly (readonly [string, number | string])[] = [
    ['processes killed', kills],
    ['  while starting', killed.start],
    ['  while living', killed.living],
    ['  right after a save began', killed.saving],
    ['  before a save had ended', report.killedInSave],
    ['ticks that were told', report.ticks],
    ['stimuli that were acknowledged', report.acknowledged],
    ['snapshots that were written', report.saves],
    ['times the whole journal was lived again', report.examined],
    ['records in it at the end', report.records],
    ['LOST ticks', report.lostTicks],
    ['LOST acknowledged stimuli', report.lostStimuli],
    ['stimuli twice, out of order or from nowhere', report.strayStimuli],
    ['starts that woke nobody', report.unrecoverable],
    ['journals that were not whole', report.brokenJournals],
  ];
  const lines = rows.map(([name, value]) => `${name.padEnd(46)}${String(value).padStart(8)}`);
  return [...lines, ...report.trouble.slice(0, 20).map((line) => `  ${line}`)].join('\n');
}
