import { join } from 'node:path';
import { runBundled } from './lib/bundled.mjs';
import { ROOT } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

/*
 * Bundles tests/sim with the app as it is, but for what the app takes from Node, and runs it: lives on a disk that
 * fails. See tests/sim/main.ts.
 */
const FOLDER = join(ROOT, 'tests/sim');
const APP = join(ROOT, 'src');

/**
 * The library of the database frees its statements when memory is collected: when that is must not depend on how busy
 * this machine is, or one seed would not always go the same way. So nothing of the engine runs beside it, compiling
 * neither.
 */
const GC_FLAGS = [
  '--single-threaded',
  '--single-threaded-gc',
  '--no-incremental-marking',
  '--predictable-gc-schedule',
];

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

await runMain(() => runBundled('sim', { config: { plugins: [doubles] }, flags: GC_FLAGS }));
