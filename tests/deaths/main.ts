import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut } from '../support/pool';
import { DEATHS } from './all';
import type { Judged } from './judge';
import type { Task } from './worker';

/*
 * Lives scripted lives to their deaths and judges what their post-mortems say. Ends with 1 where one says something
 * else than was planted, or something that does not happen when it is tried.
 *   npm run deaths -- [--only WORDS] [--json]
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
});
const tasks = DEATHS.filter(({ name }) => name.includes(values.only)).map(({ name }): Task => ({ name }));
if (tasks.length === 0) {
  console.error(`--only takes words of: ${DEATHS.map(({ name }) => name).join('; ')}`);
  process.exit(2);
}
const judged = (await carryOut(join(import.meta.dirname, 'worker.mjs'), tasks)) as Judged[];
if (values.json) {
  console.log(JSON.stringify(judged));
} else {
  const width = Math.max(...judged.map(({ name }) => name.length));
  for (const { name, found, tick, noReturnTick, tried, verdict, otherwise } of judged) {
    const figures = `${Math.round(tried.tookMs)} ms, ${tried.runs} runs, ${tried.ticks} ticks`;
    console.log(
      `${name.padEnd(width)}  ${found.padEnd(13)}  died ${tick}, no return ${noReturnTick ?? 'none'} (${figures})`,
    );
    console.log(`${' '.repeat(width)}  ${verdict} ${otherwise}`);
  }
}
const wrong = judged.filter(({ faults }) => faults.length > 0);
for (const { name, faults } of wrong) console.log(`BROKEN: ${name}: ${faults.join('; ')}`);
console.log(`${judged.length - wrong.length} of ${judged.length} deaths told as they were`);
process.exitCode = wrong.length === 0 ? 0 : 1;
