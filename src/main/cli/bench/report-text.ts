import { t } from '../../../shared/i18n';
import { columns, count } from '../format';
import type { BenchReport, VaultBenchmark } from './report';

const HEAD = ['name', 'median', 'unit', 'min', 'max', 'perTick'] as const;
const FIGURES = [1, 3, 4, 5];

/** The same for a person: one line a benchmark, figures under each other. */
export function benchText({ machine, runs, ticksPerRun, benchmarks, vault, detector }: BenchReport): string {
  const unit = t('cli.bench.unit.ticksPerSecond');
  const rows = [
    HEAD.map((column) => t(`cli.bench.column.${column}`)),
    ...benchmarks.map(({ name, ticksPerSecond: { median, min, max }, microsecondsPerTick }) => [
      t(`cli.bench.course.${name}`),
      ...[count(median), unit, count(min), count(max)],
      microsecondsPerTick.toFixed(2),
    ]),
    ...vault.benchmarks.map((benchmark) => vaultRow(benchmark, vault.days)),
    detectorRow(detector),
  ];
  const { cpu, cores, platform, engine } = machine;
  const where = [
    t('cli.bench.machine', { cpu, count: cores, platform, engine }),
    t('cli.bench.how', { count: runs, ticks: count(ticksPerRun) }),
    t('cli.bench.howVault', { count: vault.days }),
    t('cli.bench.howDetector', { rows: count(detector.rowsPerRun) }),
  ];
  const table = columns(rows, FIGURES).map((line) => line.trimEnd());
  return `${[...where, '', ...table].join('\n')}\n`;
}

function vaultRow({ name, unit, median, min, max }: VaultBenchmark, days: number): string[] {
  const figure = (value: number): string => (unit === 'ms' ? value.toFixed(1) : count(value));
  return [
    t(`cli.bench.vault.${name}`, { count: days }),
    ...[figure(median), t(`cli.bench.unit.${unit}`), figure(min), figure(max)],
    '',
  ];
}

function detectorRow({ microsecondsPerRow: { median, min, max } }: BenchReport['detector']): string[] {
  const unit = t('cli.bench.unit.microsecondsPerRow');
  return [t('cli.bench.detector'), median.toFixed(1), unit, min.toFixed(1), max.toFixed(1), ''];
}
