import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import { readingStore } from '../../vault/reading-store';
import { buildSnapshot, writeSnapshotFile } from '../../vault/snapshot-file';
import { parseTicks } from '../arguments';
import type { CliIo } from '../io';
import { print } from '../output';
import { placeOf } from '../place/place';
import { doWork } from '../work';
import { anchorAfter } from './anchor';
import { replayReportOf } from './report';
import { replayText } from './report-text';

interface ReplayOptions {
  readonly to: number;
  readonly save?: string;
  readonly json?: true;
}

/** Brings back the state a life was in right after a tick; the life itself stays as it is. */
export function replayCommand(io: CliIo): Command {
  return new Command('replay')
    .description(t('cli.replay.about'))
    .argument('<lifedir>', t('cli.option.lifeDir'))
    .requiredOption('--to <tick>', t('cli.option.to'), parseTicks)
    .option('--save <file.life>', t('cli.option.save'))
    .option('--json', t('cli.option.json'))
    .action(async (path: string, { to: tick, save, json }: ReplayOptions) => {
      const { folder } = placeOf(path);
      const { state, atMs } = await doWork({ kind: 'look', folder, tick }, io);
      if (save !== undefined) {
        const anchor = readingStore(folder, (store) => anchorAfter(store, tick, atMs));
        writeSnapshotFile(save, buildSnapshot(state, anchor, Date.now(), 'manual'));
      }
      print(io, json, replayReportOf(state, atMs, save ?? null), replayText);
    });
}
