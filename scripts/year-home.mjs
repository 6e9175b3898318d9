import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

/* A home with a year of life in it, to be opened and measured. See tests/year-home/main.ts. */
await runMain(() => runBundled('year-home'));
