import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, run } from './run.mjs';

/**
 * Bundles a long proof of tests/ for Node and runs its `main`, with the words that follow the script's name.
 * @param {string} name its folder in tests/
 * @param {{ entries?: readonly string[], config?: import('vite').UserConfig, flags?: readonly string[] }} [options]
 *   `entries`: what else is a file of its own, such as a worker; `flags`: of Node itself
 * @returns {Promise<number>} its exit code
 */
export async function runBundled(name, { entries = [], config = {}, flags = [] } = {}) {
  // A folder of its own: long runs go on while others begin.
  const out = join(ROOT, 'node_modules/.cache', `${name}-${process.pid}`);
  const input = Object.fromEntries(
    ['main', ...entries].map((entry) => [entry, join(ROOT, 'tests', name, `${entry}.ts`)]),
  );
  try {
    await build({
      ...config,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir: out,
        emptyOutDir: true,
        minify: false,
        rolldownOptions: { input, output: { entryFileNames: '[name].mjs' } },
      },
    });
    const { code } = await run(process.execPath, [...flags, join(out, 'main.mjs'), ...process.argv.slice(2)]);
    return code;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
