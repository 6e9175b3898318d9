import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Life } from '../../src/main/life/life';
import { classic } from '../../src/main/life/presets/classic';
import { newborn } from '../support/lives';

const RUN = join(import.meta.dirname, '../fixtures/classic/stage-05-run.csv');

/** One run of the original, as its log had it: tick, energy, integrity, stability. */
const original = readFileSync(RUN, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));

describe('the classic policy', () => {
  test('is stage 05 to the last bit, on every tick of its life', () => {
    const life = Life.from(newborn(7, classic));
    const lived = original.map(() => {
      life.apply({ kind: 'tick', dtMs: 1000 });
      const { tick, vitals } = life.view();
      return [tick, vitals.energy, vitals.integrity, vitals.stability];
    });
    expect(original).toHaveLength(1000);
    expect(lived).toEqual(original);
  });

  test('dies at tick 1000 of stability, and shows the fatal values as they were', () => {
    const life = Life.from(newborn(7, classic));
    const deaths = original.flatMap(() =>
      life.apply({ kind: 'tick', dtMs: 1000 }).filter(({ kind }) => kind === 'death'),
    );
    expect(deaths).toEqual([{ kind: 'death', tick: 1000, cause: 'stability' }]);
    expect(life.view()).toMatchObject({
      alive: false,
      phase: 'terminated',
      vitals: { energy: 1.4043488594239761e-12, stability: -8.81239525796218e-16, integrity: 1 },
      ageMs: 1_000_000,
      innerMs: 1_000_000,
    });
  });

  test('an error inside a tick costs 0.05 of integrity and life goes on', () => {
    const failing = () => {
      throw new Error('organ failed');
    };
    const life = Life.from(newborn(7, classic), [failing]);
    const happenings = life.apply({ kind: 'tick', dtMs: 1000 });
    expect(happenings).toContainEqual({ kind: 'fault', tick: 1, message: 'organ failed' });
    expect(life.view()).toMatchObject({ alive: true, vitals: { integrity: 0.95 }, trace: { errors: 1 } });
    for (let tick = 2; tick <= 19; tick++) life.apply({ kind: 'tick', dtMs: 1000 });
    expect(life.alive).toBe(true);
    // 20 x 0.05 in binary leaves a remainder, as it did in the original.
    for (let tick = 20; life.alive; tick++) life.apply({ kind: 'tick', dtMs: 1000 });
    expect(life.view().death?.cause).toBe('integrity');
  });
});
