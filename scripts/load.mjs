import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

// Loads the channel with readers and a flood of stimuli, and looks whether ticks come late. See tests/load/main.ts.
await runMain(() => runBundled('load', { entries: ['life', 'readers', 'flood', 'single', 'thread'] }));
