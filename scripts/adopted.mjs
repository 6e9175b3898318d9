import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

/* Adopted processes that come to grief, and healthy ones, one worker a core. See tests/adopted/main.ts. */
await runMain(() => runBundled('adopted', { entries: ['worker'] }));
