import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

/* Lives with planted faults, and healthy ones, one worker a core. See tests/scenarios/main.ts. */
await runMain(() => runBundled('scenarios', { entries: ['worker'] }));
