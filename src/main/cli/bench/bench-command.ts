import { Command } from 'commander';
import { t, told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { parseBenchTicks, parseRuns } from '../arguments';
import type { CliIo } from '../io';
import { Progress } from '../progress';
import { measure } from './measure';
import { reportOf } from './report';
import { benchText } from './report-text';

const RUNS = 7;
const TICKS = 300_000;

interface BenchOptions {
  readonly runs: number;
  readonly ticks: number;
  readonly json?: true;
}

export function benchCommand(io: CliIo): Command {
  return new Command('bench')
    .description(t('cli.bench.about'))
    .option('--runs <count>', t('cli.option.runs'), parseRuns, RUNS)
    .option('--ticks <count>', t('cli.option.benchTicks'), parseBenchTicks, TICKS)
    .option('--json', t('cli.option.json'))
    .action((options: BenchOptions) => bench(options, io));
}

async function bench({ runs, ticks, json }: BenchOptions, io: CliIo): Promise<void> {
  const progress = new Progress(io);
  const onRun: Parameters<typeof measure>[0]['onRun'] = (name, done, of) =>
    progress.show(() =>
      t('cli.bench.progress', { done: done + 1, of, course: t(`cli.bench.course.${name}`) }),
    );
  const samples = await measure({ runs, ticks, stop: io.stop, onRun }).finally(() => progress.clear());
  if (samples === null) throw new Refusal('refused', told('cli.bench.stopped'));
  const report = reportOf(samples, ticks);
  io.out(json ? `${JSON.stringify(report, null, 2)}\n` : benchText(report));
}
