import { runBundled } from './lib/bundled.mjs';
import { runMain } from './lib/say.mjs';

// Lives days in minutes and looks whether memory grows. See tests/soak/main.ts.
await runMain(() => runBundled('soak'));
