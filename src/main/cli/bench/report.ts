import { cpus } from 'node:os';
import { COURSES, policyOf, type CourseName } from './courses';
import type { Samples } from './measure';
import { DETECTOR_ROWS } from './measure-detector';
import { VAULT_COURSES, type VaultCourse, type VaultSamples } from './vault/measure-vault';

/** What `life bench --json` prints. */
export interface BenchReport {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly platform: string;
    readonly engine: string;
  };
  readonly runs: number;
  readonly ticksPerRun: number;
  readonly benchmarks: readonly Benchmark[];
  readonly vault: {
    /** Length of the life that was measured, in days of a tick a second. */
    readonly days: number;
    readonly benchmarks: readonly VaultBenchmark[];
  };
  /** The detector of series, over a made one. */
  readonly detector: {
    readonly rowsPerRun: number;
    readonly microsecondsPerRow: { readonly median: number; readonly min: number; readonly max: number };
    /** Microseconds a row of each run, in the order they were made. */
    readonly samples: readonly number[];
  };
}

export interface VaultBenchmark {
  readonly name: VaultCourse;
  readonly unit: 'bytes' | 'ms' | 'ticksPerSecond';
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Of each run, in the order they were made. */
  readonly samples: readonly number[];
}

const UNIT: Readonly<Record<VaultCourse, VaultBenchmark['unit']>> = {
  ...{ journalDay: 'bytes', database: 'bytes' },
  ...{ pause: 'ms', recovery: 'ms', chart: 'ms', marks: 'ms', verify: 'ticksPerSecond' },
};

export interface Benchmark {
  readonly name: CourseName;
  readonly policy: string;
  readonly ticksPerSecond: { readonly median: number; readonly min: number; readonly max: number };
  /** Of the median run. */
  readonly microsecondsPerTick: number;
  /** Ticks a second of each run, in the order they were made. */
  readonly samples: readonly number[];
}

export function reportOf(
  samples: Samples,
  ticksPerRun: number,
  vault: VaultSamples,
  days: number,
  ofDetector: readonly number[],
): BenchReport {
  const machine = cpus();
  return {
    machine: {
      cpu: machine[0]?.model.trim() ?? '',
      cores: machine.length,
      platform: `${process.platform}-${process.arch}`,
      engine: `Node.js ${process.versions.node}, V8 ${process.versions.v8}`,
    },
    runs: samples.step.length,
    ticksPerRun,
    benchmarks: COURSES.map((name) => benchmarkOf(name, samples[name])),
    vault: { days, benchmarks: VAULT_COURSES.map((name) => vaultBenchmarkOf(name, vault[name])) },
    detector: detectorOf(ofDetector),
  };
}

function detectorOf(samples: readonly number[]): BenchReport['detector'] {
  const shown = (value: number): number => Number(value.toPrecision(4));
  return {
    rowsPerRun: DETECTOR_ROWS,
    microsecondsPerRow: {
      median: shown(medianOf(samples)),
      min: shown(Math.min(...samples)),
      max: shown(Math.max(...samples)),
    },
    samples: samples.map(shown),
  };
}

function vaultBenchmarkOf(name: VaultCourse, samples: readonly number[]): VaultBenchmark {
  const unit = UNIT[name];
  const shown = (value: number): number => (unit === 'ms' ? Number(value.toFixed(2)) : Math.round(value));
  return {
    ...{ name, unit, median: shown(medianOf(samples)) },
    ...{ min: shown(Math.min(...samples)), max: shown(Math.max(...samples)) },
    samples: samples.map(shown),
  };
}

function benchmarkOf(name: CourseName, samples: readonly number[]): Benchmark {
  const median = medianOf(samples);
  return {
    name,
    policy: policyOf(name),
    ticksPerSecond: {
      median: Math.round(median),
      min: Math.round(Math.min(...samples)),
      max: Math.round(Math.max(...samples)),
    },
    microsecondsPerTick: Number((1e6 / median).toPrecision(4)),
    samples: samples.map(Math.round),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[(sorted.length >> 1) - 1] ?? 0)) / 2;
}
