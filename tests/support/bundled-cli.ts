import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

// Below node_modules, so that the bundle finds what is not bundled.
const folder = resolve('node_modules/.cache', `life-cli-test-${process.pid}`);

/**
 * Bundles the command line and the channel's thread before the tests of a file.
 * @returns the program, for Node to run once the tests have begun
 */
export function bundledCli(): string {
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        outDir: folder,
        target: 'node18.15',
        rolldownOptions: {
          input: {
            cli: resolve('src/main/cli/index.ts'),
            channel: resolve('src/main/environment/channel/thread/index.ts'),
          },
          external: ['libsql'],
          output: { format: 'cjs', entryFileNames: '[name].js' },
        },
      },
      ssr: { noExternal: true, external: ['libsql'] },
    });
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'cli.js');
}
