import { CHECKS } from './lib/checks.mjs';
import { runMain, section } from './lib/say.mjs';
import { countCheck, sum } from './lib/tally.mjs';

await runMain(async () => {
  const tallies = [];
  for (const check of CHECKS) {
    section(check.name);
    tallies.push(await countCheck(check));
  }
  return sum(tallies).failed === 0 ? 0 : 1;
});
