import { Command, CommanderError } from 'commander';
import { say, t, told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import { APP_VERSION } from '../vault/app-version';
import { benchCommand } from './bench/bench-command';
import { compareCommand } from './compare/compare-command';
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

/** What a command answers its caller with. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/**
 * The command line as a function: everything it says goes through `io`.
 * @param args without the program's own name
 * @returns the exit code: 0 done, 1 refused or damaged input, 2 wrong usage
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
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
    .addCommand(benchCommand(io));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err })
      .allowExcessArguments(false);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    io.err(`${say(told('cli.refused', { what: wordsOf(error) }))}\n`);
    return EXIT.refused;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof Refusal) return say(error.said);
  return t('cli.unexpected', {
    reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
}
