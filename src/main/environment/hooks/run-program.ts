import { spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import { told } from '../../../shared/i18n';
import type { Message } from '../../../shared/views';

/** So much of what a program says reaches the log, bytes. */
const KEPT_BYTES_MAX = 4 * 1024;
/** What it says beyond that is thrown away; beyond this nobody reads any more, and its pipes are closed. */
const READ_BYTES_MAX = 64 * 1024;
/** A program that ended may have left others that hold its pipes: they are waited for no longer than this, ms. */
const LAST_WORDS_MS = 300;
const GRACE_MS = 2_000;

export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin: string;
  /** Added to those of the app. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timeLimitMs: number;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

export interface Ended {
  readonly ok: boolean;
  readonly said: Message;
  /** What the program wrote, cut off; what is not text in it is made visible. */
  readonly output: string;
}

/**
 * Runs a program of the user's: no shell, so an argument is an argument whatever it holds. It gets one JSON object on
 * its standard input. Never rejects; what it started and left behind by itself is not hunted down, but a program that
 * is ended for being late is ended with its whole group.
 */
export function runProgram(call: ProgramCall): Promise<Ended> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = spawn(call.program, [...call.args], {
        shell: false,
        cwd: homedir(),
        env: { ...process.env, ...call.variables },
        stdio: ['pipe', 'pipe', 'pipe'],
        // A group of its own, so that all of it can be ended.
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
    } catch (error) {
      resolve({ ok: false, said: notStarted(call.program, error), output: '' });
      return;
    }
    const heard = hear(child);
    let endedBy: Message | null = null;
    let lastWords: NodeJS.Timeout | null = null;
    const end = (why: Message): void => {
      const reason = (endedBy ??= why);
      endGroup(child);
      // One that the system cannot end, such as on a disk that hangs, is waited for no longer.
      lastWords ??= setTimeout(() => settle(false, reason), GRACE_MS);
    };
    const stop = (): void => end(told('window.hooks.outcome.stopped'));
    const limit = setTimeout(
      () => end(told('window.hooks.outcome.late', { seconds: call.timeLimitMs / 1000 })),
      call.timeLimitMs,
    );
    const settle = (ok: boolean, said: Message): void => {
      clearTimeout(limit);
      if (lastWords !== null) clearTimeout(lastWords);
      call.signal.removeEventListener('abort', stop);
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve({ ok, said, output: heard() });
    };
    child.on('error', (error) => {
      if (child.pid === undefined) settle(false, notStarted(call.program, error));
    });
    child.on('exit', (code, signalName) => {
      const said =
        endedBy ??
        (code === null
          ? told('window.hooks.outcome.signalled', { signal: signalName ?? '?' })
          : told('window.hooks.outcome.exited', { code }));
      const done = (): void => settle(endedBy === null && code === 0, said);
      child.once('close', done);
      if (lastWords !== null) clearTimeout(lastWords);
      lastWords = setTimeout(done, LAST_WORDS_MS);
    });
    if (call.signal.aborted) stop();
    call.signal.addEventListener('abort', stop, { once: true });
    // A program that does not read what it is told is no failure.
    child.stdin?.on('error', () => {});
    child.stdin?.end(call.stdin);
  });
}

/** Listens within bounds. @returns what was heard so far */
function hear(child: ChildProcess): () => string {
  const kept: Buffer[] = [];
  let bytes = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('error', () => {});
    stream?.on('data', (chunk: Buffer) => {
      const room = KEPT_BYTES_MAX - bytes;
      if (room > 0) kept.push(chunk.subarray(0, room));
      bytes += chunk.length;
      // Reading on would cost the app what the program can write; a program that cannot write ends, as a rule.
      if (bytes > READ_BYTES_MAX) stream.destroy();
    });
  }
  return () => {
    const text = visible(Buffer.concat(kept).toString('utf8').trimEnd());
    return bytes > KEPT_BYTES_MAX ? `${text} …` : text;
  };
}

/** One line of a log stays one line. */
const visible = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- making them visible is the point
  text.replace(/[\u0000-\u001f\u007f]/gu, (sign) => (sign === '\n' ? ' ⏎ ' : sign === '\t' ? ' ' : '·'));

function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

const notStarted = (program: string, error: unknown): Message => {
  const { code, message } = error as NodeJS.ErrnoException;
  return told('window.hooks.outcome.notStarted', { program, reason: code ?? message });
};
