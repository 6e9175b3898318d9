import { Argument, Command } from 'commander';
import { t } from '../../../shared/i18n';
import type { CliIo } from '../io';
import { print } from '../output';
import { bashScript } from './bash';
import { fishScript } from './fish';
import { shapeOf, type Shape } from './shape';
import { zshScript } from './zsh';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const SCRIPT: Readonly<Record<Shell, (shape: Shape) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/**
 * A script that holds all a shell has to know, written from the program itself. A TAB then starts nothing: to start
 * this program for each would take a quarter of a second.
 */
export function completionCommand(io: CliIo): Command {
  return new Command('completion')
    .description(t('cli.completion.about'))
    .addArgument(new Argument('<shell>', t('cli.completion.shell')).choices(SHELLS))
    .option('--json', t('cli.option.json'))
    .addHelpText('after', t('cli.completion.help'))
    .action((shell: Shell, { json }: { readonly json?: true }, command: Command) => {
      const script = SCRIPT[shell](shapeOf(command.parent ?? command));
      print(io, json, { shell, script }, (report) => report.script);
    });
}
