import { Command, Option } from 'commander';
import { t } from '../../../shared/i18n';
import { formOf, saveReport } from '../../runtime/report/save-report';
import { LANGUAGES, type Language } from '../../../shared/vocabulary';
import type { CliIo } from '../io';
import { placeOf } from '../place/place';
import { doWork } from '../work';
import { explainReportOf } from './report';
import { explainText } from './report-text';

interface ExplainOptions {
  readonly lang: Language;
  readonly out?: string;
  readonly json?: true;
}

/** The post-mortem of a dead life, found by living its end again; the life itself stays as it is. */
export function explainCommand(io: CliIo): Command {
  return new Command('explain')
    .description(t('cli.explain.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .addOption(new Option('--lang <language>', t('cli.option.explainLang')).choices(LANGUAGES).default('en'))
    .option('--out <file.html|file.csv>', t('cli.option.explainOut'))
    .option('--json', t('cli.option.json'))
    .action(async (path: string, { lang, out, json }: ExplainOptions) => {
      // What cannot be written is refused before anything is lived again.
      if (out !== undefined) formOf(out);
      const { folder } = placeOf(path);
      const found = await doWork({ kind: 'post-mortem', folder }, io);
      if (out !== undefined) saveReport(out, found, { language: lang });
      if (json) io.out(`${JSON.stringify(explainReportOf(found, lang), null, 2)}\n`);
      else io.out(explainText(found, lang));
    });
}
