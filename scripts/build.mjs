import { build } from './lib/app-build.mjs';
import { runMain } from './lib/say.mjs';

await runMain(async () => ((await build()) ? 0 : 1));
