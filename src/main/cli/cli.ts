import { CommanderError } from 'commander';
import { say, t, told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { CliIo } from './io';
import { programOf } from './program';

/** What a command answers its caller with. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/**
 * The command line as a function: everything it says goes through `io`.
 * @param args without the program's own name
 * @returns the exit code: 0 done, 1 refused or damaged input, 2 wrong usage
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const program = programOf(io);
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
