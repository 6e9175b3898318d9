import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { onGoodbye } from './goodbye.mjs';

/**
 * Runs a program to its end and passes every good-bye on to it, exactly once: the app takes a second one as
 * "at once" and would not finish what it is writing.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd: string, env: NodeJS.ProcessEnv}} options
 * @returns {Promise<number>} its exit code
 */
export function hold(command, args, { cwd, env }) {
  // In a group of its own, or a terminal's Ctrl+C would reach it directly and through us: twice.
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, { cwd, env, detached, stdio: 'inherit' });
  onGoodbye((goodbye) => child.kill(goodbye));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
