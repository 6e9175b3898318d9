import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

/*
 * Bundles tests/sim with the app as it is, but for what the app takes from Node, and runs it: lives on a disk that
 * fails. See tests/sim/main.ts.
 */
const FOLDER = join(ROOT, 'tests/sim');
const APP = join(ROOT, 'src');
// A folder of its own: long runs go on while others begin.
const OUT = join(ROOT, 'node_modules/.cache', `sim-${process.pid}`);

/**
 * The library of the database frees its statements when memory is collected: when that is must not depend on how busy
 * this machine is, or one seed would not always go the same way.
 */
const GC_FLAGS = ['--single-threaded-gc', '--no-incremental-marking', '--predictable-gc-schedule'];

/** What takes the place of Node's own. */
const DOUBLES = new Map([
  ['node:fs', 'faulty-fs.ts'],
  ['node:module', 'faulty-module.ts'],
  ['node:crypto', 'seeded-crypto.ts'],
]);

/** @type {import('vite').Plugin} */
const doubles = {
  name: 'doubles',
  enforce: 'pre',
  resolveId(source, importer) {
    const double = DOUBLES.get(source);
    // Only the app gets them: the simulator itself stands on firm ground.
    return double !== undefined && importer?.startsWith(APP) ? join(FOLDER, double) : undefined;
  },
};

await runMain(async () => {
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [doubles],
      build: {
        ssr: true,
        target: 'node20',
        outDir: OUT,
        emptyOutDir: true,
        minify: false,
        rolldownOptions: {
          input: { main: join(FOLDER, 'main.ts') },
          output: { entryFileNames: '[name].mjs' },
        },
      },
    });
    const { code } = await run(process.execPath, [
      ...GC_FLAGS,
      join(OUT, 'main.mjs'),
      ...process.argv.slice(2),
    ]);
    return code;
  } finally {
    rmSync(OUT, { recursive: true, force: true });
  }
});
