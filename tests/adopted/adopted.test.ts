import { describe, expect, test } from 'vitest';
import { runControl, runPlanted, type Planted } from './run';
import { TEMPERAMENTS } from './temperaments';
import { judge } from './verdict';
import { canCome, FAULTS } from './worker-model';

// Goal: dead, hung, looping and idle are told apart in processes of every temperament, and healthy ones are left alone.
// A form small enough for every test run; the full proof over many seeds is `npm run adopted`.

const SEED = 3;
const CONTROL_DAYS = 2;

const planted = (): Planted[] =>
  TEMPERAMENTS.flatMap((temperament) =>
    FAULTS.filter((fault) => canCome(fault, temperament)).map((fault) =>
      runPlanted(temperament.name, fault, SEED),
    ),
  );

describe('what is planted', () => {
  test('is called by its name, and what is healthy by none', { timeout: 180_000 }, () => {
    const controls = TEMPERAMENTS.map(({ name }) => runControl(name, 10_000 + SEED, CONTROL_DAYS, false));
    const verdict = judge(planted(), controls);
    expect(verdict.broken).toEqual([]);
    expect(verdict.rows.length).toBe(FAULTS.length + TEMPERAMENTS.length);
  });
});

describe('the judgement can fail', () => {
  const one = { temperament: 'steady', seed: 1, usualMs: 1, afterMs: 1 } as const;

  test('where something is called by another name', () => {
    const { named, broken } = judge([{ ...one, fault: 'stall', called: 'dead' }], []);
    expect(named).toBe(0);
    expect(broken).toHaveLength(1);
  });

  test('where healthy ones are told of', () => {
    const control = { temperament: 'steady', seed: 1, days: 30, warnings: 0, unusual: 0 };
    expect(judge([], [{ ...control, alarms: ['hung', 'hung'] }]).broken).toHaveLength(1);
    expect(judge([], [{ ...control, alarms: ['hung'] }]).broken).toEqual([]);
  });
});
