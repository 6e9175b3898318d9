import { describe, expect, it } from 'vitest';
import { CHANGE_ROW, CHANGES } from './generated-series';
import { alarmsOf, judgeAll, valuesOf } from './watch-series';

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);
/** The others fall into the rest after a false alarm shortly before. */
const LEAST_FOUND = 9;

/** Rows after the change within which it is told. */
const DELAYS: Readonly<Record<string, number>> = {
  'a spike': 0,
  'a dip': 0,
  'a value between the usual ones': 0,
  'a level shift of three deviations': 10,
  'a drift of three deviations in a hundred rows': 60,
  'a variance three times as wide': 10,
  'a variance half as wide': 80,
  'a flat line': 25,
  'a shorter period': 20,
  'a longer period': 80,
  'a missing period': 20,
  'spikes set four times as close': 30,
  'spikes that stay away': 20,
};

describe('a change of a series', () => {
  it.each(Object.entries(CHANGES))(
    `is told in time in ${LEAST_FOUND} of ${SEEDS.length} series: %s`,
    (name, from) => {
      const delay = DELAYS[name] as number;
      const found = SEEDS.filter((seed) =>
        alarmsOf(judgeAll(valuesOf(from, seed))).some(
          ({ row }) => row >= CHANGE_ROW && row <= CHANGE_ROW + delay,
        ),
      );
      expect(found.length).toBeGreaterThanOrEqual(LEAST_FOUND);
    },
  );

  it('is told again while it lasts, but not in every row', () => {
    const burst = valuesOf((noise) => (row) => noise() * (row >= CHANGE_ROW && row % 5 === 0 ? 12 : 1), 4);
    const alarms = alarmsOf(judgeAll(burst)).filter(({ row }) => row >= CHANGE_ROW);
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.length).toBeLessThan(5);
  });

  it('is told in spite of an alarm shortly before, if it is of another order', () => {
    const twice = valuesOf(
      (noise) => (row) => noise() + (row === CHANGE_ROW ? 7 : row === CHANGE_ROW + 20 ? 500 : 0),
      4,
    );
    const rows = alarmsOf(judgeAll(twice)).map(({ row }) => row);
    expect(rows).toContain(CHANGE_ROW);
    expect(rows).toContain(CHANGE_ROW + 20);
  });
});
