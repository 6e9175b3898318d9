import { describe, expect, it } from 'vitest';
import { ALARM_THRESHOLD, SeriesDetector } from '../../../src/main/monitor/series/series-detector';
import { CHANGES, CHANGE_ROW, CONTROLS, PROBATION_COUNT } from './generated-series';
import { alarmsOf, judgeAll, valuesOf, type JudgedRow } from './watch-series';

const spiky = valuesOf((noise) => (row) => noise() + (row >= 1000 && row % 500 === 0 ? 15 : 0), 3);
const scores = (judged: readonly JudgedRow[]) => judged.map(({ score }) => score);

describe('the score', () => {
  it('is the same for the same series', () => {
    expect(judgeAll(spiky)).toEqual(judgeAll(spiky));
  });

  it('is silent in probation, and an alarm exactly from the threshold on', () => {
    const judged = judgeAll(spiky);
    expect(alarmsOf(judged).length).toBeGreaterThanOrEqual(6);
    expect(judged.slice(0, PROBATION_COUNT).every(({ score }) => score === 0)).toBe(true);
    expect(judged.every(({ score, isAlarm }) => isAlarm === score >= ALARM_THRESHOLD)).toBe(true);
  });

  it('names the expert', () => {
    const judged = judgeAll(valuesOf(CHANGES['a missing period']!, 1));
    expect(alarmsOf(judged).find(({ row }) => row >= CHANGE_ROW)?.expert).toBe('absence');
  });

  it('does not depend on the unit or the zero of the values', () => {
    expect(scores(judgeAll(spiky.map((value) => -1024 * value)))).toEqual(scores(judgeAll(spiky)));
    const moved = scores(judgeAll(spiky.map((value) => 1.8 * value + 32)));
    scores(judgeAll(spiky)).forEach((score, row) => expect(moved[row]).toBeCloseTo(score, 6));
  });

  it('does not depend on timestamps that repeat, step back or are missing', () => {
    const usual = scores(judgeAll(spiky));
    for (const timestampOf of [() => 7, (row: number) => -row, () => Number.NaN])
      expect(scores(judgeAll(spiky, timestampOf))).toEqual(usual);
  });
});

describe('the rest after an alarm', () => {
  /** Of two new values `apart` rows from each other, the rows that are told. */
  const toldOf = (row: number, apart: number) => {
    const values = valuesOf((noise) => () => noise(), 3).map((value, at) =>
      at === row ? value + 30 : at === row + apart ? value - 30 : value,
    );
    return alarmsOf(judgeAll(values, undefined, 100)).flatMap((alarm) =>
      alarm.row === row || alarm.row === row + apart ? [alarm.row - row] : [],
    );
  };

  it('is a fifth of the probation at first, and lasts longer the more rows are known', () => {
    expect(toldOf(500, 40)).toEqual([0, 40]);
    expect(toldOf(3500, 40)).toEqual([0]);
    expect(toldOf(3500, 130)).toEqual([0, 130]);
  });
});

describe('a value that is no finite number', () => {
  it('scores 0, is counted, and changes nothing for the others', () => {
    const detector = new SeriesDetector({ probationLength: PROBATION_COUNT });
    const judged: number[] = [];
    spiky.forEach((value, row) => {
      if (row % 10 === 0)
        for (const hole of [Number.NaN, Infinity, -Infinity])
          expect(detector.update(row, hole).score).toBe(0);
      judged.push(detector.update(row, value).score);
    });
    expect(detector.skippedCount).toBe(1200);
    expect(judged).toEqual(scores(judgeAll(spiky)));
  });
});

describe('extreme values', () => {
  const extremes: Readonly<Record<string, (value: number, row: number) => number>> = {
    'as large as there are': (value, row) =>
      (row % 2 === 0 ? 1 : -1) * Number.MAX_VALUE * Math.abs(Math.sin(value)),
    'one of the largest among small ones': (value, row) => (row === 2000 ? Number.MAX_VALUE : value),
    'as small as there are': (value) => Math.round(value) * Number.MIN_VALUE,
    'a small ripple on a large offset': (value) => 1e12 + value,
    'a constant that moves once': (_, row) => (row < 2000 ? 5 : 6),
    'a first difference of next to nothing': (value, row) => (row < 2 ? row * 1e-300 : value),
  };

  it.each(Object.entries(extremes))('keep the score between 0 and 1: %s', (_, change) => {
    const judged = judgeAll(spiky.map(change));
    expect(judged.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
    expect(judged.every(({ band }) => band === null || band.low <= band.high)).toBe(true);
  });

  it('tell the one move of a constant, and nothing of a constant that stays', () => {
    const moved = Array.from({ length: 4000 }, (_, row) => (row < 2000 ? 5 : 6));
    expect(alarmsOf(judgeAll(moved)).map(({ row }) => row)).toContain(2000);
    expect(scores(judgeAll(valuesOf(CONTROLS['a constant']!, 1)))).toEqual(new Array(4000).fill(0));
  });
});

describe('the expected band', () => {
  it('is unknown at first, then holds nearly all of a steady series, in its own unit', () => {
    const steady = valuesOf((noise) => () => 100 - 2 * noise(), 5);
    const judged = judgeAll(steady);
    expect(judged[10]?.band).toBeNull();
    const known = judged.filter(({ band }) => band !== null);
    const inside = known.filter(({ row, band }) => steady[row]! >= band!.low && steady[row]! <= band!.high);
    expect(inside.length / known.length).toBeGreaterThan(0.99);
    const last = judged.at(-1)?.band;
    expect(last!.high - last!.low).toBeGreaterThan(8);
    expect(last!.high - last!.low).toBeLessThan(20);
  });
});
