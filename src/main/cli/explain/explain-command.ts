import { Command, Option } from 'commander';
import { t } from '../../../shared/i18n';
import { LANGUAGES, type Language } from '../../../shared/vocabulary';
import type { CliIo } from '../io';
import { placeOf } from '../place/place';
import { doWork } from '../work';
import { explainReportOf } from './report';
import { explainText } from './report-text';

interface ExplainOptions {
  readonly lang: Language;
  readonly json?: true;
}

/** The post-mortem of a dead life, found by living its end again; the life itself stays as it is. */
export function explainCommand(io: CliIo): Command {
  return new Command('explain')
    .description(t('cli.explain.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .addOption(new Option('--lang <language>', t('cli.option.explainLang')).choices(LANGUAGES).default('en'))
    .option('--json', t('cli.option.json'))
    .action(async (path: string, { lang, json }: ExplainOptions) => {
      const { folder } = placeOf(path);
      const found = await doWork({ kind: 'post-mortem', folder }, io);
      if (json) io.out(`${JSON.stringify(explainReportOf(found, lang), null, 2)}\n`);
      else io.out(explainText(found, lang));
    });
}
