import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BenchReport } from '../../src/main/cli/bench/report';
import { life, temporaryFolder } from './in-process';

const NAMES = ['step', 'view', 'monitor', 'everything', 'classic'];

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
    const { code, out, err } = await life(['bench', '--json', '--runs', '2', '--ticks', '1500']);
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
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('says it for a person: one aligned line each', async () => {
    const { code, out } = await life(['bench', '--runs', '1', '--ticks', '10']);
    expect(code).toBe(0);
    expect(out).not.toContain('{{');
    const [machine, how, blank, ...table] = out.trimEnd().split('\n');
    expect(machine).toContain('Node.js');
    expect(how).toBe('1 run of 10 ticks each, after one to warm up');
    expect(blank).toBe('');
    expect(table).toHaveLength(1 + NAMES.length);
    expect(new Set(table.map((line) => line.length)).size).toBe(1);
  });

  it('tells nothing of half a measurement when it is stopped', async () => {
    const { code, out, err } = await life(['bench', '--json'], AbortSignal.abort());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^life: Stopped .*\n$/);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each(['--runs=0', '--ticks=0', '--ticks=many', 'one-too-many'])(
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
