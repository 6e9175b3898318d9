import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. Every script works from here, wherever it was called. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'inherit' | 'capture'} [output] where stdout and stderr go; captured they come back as text
 * @property {number} [limitMs] the command is killed after this time
 */

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function run(command, args, { cwd = ROOT, env = process.env, output = 'inherit', limitMs } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => (stdout += chunk));
    child.stderr?.on('data', (chunk) => (stderr += chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      process.off('exit', endWithUs);
      done({ code: code ?? 1, stdout, stderr });
    });
  });
}

/**
 * Runs a tool of node_modules by its own entry file: no shell, the same on every system.
 * @param {string} entry path below node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(entry, args, options) {
  return run(process.execPath, [resolve(ROOT, 'node_modules', entry), ...args], options);
}

/** Entry files of the tools the scripts call. */
export const TOOLS = {
  tsc: 'typescript/bin/tsc',
  svelteCheck: 'svelte-check/bin/svelte-check',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
  electronVite: 'electron-vite/bin/electron-vite.js',
  vitest: 'vitest/vitest.mjs',
};
