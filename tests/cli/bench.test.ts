import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Samples } from '../../src/main/cli/bench/measure';
import { reportOf, type BenchReport } from '../../src/main/cli/bench/report';
import { benchText } from '../../src/main/cli/bench/report-text';
import type { VaultSamples } from '../../src/main/cli/bench/vault/measure-vault';
import { life, temporaryFolder } from './in-process';

const NAMES = ['step', 'view', 'monitor', 'everything', 'classic'];
const VAULT_NAMES = ['journalDay', 'database', 'pause', 'recovery', 'chart', 'marks', 'verify'];

const useAsTemporary = (folder: string): void => {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
};

describe('life bench', () => {
  let temporary = '';
  beforeEach(() => {
    temporary = temporaryFolder();
    useAsTemporary(temporary);
    return () => vi.unstubAllEnvs();
  });

  it('measures everything in one run, as one JSON object, and leaves nothing behind', async () => {
    // More ticks than a classic life has: the next one is born within the run.
    const { code, out, err } = await life([
      'bench',
      '--json',
      '--runs',
      '2',
      '--ticks',
      '1500',
      '--days',
      '1',
    ]);
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(out) as BenchReport;
    expect(report).toMatchObject({ runs: 2, ticksPerRun: 1500 });
    expect(report.machine.engine).toContain(process.versions.node);
    expect(report.benchmarks.map(({ name }) => name)).toEqual(NAMES);
    for (const { name, policy, ticksPerSecond, microsecondsPerTick, samples } of report.benchmarks) {
      const { median, min, max } = ticksPerSecond;
      expect(policy).toBe(name === 'classic' ? 'classic' : 'natural');
      expect(samples).toHaveLength(2);
      expect([min, max]).toEqual([Math.min(...samples), Math.max(...samples)]);
      expect(min).toBeGreaterThan(0);
      expect(median).toBeGreaterThanOrEqual(min);
      expect(median).toBeLessThanOrEqual(max);
      expect(microsecondsPerTick).toBeGreaterThan(0);
    }
    const { rowsPerRun, microsecondsPerRow, samples } = report.detector;
    expect([rowsPerRun > 0, samples.length]).toEqual([true, 2]);
    expect(microsecondsPerRow.min).toBeGreaterThan(0);
    expect(microsecondsPerRow.median).toBeGreaterThanOrEqual(microsecondsPerRow.min);
    expect(microsecondsPerRow.max).toBeGreaterThanOrEqual(microsecondsPerRow.median);
    expect(report.vault.days).toBe(1);
    expect(report.vault.benchmarks.map(({ name }) => name)).toEqual(VAULT_NAMES);
    for (const { name, unit, median, min, max, samples } of report.vault.benchmarks) {
      expect(samples).toHaveLength(unit === 'bytes' ? 1 : 2);
      expect([name, min > 0, min <= median, median <= max]).toEqual([name, true, true, true]);
    }
    // A tick is no record of its own: a day of them is a few kilobytes.
    expect(report.vault.benchmarks[0]?.median).toBeLessThan(100_000);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('says it for a person: one aligned line each', () => {
    const samples = Object.fromEntries(NAMES.map((name) => [name, [1_234_567.8]])) as unknown as Samples;
    const ofVault = Object.fromEntries(
      VAULT_NAMES.map((name) => [name, [20_480]]),
    ) as unknown as VaultSamples;
    const out = benchText(reportOf(samples, 10, ofVault, 1, [5.26]));
    expect(out).not.toContain('{{');
    const [machine, how, vault, detector, blank, ...table] = out.trimEnd().split('\n');
    expect(machine).toContain('Node.js');
    expect(how).toBe('1 run of 10 ticks each, after one to warm up');
    expect(vault).toContain('1 day ');
    expect(detector).toContain('20,160 rows');
    expect(blank).toBe('');
    expect(table).toHaveLength(1 + NAMES.length + VAULT_NAMES.length + 1);
    expect(table.at(-1)).toMatch(/ 5\.3 {2}µs\/row /);
    // Units stand under each other, and figures end before them.
    const unitsAt = table.map((line) => / (Unit|ticks\/s|ms|bytes|µs\/row) /.exec(line)?.index);
    expect([new Set(unitsAt).size, unitsAt.includes(undefined)]).toEqual([1, false]);
  });

  it('tells nothing of half a measurement when it is stopped', async () => {
    const { code, out, err } = await life(['bench', '--json'], AbortSignal.abort());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^life: Stopped .*\n$/);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each(['--runs=0', '--ticks=0', '--days=0', '--ticks=many', 'one-too-many'])(
    'refuses wrong usage: %s',
    async (arg) => {
      const { code, out, err } = await life(['bench', arg]);
      expect([code, out]).toEqual([2, '']);
      expect(err).not.toBe('');
    },
  );

  it('says in one line what stands in its way', async () => {
    useAsTemporary(join(temporary, 'nowhere'));
    const { code, out, err } = await life(['bench', '--json', '--runs', '1', '--ticks', '10']);
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
