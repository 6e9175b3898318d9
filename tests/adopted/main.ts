import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut } from '../support/pool';
import type { Control, Planted } from './run';
import { TEMPERAMENTS } from './temperaments';
import { judge, RIGHT, table } from './verdict';
import type { Task } from './worker';
import { canCome, FAULTS } from './worker-model';

/*
 * Plants stalls, loops, deaths and rests in processes of many temperaments, lets healthy ones work, and says what the
 * monitor made of them. Ends with 1 where it falls short of what is promised.
 *   npm run adopted -- [--seeds 20] [--first 1] [--controls 4] [--days 28] [--temperament NAME]... [--misses]
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    controls: { type: 'string', default: '4' },
    days: { type: 'string', default: '28' },
    temperament: { type: 'string', multiple: true },
    misses: { type: 'boolean', default: false },
  },
});
const [seeds, first, controlCount, days] = [values.seeds, values.first, values.controls, values.days].map(
  Number,
) as [number, number, number, number];
const known = TEMPERAMENTS.map(({ name }) => name);
const names = values.temperament ?? known;
if (
  names.some((name) => !known.includes(name)) ||
  [seeds, first, controlCount, days].some((n) => !Number.isInteger(n))
) {
  console.error(`--temperament takes one of: ${known.join(', ')}; the others take whole numbers`);
  process.exit(2);
}

const of = TEMPERAMENTS.filter(({ name }) => names.includes(name));
const seedsOf = (count: number): number[] => Array.from({ length: count }, (_, index) => first + index);
const controlTasks = of.flatMap(({ name }) =>
  seedsOf(controlCount).map((seed): Task => ({ kind: 'control', name, seed: 10_000 + seed, days })),
);
const plantedTasks = of.flatMap((temperament) =>
  FAULTS.filter((fault) => canCome(fault, temperament)).flatMap((fault) =>
    seedsOf(seeds).map((seed): Task => ({ kind: 'planted', name: temperament.name, fault, seed })),
  ),
);
// The long ones first: no core is left idle at the end.
const results = await carryOut(join(import.meta.dirname, 'worker.mjs'), [...controlTasks, ...plantedTasks]);
const controls = results.slice(0, controlTasks.length) as Control[];
const planted = results.slice(controlTasks.length) as Planted[];
const verdict = judge(planted, controls);
console.log(table(verdict));
if (values.misses) {
  for (const each of planted) if (RIGHT[each.fault] !== each.called) console.log(JSON.stringify(each));
  for (const { temperament, seed, alarms, unusual } of controls)
    if (alarms.length + unusual > 0) console.log(temperament, seed, `unusual ${unusual}`, alarms.join('; '));
}
for (const each of verdict.broken) console.log(`BROKEN: ${each}`);
process.exitCode = verdict.broken.length === 0 ? 0 : 1;
