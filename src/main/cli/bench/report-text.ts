import { t } from '../../../shared/i18n';
import { count } from '../format';
import type { BenchReport } from './report';

/** The same for a person: one line a benchmark, figures under each other. */
export function benchText({ machine, runs, ticksPerRun, benchmarks }: BenchReport): string {
  const head = ['name', 'median', 'min', 'max', 'perTick'] as const;
  const rows = [
    head.map((column) => t(`cli.bench.column.${column}`)),
    ...benchmarks.map(({ name, ticksPerSecond: { median, min, max }, microsecondsPerTick }) => [
      t(`cli.bench.course.${name}`),
      ...[median, min, max].map(count),
      microsecondsPerTick.toFixed(2),
    ]),
  ];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '),
  );
  const { cpu, cores, platform, engine } = machine;
  const where = [
    t('cli.bench.machine', { cpu, count: cores, platform, engine }),
    t('cli.bench.how', { count: runs, ticks: count(ticksPerRun) }),
  ];
  return `${[...where, '', ...lines].join('\n')}\n`;
}

const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);
