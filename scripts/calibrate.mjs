import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

/* Many lives, one worker a core. See tests/calibrate/main.ts. */
await runMain(() => runBundled('calibrate', { entries: ['worker'] }));
