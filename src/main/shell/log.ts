import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const LOG_BYTES_MAX = 1024 * 1024;
/** life.log, life.1.log, life.2.log: the newest first. */
const LOGS_KEPT = 3;

export interface Log {
  info(what: string): void;
  warn(what: string, cause?: unknown): void;
  error(what: string, cause?: unknown): void;
}

/**
 * A plain text log that never grows beyond a few megabytes. Lines are written at once: the last line before
 * a crash is the one that matters. Never throws: a full disk must not end anything.
 */
export function openLog(filePath: string, echo: (line: string) => void = () => {}): Log {
  const write = (level: string, what: string, cause?: unknown): void => {
    const line = `${new Date().toISOString()} ${level} ${what}${cause === undefined ? '' : `: ${describe(cause)}`}`;
    echo(line);
    try {
      mkdirSync(dirname(filePath), { recursive: true });
      rotate(filePath);
      appendFileSync(filePath, `${line}\n`);
    } catch (error) {
      echo(`The log ${filePath} cannot be written: ${describe(error)}`);
    }
  };
  return {
    info: (what) => write('info', what),
    warn: (what, cause) => write('warn', what, cause),
    error: (what, cause) => write('error', what, cause),
  };
}

function rotate(filePath: string): void {
  if (!existsSync(filePath) || statSync(filePath).size < LOG_BYTES_MAX) return;
  for (let age = LOGS_KEPT - 1; age > 0; age -= 1) {
    const younger = aged(filePath, age - 1);
    if (existsSync(younger)) renameSync(younger, aged(filePath, age));
  }
}

const aged = (filePath: string, age: number): string =>
  age === 0 ? filePath : filePath.replace(/(\.[^./\\]+)?$/, (extension) => `.${age}${extension}`);

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

/** Runs what must not harm a life when it fails: a tray, a notification, a window. */
export function isolated(log: Log, what: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    log.error(`${what} failed`, error);
  }
}
