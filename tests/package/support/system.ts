import { execFileSync, spawnSync } from 'node:child_process';

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the system to its end. */
export function system(
  command: string,
  args: readonly string[],
  options: {
    readonly env?: NodeJS.ProcessEnv;
    readonly uid?: number;
    readonly gid?: number;
    readonly cwd?: string;
  } = {},
): Answer {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

const LOCK_TRIES = 30;

/** Runs dpkg; where somebody else is at it, waits for the lock. */
export function dpkg(...args: readonly string[]): Answer {
  for (let tries = 1; ; tries += 1) {
    const answer = system('dpkg', args);
    if (answer.code === 0 || tries === LOCK_TRIES || !answer.err.includes('lock')) return answer;
    execFileSync('sleep', ['2']);
  }
}

/** What dpkg says of the package: `installed`, `config-files`, or nothing. */
export const packageState = (): string =>
  system('dpkg-query', ['-W', '-f', '${db:Status-Status}', 'life']).out;
