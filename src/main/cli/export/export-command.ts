import { Command, Option } from 'commander';
import { t } from '../../../shared/i18n';
import { LANGUAGES, type Language } from '../../../shared/vocabulary';
import { parseTicks } from '../arguments';
import type { CliIo } from '../io';
import { placeOf } from '../place/place';
import { exportHelp } from './help';
import { exportLife } from './export-life';
import { exportTable } from './export-table';
import { FORMATS, type Format } from './row';
import { TABLES, type TableName } from './tables';

interface ExportOptions {
  readonly what: TableName | 'life';
  readonly format?: Format;
  readonly from?: number;
  readonly to?: number;
  readonly out?: string;
  readonly lang?: Language;
  readonly json?: true;
}

/** What a life left behind, for other tools; the life itself stays as it is. */
export function exportCommand(io: CliIo): Command {
  const command = new Command('export')
    .description(t('cli.export.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .addOption(
      new Option('--what <what>', t('cli.option.what')).choices([...TABLES, 'life']).makeOptionMandatory(),
    )
    .addOption(new Option('--format <format>', t('cli.option.format')).choices(FORMATS))
    .option('--from <tick>', t('cli.option.from'), parseTicks)
    .option('--to <tick>', t('cli.option.upTo'), parseTicks)
    .option('--out <file>', t('cli.option.out'))
    .addOption(new Option('--lang <language>', t('cli.option.lang')).choices(LANGUAGES))
    .option('--json', t('cli.option.json'))
    .addHelpText('after', exportHelp());
  return command.action(async (path: string, options: ExportOptions) => {
    const { what, format, from, to, out, lang, json } = options;
    if (lang !== undefined && what !== 'anomalies') return command.error(t('cli.export.langOfAnomalies'));
    if (what === 'life') {
      if (format !== undefined || from !== undefined || to !== undefined) {
        return command.error(t('cli.export.lifeIsWhole'));
      }
      if (out === undefined) return command.error(t('cli.export.lifeNeedsFile'));
      return exportLife(placeOf(path).folder, out, json, io);
    }
    const range = { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
    if (range.from > range.to) return command.error(t('cli.export.backwards'));
    const { folder } = placeOf(path);
    const order = { what, format: format ?? 'csv', range, out: out ?? null, json, language: lang ?? 'en' };
    return exportTable(order, folder, io);
  });
}
