import { describe, expect, test } from 'vitest';
import { runControl } from './control';
import { FAULTS } from './faults/all';
import { runFault } from './run-fault';
import { judge, type Verdict } from './verdict';
import { watcherOf, type WatcherName } from './watchers';

// Goal: the monitor finds what is planted, names it and its cause, and leaves healthy lives alone. A form small
// enough for every test run; the full proof over many seeds is `npm run scenarios`.

const SEED = 1;
const CONTROL_SEEDS = [10_001, 10_003];
const CONTROL_DAYS = 7;

function verdictOf(watcher: WatcherName, faults = FAULTS, days = CONTROL_DAYS): Verdict {
  return judge(
    faults.map((fault) => runFault(fault, SEED, watcherOf(watcher))),
    CONTROL_SEEDS.map((seed) => runControl(seed, watcherOf(watcher), days)),
  );
}

describe('planted faults', () => {
  test('are found, named, and told of with their cause', { timeout: 180_000 }, () => {
    const verdict = verdictOf('monitor');
    expect(verdict.broken).toEqual([]);
    expect(verdict.rows).toHaveLength(FAULTS.length);
    expect(FAULTS.length).toBeGreaterThanOrEqual(12);
  });
});

describe('the judgement can fail', () => {
  const few = FAULTS.slice(0, 1);

  test('a monitor that says nothing is found wanting', { timeout: 60_000 }, () => {
    const { recall, perWeek, broken } = verdictOf('silent', few, 0.1);
    expect([recall, perWeek]).toEqual([0, 0]);
    expect(broken).not.toEqual([]);
  });

  test('a monitor that cries all the time is found wanting', { timeout: 60_000 }, () => {
    const { recall, perWeek, broken } = verdictOf('crying', few, 0.1);
    expect(recall).toBe(1);
    expect(perWeek).toBeGreaterThan(10);
    expect(broken).not.toEqual([]);
  });
});
