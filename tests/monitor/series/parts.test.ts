import { describe, expect, it } from 'vitest';
import { AlarmGate } from '../../../src/main/monitor/series/alarm-gate';
import { BoxMeans } from '../../../src/main/monitor/series/box-means';
import { ExemplarMemory } from '../../../src/main/monitor/series/exemplar-memory';
import { TailSurprise } from '../../../src/main/monitor/series/tail-surprise';
import { TrailingWindows } from '../../../src/main/monitor/series/trailing-windows';
import { noiseFrom } from './generated-series';

describe('surprise', () => {
  it('is what it says: 3 comes once in a thousand rows, whatever the unit', () => {
    for (const unit of [1e-9, 1, 1e9]) {
      const noise = noiseFrom(1);
      const tail = new TailSurprise();
      const rowCount = 100_000;
      let rareCount = 0;
      for (let row = 0; row < rowCount; row++) {
        // The sum of two squared normal values is distributed exponentially.
        const oddness = unit * (noise() ** 2 + noise() ** 2);
        if (tail.update(oddness, 0) >= 3) rareCount += 1;
      }
      expect(rareCount).toBeGreaterThan(rowCount / 2000);
      expect(rareCount).toBeLessThan(rowCount / 500);
    }
  });
});

describe('the memory of exemplars', () => {
  it('knows again what it has seen, and measures how far away the rest is', () => {
    const memory = new ExemplarMemory(2);
    for (let row = 0; row < 2000; row++) memory.update(Float64Array.of(row % 7, row % 11));
    expect(memory.update(Float64Array.of(3, 4))).toBe(0);
    expect(memory.update(Float64Array.of(6 + 3, 10 + 4))).toBe(5);
    expect(memory.update(Float64Array.of(6 + 3, 10 + 4))).toBe(0);
  });
});

describe('windows', () => {
  it('average the last 1, 2, 4 ... 32 values', () => {
    const past = new BoxMeans();
    for (let row = 0; row < 100; row++) past.update(row);
    expect([...past.means]).toEqual([99, 98.5, 97.5, 95.5, 91.5, 83.5]);
  });

  it('meet, and agree with a plain sum at any row', () => {
    const noise = noiseFrom(2);
    const values = Array.from({ length: 500 }, noise);
    const windows = new TrailingWindows(5, 40);
    const mean = (part: number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
    values.forEach((value, row) => {
      windows.update(value);
      const long = values.slice(Math.max(0, row - 44), Math.max(0, row - 4));
      if (long.length < 30) {
        expect(windows.means).toBeUndefined();
        return;
      }
      expect(windows.means?.short).toBeCloseTo(mean(values.slice(row - 4, row + 1)), 12);
      expect(windows.means?.long).toBeCloseTo(mean(long), 12);
      const deviation = Math.sqrt(mean(long.map((held) => (held - mean(long)) ** 2)));
      expect(windows.longDeviation).toBeCloseTo(deviation, 10);
    });
  });
});

describe('the gate', () => {
  const openings = (surprises: readonly number[]) => {
    const gate = new AlarmGate(3);
    return surprises.flatMap((surprise, row) => (gate.opens(surprise, 10) ? [row] : []));
  };

  it('opens once for an event and again after a calm', () => {
    const surprises = new Array<number>(60).fill(0);
    for (const row of [5, 6, 12, 40]) surprises[row] = 4;
    expect(openings(surprises)).toEqual([5, 40]);
  });

  it('opens now and then for an event that does not end', () => {
    expect(openings(new Array<number>(70).fill(4))).toEqual([0, 31, 62]);
  });

  it('opens for what is of another order', () => {
    expect(openings([4, 20, 25, 30])).toEqual([0, 2]);
  });
});
