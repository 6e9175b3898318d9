import { join } from 'node:path';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { ROOT } from '../../../scripts/lib/run.mjs';

const CONFIG = join(ROOT, 'tests/renderer/look/vite.config.ts');

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the window's page is served. */
    readonly lookUrl: string;
  }
}

/** Builds the page once for all test files, and serves it until the last of them has ended. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  await build({ configFile: CONFIG, logLevel: 'error' });
  const server = await preview({
    configFile: CONFIG,
    logLevel: 'error',
    preview: { port: 0, strictPort: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The preview server has no address.');
  project.provide('lookUrl', url);
  return () => server.close();
}
