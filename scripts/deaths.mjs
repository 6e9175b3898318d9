import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

/* Scripted deaths, and what is told of them, one worker a core. See tests/deaths/main.ts. */
await runMain(() => runBundled('deaths', { entries: ['worker'] }));
