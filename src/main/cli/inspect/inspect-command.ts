import { Command } from 'commander';
import { t } from '../../../shared/i18n';
import { readLifeFile } from '../../vault/read-any';
import type { CliIo } from '../io';
import { findings } from './findings';
import { findingsText } from './findings-text';

/** Reads a file as data and tells what it is; nothing is woken, opened or written. */
export function inspectCommand(io: CliIo): Command {
  return new Command('inspect')
    .description(t('cli.inspect.about'))
    .argument('<file>')
    .option('--json', t('cli.option.json'))
    .action((file: string, { json }: { readonly json?: true }) => {
      const found = findings(file, readLifeFile(file));
      io.out(json ? `${JSON.stringify(found, null, 2)}\n` : findingsText(found));
    });
}
