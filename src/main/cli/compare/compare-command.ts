import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import type { CliIo } from '../io';
import { print } from '../output';
import { placeOf, type Place } from '../place/place';
import { doWork } from '../work';
import { lineOf } from './lines';
import { compareReportOf } from './report';
import { compareText } from './report-text';

/** Lives two lives again side by side, and says where they part and what made the difference. */
export function compareCommand(io: CliIo): Command {
  return new Command('compare')
    .description(t('cli.compare.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .argument('<other>', t('cli.option.otherLifeDir'))
    .option('--json', t('cli.option.json'))
    .action(async (path: string, otherPath: string, { json }: { readonly json?: true }) => {
      const both: readonly [Place, Place] = [placeOf(path), placeOf(otherPath)];
      const [one, other] = both.map((place) => lineOf(place, both)) as [
        ReturnType<typeof lineOf>,
        ReturnType<typeof lineOf>,
      ];
      const comparison = await doWork({ kind: 'compare', one, other }, io);
      const paths = [both[0].folder.path, both[1].folder.path] as const;
      print(io, json, compareReportOf(comparison, paths), compareText);
    });
}
