import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import { ALARM_THRESHOLD, DEFAULT_PROBATION_COUNT } from '../../monitor/series/series-detector';
import { cancelled } from '../../runtime/work/work';
import { parseLearn, parseThreshold } from '../arguments';
import type { CliIo } from '../io';
import type { SeriesOrder } from './order';
import { readingRefusal } from './refuse';
import { watchSeries } from './watch-series';

const STDIN = '-';

interface MonitorOptions {
  readonly time?: string;
  readonly value?: string;
  readonly learn: number;
  readonly threshold: number;
  readonly json?: true;
}

/** The detector over any series; it is read as it comes, and never held as a whole. */
export function monitorCommand(io: CliIo): Command {
  return new Command('monitor')
    .description(t('cli.monitor.about'))
    .argument('<file.csv>', t('cli.option.series'))
    .option('--time <column>', t('cli.option.timeColumn'))
    .option('--value <column>', t('cli.option.valueColumn'))
    .option('--learn <rows>', t('cli.option.learn'), parseLearn, DEFAULT_PROBATION_COUNT)
    .option('--threshold <score>', t('cli.option.threshold'), parseThreshold, ALARM_THRESHOLD)
    .option('--json', t('cli.option.json'))
    .addHelpText('after', t('cli.monitor.help'))
    .action((path: string, { time, value, learn, threshold, json }: MonitorOptions) =>
      monitor(path, { asked: { time, value }, learnCount: learn, threshold, json }, io),
    );
}

async function monitor(path: string, order: Omit<SeriesOrder, 'file'>, io: CliIo): Promise<void> {
  const bytes: Readable = addAbortSignal(io.stop, path === STDIN ? io.stdin() : createReadStream(path));
  const file = path === STDIN ? 'stdin' : path;
  try {
    await watchSeries(bytes, { ...order, file }, io);
  } catch (error) {
    throw io.stop.aborted ? cancelled() : readingRefusal(error, file);
  } finally {
    bytes.destroy();
  }
}
