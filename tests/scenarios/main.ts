import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { carryOut } from '../support/pool';
import { CONTROL_DAYS, type Control } from './control';
import { FAULTS } from './faults/all';
import type { Outcome } from './run-fault';
import { judge, table } from './verdict';
import { WATCHERS, type WatcherName } from './watchers';
import type { Task } from './worker';

/*
 * Plants faults in lives, lets healthy ones live, and judges what the monitor tells of them. Ends with 1 where it
 * falls short of what is promised.
 *   npm run scenarios -- [--seeds 20] [--first 1] [--fault NAME]... [--controls 20] [--days 30] [--json] [--misses]
 *     [--watcher monitor|silent|crying]    the last two have to fail
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    fault: { type: 'string', multiple: true },
    controls: { type: 'string', default: '20' },
    days: { type: 'string', default: String(CONTROL_DAYS) },
    watcher: { type: 'string', default: 'monitor' },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  },
});
const watcher = values.watcher as WatcherName;
const names = values.fault ?? FAULTS.map(({ name }) => name);
const [count, first, controlCount, days] = [values.seeds, values.first, values.controls, values.days].map(
  Number,
);
const wrong =
  !WATCHERS.includes(watcher) ||
  names.some((name) => FAULTS.every((fault) => fault.name !== name)) ||
  [count, first, controlCount, days].some((number) => !Number.isInteger(number));
if (wrong) {
  console.error(`--fault takes one of: ${FAULTS.map(({ name }) => name).join(', ')}`);
  console.error(`--watcher takes one of: ${WATCHERS.join(', ')}; the others take whole numbers`);
  process.exit(2);
}

const seedsOf = (many = 0): number[] => Array.from({ length: many }, (_, index) => (first ?? 1) + index);
const faultTasks = names.flatMap((name) =>
  seedsOf(count).map((seed): Task => ({ kind: 'fault', name, seed, watcher })),
);
const controlTasks = seedsOf(controlCount).map((seed): Task => ({
  kind: 'control',
  seed: 10_000 + seed,
  watcher,
  days: days ?? CONTROL_DAYS,
}));
// The long ones first: no core is left idle at the end.
const results = await carryOut(join(import.meta.dirname, 'worker.mjs'), [...controlTasks, ...faultTasks]);
const controls = results.slice(0, controlTasks.length) as Control[];
const outcomes = results.slice(controlTasks.length) as Outcome[];
const verdict = judge(outcomes, controls);
if (values.json) console.log(JSON.stringify({ ...verdict, controls, outcomes }));
else console.log(table(verdict, controls));
if (values.misses) {
  const missed = outcomes.filter(
    (each) => each.visibleAfter !== null && !(each.rightKind && each.rightCause),
  );
  for (const each of missed) console.log(JSON.stringify(each));
  for (const { seed, told } of controls) if (told.length > 0) console.log(seed, told.join('; '));
}
for (const each of verdict.broken) console.log(`BROKEN: ${each}`);
process.exitCode = verdict.broken.length === 0 ? 0 : 1;
