import { Command } from 'commander';
import { t, told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { parseBenchTicks, parseDays, parseRuns } from '../arguments';
import type { CliIo } from '../io';
import { Progress } from '../progress';
import { measure } from './measure';
import { measureDetector } from './measure-detector';
import { reportOf } from './report';
import { benchText } from './report-text';
import { measureVault, type VaultPlan } from './vault/measure-vault';
import { print } from '../output';

const RUNS = 7;
const TICKS = 300_000;
const DAYS = 365;
const DAYS_QUICK = 30;

interface BenchOptions {
  readonly runs: number;
  readonly ticks: number;
  readonly days?: number;
  readonly quick?: true;
  readonly json?: true;
}

export function benchCommand(io: CliIo): Command {
  return new Command('bench')
    .description(t('cli.bench.about'))
    .option('--runs <count>', t('cli.option.runs'), parseRuns, RUNS)
    .option('--ticks <count>', t('cli.option.benchTicks'), parseBenchTicks, TICKS)
    .option('--days <count>', t('cli.option.days'), parseDays)
    .option('--quick', t('cli.option.quick'))
    .option('--json', t('cli.option.json'))
    .action((options: BenchOptions) => bench(options, io));
}

async function bench({ runs, ticks, json, ...vault }: BenchOptions, io: CliIo): Promise<void> {
  const progress = new Progress(io);
  const days = vault.days ?? (vault.quick ? DAYS_QUICK : DAYS);
  const { stop } = io;
  const onRun: Parameters<typeof measure>[0]['onRun'] = (name, done, of) =>
    progress.show(() =>
      t('cli.bench.progress', { done: done + 1, of, course: t(`cli.bench.course.${name}`) }),
    );
  const onDetector = (done: number, of: number): void =>
    progress.show(() => t('cli.bench.progress', { done: done + 1, of, course: t('cli.bench.detector') }));
  const onStep: VaultPlan['onStep'] = (step, done, total) => progress.show(() => stepText(step, done, total));
  try {
    const samples = await measure({ runs, ticks, stop, onRun });
    const ofVault = samples === null ? null : await measureVault({ days, runs, stop, onStep });
    const ofDetector = ofVault === null ? null : await measureDetector({ runs, stop, onRun: onDetector });
    progress.clear();
    if (samples === null || ofVault === null || ofDetector === null)
      throw new Refusal('refused', told('cli.bench.stopped'));
    print(io, json, reportOf(samples, ticks, ofVault, days, ofDetector), benchText);
  } finally {
    progress.clear();
  }
}

const stepText = (step: Parameters<VaultPlan['onStep']>[0], done: number, total: number): string =>
  t('cli.bench.progressStep', {
    step: t(`cli.bench.step.${step}`),
    percent: Math.floor((100 * done) / total),
  });
