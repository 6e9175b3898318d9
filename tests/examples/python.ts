import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether this machine has a Python to run the examples with; where it has none, their tests are skipped by name. */
export const hasPython = ((): boolean => {
  try {
    execFileSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Runs Python among the examples, as a process of its own. @returns what it printed */
export async function python(
  args: readonly string[],
  { url, token }: { readonly url: string; readonly token: string },
): Promise<string> {
  const child = spawn('python3', args, {
    cwd: resolve('examples'),
    env: { PATH: process.env['PATH'], LIFE_URL: url, LIFE_TOKEN: token, PYTHONDONTWRITEBYTECODE: '1' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`python3 ended with ${code}. ${err}`);
  return out;
}
