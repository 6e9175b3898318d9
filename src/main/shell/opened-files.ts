import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SNAPSHOT_NAME = /\.(life|json|json\.gz)$/i;

/** What a second start hands to the first. */
export interface HandOver extends Record<string, unknown> {
  readonly files: readonly string[];
}

const handOverSchema = z.object({ files: z.array(z.string().max(4096)).max(1000) });

/**
 * The snapshot files a command line names, as absolute paths. Chromium reorders the line (switches first) and
 * adds switches of its own, so a file is known by its name and not by its place.
 * @param cwd the folder the command was given in
 */
export function filesOfCommandLine(argv: readonly string[], cwd: string): readonly string[] {
  return argv
    .filter((word) => !word.startsWith('-') && SNAPSHOT_NAME.test(word))
    .flatMap((word) => {
      if (!word.startsWith('file:')) return [resolve(cwd, word)];
      try {
        return [fileURLToPath(word)];
      } catch {
        return [];
      }
    });
}

/** What the second start handed over; an older or newer version may hand over something else, or nothing. */
export function filesOfSecondStart(
  handOver: unknown,
  argv: readonly string[],
  cwd: string,
): readonly string[] {
  const parsed = handOverSchema.safeParse(handOver);
  return parsed.success ? parsed.data.files : filesOfCommandLine(argv, cwd);
}
