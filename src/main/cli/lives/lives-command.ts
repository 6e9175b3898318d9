import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import { Lives } from '../../runtime/lives';
import type { CliIo } from '../io';
import { damage, print } from '../output';
import { homePathOf } from '../place/home-path';
import { homeAt } from '../place/place';
import { livesReportOf } from './report';
import { livesText } from './report-text';

/** The lives of a home as they lie on disk; whoever has it open may go on. */
export function livesCommand(io: CliIo): Command {
  return new Command('lives')
    .description(t('cli.lives.about'))
    .option('--home <folder>', t('cli.option.ofHome'))
    .option('--json', t('cli.option.json'))
    .action(({ home: asked, json }: { readonly home?: string; readonly json?: true }) => {
      const home = homeAt(homePathOf(asked));
      const report = livesReportOf(home.path, new Lives(home, () => null).list());
      print(io, json, report, livesText);
      const [first] = report.damaged;
      if (first === undefined) return;
      throw damage('cli.lives.damaged', { ...first, count: report.damaged.length });
    });
}
