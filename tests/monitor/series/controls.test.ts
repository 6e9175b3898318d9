import { describe, expect, it } from 'vitest';
import { GRAVE_THRESHOLD } from '../../../src/main/monitor/series/series-detector';
import { CONTROLS, PROBATION_COUNT, ROW_COUNT } from './generated-series';
import { alarmsOf, judgeAll, valuesOf } from './watch-series';

const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

/** False alarms in a thousand rows, at most; eight experts at one in 700 each would make eleven without the rest. */
const MOST_ALARMS: Readonly<Record<string, number>> = {
  'stationary noise': 2,
  'a season under noise': 1,
  'a trend under noise': 4,
  'a random walk': 2.5,
  'noise with a memory': 2,
  'noise with a heavy tail': 2,
  'a square wave': 0,
  'spikes at a steady pace': 0,
  'a constant': 0,
};
const MOST_GRAVE_ALARMS = 0.5;

describe('a series in which nothing changes', () => {
  it.each(Object.entries(CONTROLS))('is left in peace: %s', (name, from) => {
    const alarms = SEEDS.flatMap((seed) => alarmsOf(judgeAll(valuesOf(from, seed))));
    const thousands = (SEEDS.length * (ROW_COUNT - PROBATION_COUNT)) / 1000;
    expect(alarms.length / thousands).toBeLessThanOrEqual(MOST_ALARMS[name] as number);
    const grave = alarms.filter(({ score }) => score >= GRAVE_THRESHOLD);
    expect(grave.length / thousands).toBeLessThanOrEqual(MOST_GRAVE_ALARMS);
  });
});
