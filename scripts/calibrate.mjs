import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

/* Bundles tests/calibrate and runs it: many lives, one worker a core. See tests/calibrate/main.ts. */
const OUT = join(ROOT, 'node_modules/.cache/calibrate');

await runMain(async () => {
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
          main: join(ROOT, 'tests/calibrate/main.ts'),
          worker: join(ROOT, 'tests/calibrate/worker.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const { code } = await run(process.execPath, [join(OUT, 'main.js'), ...process.argv.slice(2)]);
  return code;
});
