import { parseArgs } from 'node:util';
import { runSeed, STEPS, type Outcome } from './run';

/*
 * The real LifeHost on a faulty disk, by a faulty clock:
 *   npm run sim -- [--seed 1] [--seeds 100] [--only 3,14,15] [--steps 100] [--trace] [--json]
 * One seed is one run, always the same. With --trace it tells what happens.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    only: { type: 'string' },
    steps: { type: 'string', default: String(STEPS) },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);
const steps = Number(values.steps);
const seeds =
  values.only?.split(',').map(Number) ??
  Array.from({ length: Number(values.seeds) || 0 }, (_, index) => first + index);
if (seeds.length === 0 || ![...seeds, steps].every((value) => Number.isInteger(value) && value >= 0)) {
  console.error(
    '--seed, --seeds, --only and --steps take whole numbers, for example: npm run sim -- --seeds 100',
  );
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const seed of seeds) {
  const outcome = await runSeed(seed, steps, (line) => {
    if (values.trace) console.log(line);
  });
  outcomes.push(outcome);
  if (!values.json && outcome.failure !== null) tellFailure(outcome);
}
const failed = outcomes.filter(({ failure }) => failure !== null);
if (values.json) {
  console.log(JSON.stringify(outcomes.map((outcome) => ({ ...outcome, injected: [...outcome.injected] }))));
} else {
  tellAll();
}
process.exitCode = failed.length === 0 ? 0 : 1;

function tellFailure({ seed, failure }: Outcome): void {
  console.log(`FAIL seed ${seed}, step ${failure?.step}: ${failure?.reason}`);
  console.log(`     replay: npm run sim -- --seed ${seed} --steps ${steps} --trace\n`);
}

function tellAll(): void {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const injected = new Map<string, number>();
  for (const outcome of outcomes) {
    for (const [what, times] of outcome.injected) injected.set(what, (injected.get(what) ?? 0) + times);
  }
  const names = Object.keys(outcomes[0]?.counts ?? {});
  const counts = names.map((name) => `${name} ${sum(outcomes.map((outcome) => outcome.counts[name] ?? 0))}`);
  console.log(`${seeds.length} seeds: ${seeds.length - failed.length} held, ${failed.length} failed`);
  console.log(`ticks ${sum(outcomes.map(({ ticks }) => ticks))}, ${counts.join(', ')}`);
  console.log(
    [...injected]
      .sort()
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
  );
  if (seeds.length === 1) console.log(`digest ${outcomes[0]?.digest}`);
}
