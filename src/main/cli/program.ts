import { Command } from 'commander';
import { t } from '../../shared/i18n';
import { APP_VERSION } from '../vault/app-version';
import { benchCommand } from './bench/bench-command';
import { compareCommand } from './compare/compare-command';
import { completionCommand } from './completion/completion-command';
import { explainCommand } from './explain/explain-command';
import { exportCommand } from './export/export-command';
import { forkCommand } from './fork/fork-command';
import { inspectCommand } from './inspect/inspect-command';
import type { CliIo } from './io';
import { livesCommand } from './lives/lives-command';
import { monitorCommand } from './monitor/monitor-command';
import { replayCommand } from './replay/replay-command';
import { runCommand } from './run/run-command';
import { verifyCommand } from './verify/verify-command';

/** The command line with all its commands; completion and docs/CLI.md are drawn from it. */
export function programOf(io: CliIo): Command {
  const program = new Command('life')
    .description(t('cli.about'))
    .version(APP_VERSION)
    .addCommand(runCommand(io))
    .addCommand(livesCommand(io))
    .addCommand(inspectCommand(io))
    .addCommand(verifyCommand(io))
    .addCommand(replayCommand(io))
    .addCommand(forkCommand(io))
    .addCommand(compareCommand(io))
    .addCommand(explainCommand(io))
    .addCommand(exportCommand(io))
    .addCommand(monitorCommand(io))
    .addCommand(benchCommand(io))
    .addCommand(completionCommand(io));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({
        writeOut: io.out,
        writeErr: io.err,
        outputError: (text, write) => write(`${oneLine(text)}\n`),
      })
      .allowExcessArguments(false);
  }
  return program;
}

/** A wrong word may hold anything: what is said of it stays one line, and moves no terminal. */
const oneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    // eslint-disable-next-line no-control-regex -- finding them is the point
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
