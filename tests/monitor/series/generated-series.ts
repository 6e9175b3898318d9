/** mulberry32: a small generator with a seed, so that every run sees the same series. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Independent draws from a standard normal distribution, nearly: the sum of twelve uniform ones (Irwin-Hall). */
export function noiseFrom(seed: number): () => number {
  const random = randomFrom(seed);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += random();
    return sum;
  };
}

/** A series, row by row; rows are asked for once each and in order. */
export type Series = (row: number) => number;
export type SeriesFrom = (noise: () => number) => Series;

export const ROW_COUNT = 4000;
export const CHANGE_ROW = 3000;
export const PROBATION_COUNT = 600;

const isAfter = (row: number) => row >= CHANGE_ROW;
const turn = (rows: number, period: number) => Math.sin((2 * Math.PI * rows) / period);

/** Series in which nothing ever changes. */
export const CONTROLS: Readonly<Record<string, SeriesFrom>> = {
  'stationary noise': (noise) => () => noise(),
  'a season under noise': (noise) => (row) => 10 * turn(row, 288) + noise(),
  'a trend under noise': (noise) => (row) => 0.01 * row + noise(),
  'a random walk': (noise) => {
    let position = 0;
    return () => (position += noise());
  },
  'noise with a memory': (noise) => {
    let position = 0;
    return () => (position = 0.95 * position + noise());
  },
  'noise with a heavy tail': (noise) => () => Math.exp(1.2 * noise()),
  'a square wave': () => (row) => (row % 288 < 100 ? 80 : 20),
  'spikes at a steady pace': () => (row) => (row % 97 === 0 ? 20 : 0),
  'a constant': () => () => 42,
};

/** A rhythm of beats under a little noise; `isBeat` says in which rows. */
const beats =
  (isBeat: (row: number) => boolean): SeriesFrom =>
  (noise) =>
  (row) =>
    (isBeat(row) ? 10 : 0) + 0.3 * noise();

const wave =
  (phase: (row: number) => number): SeriesFrom =>
  (noise) =>
  (row) =>
    5 * turn(phase(row), 100) + 0.3 * noise();

/** Series with one change at CHANGE_ROW. */
export const CHANGES: Readonly<Record<string, SeriesFrom>> = {
  'a spike': (noise) => (row) => noise() + (row === CHANGE_ROW ? 12 : 0),
  'a dip': (noise) => (row) => noise() - (row === CHANGE_ROW ? 12 : 0),
  'a value between the usual ones': (noise) => (row) =>
    (row === CHANGE_ROW ? 5 : row % 2 === 0 ? 0 : 10) + 0.3 * noise(),
  'a level shift of three deviations': (noise) => (row) => noise() + (isAfter(row) ? 3 : 0),
  'a drift of three deviations in a hundred rows': (noise) => (row) =>
    noise() + 0.03 * Math.max(0, row - CHANGE_ROW),
  'a variance three times as wide': (noise) => (row) => noise() * (isAfter(row) ? 3 : 1),
  'a variance half as wide': (noise) => (row) => noise() * (isAfter(row) ? 0.5 : 1),
  'a flat line': (noise) => {
    let stuck = 0;
    return (row) => (isAfter(row) ? stuck : (stuck = noise()));
  },
  'a shorter period': wave((row) => (isAfter(row) ? CHANGE_ROW + 2.5 * (row - CHANGE_ROW) : row)),
  'a longer period': wave((row) => (isAfter(row) ? CHANGE_ROW + 0.5 * (row - CHANGE_ROW) : row)),
  'a missing period': beats((row) => row % 100 < 30 && !(isAfter(row) && row < CHANGE_ROW + 100)),
  'spikes set four times as close': beats((row) => row % (isAfter(row) ? 25 : 100) === 0),
  'spikes that stay away': beats((row) => row % 50 === 0 && !isAfter(row)),
};
