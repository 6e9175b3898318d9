import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

/* Processes that are killed. See tests/crash/main.ts. */
await runMain(() =>
  runBundled('crash', {
    entries: ['child'],
    // One file is read faster than many, and a process that starts is killed all the sooner in what it does.
    config: { ssr: { noExternal: true, external: ['libsql'] } },
  }),
);
