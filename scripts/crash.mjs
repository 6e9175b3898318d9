import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, run } from './lib/run.mjs';
import { runMain } from './lib/say.mjs';

/* Bundles tests/crash and runs it: processes that are killed. See tests/crash/main.ts. */

// A folder of its own: long runs go on while others begin.
const OUT = join(ROOT, 'node_modules/.cache', `crash-${process.pid}`);

await runMain(async () => {
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      // One file is read faster than many, and a process that starts is killed all the sooner in what it does.
      ssr: { noExternal: true, external: ['libsql'] },
      build: {
        ssr: true,
        target: 'node20',
        outDir: OUT,
        emptyOutDir: true,
        rolldownOptions: {
          input: { main: join(ROOT, 'tests/crash/main.ts'), child: join(ROOT, 'tests/crash/child.ts') },
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
