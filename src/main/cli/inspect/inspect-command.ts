import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import { readLifeFile } from '../../vault/read-any';
import type { CliIo } from '../io';
import { damage, print } from '../output';
import { placeOf } from '../place/place';
import { findings } from './findings';
import { findingsText } from './findings-text';
import { lifeFindings } from './life-findings';
import { lifeFindingsText } from './life-findings-text';

/** Reads a file or a life's folder as data and tells what it is; nothing is woken or written. */
export function inspectCommand(io: CliIo): Command {
  return new Command('inspect')
    .description(t('cli.inspect.about'))
    .argument('<file>', t('cli.option.fileOrLifeDir'))
    .option('--json', t('cli.option.json'))
    .action((path: string, { json }: { readonly json?: true }) => {
      if (leadsToLife(path)) inspectLife(path, json, io);
      else print(io, json, findings(path, readLifeFile(path)), findingsText);
    });
}

const leadsToLife = (path: string): boolean =>
  basename(path) === 'life.db' || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);

function inspectLife(asked: string, json: true | undefined, io: CliIo): void {
  const found = lifeFindings(placeOf(asked));
  print(io, json, found, lifeFindingsText);
  const { path, recovery } = found;
  if (recovery.is === 'possible') return;
  const { reason } = recovery;
  if (recovery.is === 'impossible') throw damage('cli.inspect.beyondRecovery', { path, reason });
  throw damage('cli.inspect.needsRestoring', { path, reason, tick: recovery.tick });
}
