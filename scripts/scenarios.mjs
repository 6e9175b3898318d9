import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

/* Bundles tests/scenarios and runs it: lives with planted faults, and healthy ones. See tests/scenarios/main.ts. */

// A folder of its own: long runs go on while others begin.
const OUT = join(ROOT, 'node_modules/.cache', `scenarios-${process.pid}`);

await runMain(async () => {
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir: OUT,
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            main: join(ROOT, 'tests/scenarios/main.ts'),
            worker: join(ROOT, 'tests/scenarios/worker.ts'),
          },
          output: { entryFileNames: '[name].js' },
        },
      },
    });
    const { code } = await run(process.execPath, [join(OUT, 'main.js'), ...process.argv.slice(2)]);
    return code;
  } finally {
    rmSync(OUT, { recursive: true, force: true });
  }
});
