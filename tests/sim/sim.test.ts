import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT, run } from '../../scripts/lib/run.mjs';
import type { Outcome } from './run';
import { ONCE_FAILED } from './seeds';

// Goal: what is promised of the disk holds whatever the disk and the clock do. In a form small enough for every
// test run; the full proof is `npm run sim -- --seeds 1000`.

const FRESH = Array.from({ length: 20 }, (_, index) => index + 1);
/** Lived through a second time. */
const AGAIN = FRESH[2] ?? 0;

let outcomes: readonly Pick<Outcome, 'seed' | 'digest' | 'failure'>[];

beforeAll(async () => {
  const seeds = [...FRESH, ...ONCE_FAILED.map(([seed]) => seed), AGAIN].join();
  const words = [join(ROOT, 'scripts/sim.mjs'), '--only', seeds, '--json'];
  const { stdout, stderr } = await run(process.execPath, words, { output: 'capture' });
  if (stdout === '') throw new Error(stderr);
  outcomes = JSON.parse(stdout) as typeof outcomes;
}, 240_000);

const failures = (seeds: readonly number[]) =>
  outcomes.filter(({ seed, failure }) => failure !== null && seeds.includes(seed));

describe('a life on a disk that fails, by a clock that jumps', () => {
  test('keeps what it promises, seed by seed', () => {
    expect(outcomes.length).toBeGreaterThan(FRESH.length);
    expect(failures(FRESH)).toEqual([]);
  });

  test('has not unlearnt what once failed', () => {
    expect(failures(ONCE_FAILED.map(([seed]) => seed))).toEqual([]);
  });

  test('goes the same way twice', () => {
    const digests = outcomes.filter(({ seed }) => seed === AGAIN).map(({ digest }) => digest);
    expect(digests).toHaveLength(2);
    expect(new Set(digests).size).toBe(1);
  });
});
