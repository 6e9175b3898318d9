import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut } from '../support/pool';
import type { Course } from './life-course';
import { judge, survivalCurve } from './promises';
import type { Scar } from './scar';
import type { Task } from './worker';

/*
 * Measures P1 to P7 of the natural policy over many seeds.
 *   npm run calibrate -- [--seeds 200] [--first 1] [--json]
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.seeds);
const first = Number(values.first);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(first)) {
  console.error('--seeds and --first take whole numbers, for example: npm run calibrate -- --seeds 200');
  process.exit(2);
}

const seeds = Array.from({ length: count }, (_, index) => first + index);
const tasks: readonly Task[] = [
  ...seeds.map((seed) => ({ kind: 'course' as const, seed, tended: true })),
  ...seeds.map((seed) => ({ kind: 'course' as const, seed, tended: false })),
  ...seeds.map((seed) => ({ kind: 'scar' as const, seed })),
  ...seeds.slice(0, 20).map((seed) => ({ kind: 'again' as const, seed })),
];

const results = await carryOut(join(import.meta.dirname, 'worker.mjs'), tasks);
const pick = <Result>(fits: (task: Task) => boolean) =>
  tasks.flatMap((task, index) => (fits(task) ? [results[index] as Result] : []));
const evidence = {
  untended: pick<Course>((task) => task.kind === 'course' && !task.tended),
  tended: pick<Course>((task) => task.kind === 'course' && task.tended),
  scars: pick<Scar>(({ kind }) => kind === 'scar'),
  again: new Map(
    pick<Course>(({ kind }) => kind === 'again').map(({ seed, hashAtDayOne }) => [seed, hashAtDayOne]),
  ),
};
const promises = judge(evidence);
if (values.json) {
  console.log(JSON.stringify({ seeds: count, first, promises }));
} else {
  for (const { name, promise, kept, measured } of promises) {
    console.log(`\n${kept ? 'kept  ' : 'BROKEN'} ${name}  ${promise}\n        ${measured}`);
  }
  console.log(`\nAlive by age, untended (${count} seeds)\n${survivalCurve(evidence.untended).join('\n')}`);
  console.log(`\nAlive by age, tended (${count} seeds)\n${survivalCurve(evidence.tended).join('\n')}`);
}
process.exitCode = promises.every(({ kept }) => kept) ? 0 : 1;
