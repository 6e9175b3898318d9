import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import type { CliIo } from '../io';
import { damage, print } from '../output';
import { placeOf } from '../place/place';
import { checkSnapshots } from '../place/snapshot-check';
import { doWork } from '../work';
import { verifyReportOf } from './report';
import { verifyText } from './report-text';

interface VerifyOptions {
  readonly against?: readonly string[];
  readonly json?: true;
}

/** Lives a life again from its birth and compares; whoever has its home open may go on. */
export function verifyCommand(io: CliIo): Command {
  return new Command('verify')
    .description(t('cli.verify.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .option('--against <file.life...>', t('cli.option.against'))
    .option('--json', t('cli.option.json'))
    .action(async (path: string, { against, json }: VerifyOptions) => {
      const { folder } = placeOf(path);
      const found = await doWork({ kind: 'verify', folder, against }, io);
      const report = verifyReportOf(folder, found, checkSnapshots(folder));
      print(io, json, report, verifyText);
      if (report.is === 'broken') {
        const { seq, reason } = report;
        throw damage(report.tick === null ? 'cli.verify.brokenAtStart' : 'cli.verify.broken', {
          seq,
          reason,
          path: folder.databasePath,
          tick: report.tick ?? 0,
        });
      }
      const [first] = report.snapshots.damaged;
      if (first === undefined) return;
      const { damaged } = report.snapshots;
      throw damage('cli.verify.badSnapshots', {
        ...first,
        folder: folder.snapshotsPath,
        count: damaged.length,
      });
    });
}
