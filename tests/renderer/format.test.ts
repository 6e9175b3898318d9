import { describe, expect, it } from 'vitest';
import {
  bytes,
  dateTime,
  duration,
  fileNameOf,
  fixed,
  integer,
  signed,
  span,
} from '../../src/renderer/words/format';
import { shareOf, trendText, vitalText } from '../../src/renderer/words/vital-scale';

/** Spaces of any width read the same; the tests are about figures. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

describe('durations', () => {
  it.each([
    [0, '00:00:00'],
    [-5, '00:00:00'],
    [999, '00:00:00'],
    [61 * SECOND, '00:01:01'],
    [DAY - 1, '23:59:59'],
    [DAY, '1 d 00:00:00'],
    [3 * DAY + 4 * HOUR + 12 * 60 * SECOND + 9 * SECOND, '3 d 04:12:09'],
    [1234 * DAY, '1 234 d 00:00:00'],
  ])('%i ms reads %s', (ms, text) => expect(plain(duration(ms))).toBe(text));

  it.each([
    [0, '0 ms'],
    [340, '340 ms'],
    [-12, '−12 ms'],
    [1240, '1.2 s'],
    [12_300, '12 s'],
    [4 * 60 * SECOND, '4 min'],
    [90 * 60 * SECOND, '1.5 h'],
    [2 * DAY, '2.0 d'],
  ])('in prose %i ms reads %s', (ms, text) => expect(plain(span(ms))).toBe(text));
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [4512, '4 512'],
    [1_204_513, '1 204 513'],
    [-7, '−7'],
  ])('%d reads %s', (value, text) => expect(plain(integer(value))).toBe(text));

  it('keeps the digits that matter, and no sign on what rounds to nothing', () => {
    expect(fixed(72.39999, 1)).toBe('72.4');
    expect(fixed(-0.0001, 2)).toBe('0.00');
    expect(signed(0.421, 2)).toBe('+0.42');
    expect(signed(-1.3, 1)).toBe('−1.3');
    expect(signed(0.0001, 2)).toBe('0.00');
  });

  it('measures each vital by its own scale', () => {
    expect(vitalText('energy', 72.39999)).toBe('72.4');
    expect(vitalText('integrity', 0.97149)).toBe('0.971');
    expect(trendText('stability', -0.00123)).toBe('−0.0012');
    expect(shareOf('energy', 50)).toBe(0.5);
    expect(shareOf('energy', -3)).toBe(0);
    expect(shareOf('stability', 1.2)).toBe(1);
  });

  it('sizes files', () => {
    expect([812, 18_204, 3_100_000].map((count) => plain(bytes(count)))).toEqual([
      '812 B',
      '18.2 kB',
      '3.1 MB',
    ]);
  });
});

describe('times and names', () => {
  it('leaves out the date of today', () => {
    const noon = new Date(2026, 0, 3, 12, 0, 0).getTime();
    expect(dateTime(noon, noon + HOUR)).toBe('12:00:00');
    expect(dateTime(noon, noon + 2 * DAY)).toBe('3 Jan 2026 12:00:00');
  });

  it('takes the file name from paths of either kind', () => {
    expect(['/home/you/ada.life', 'C:\\lives\\ada.life', 'ada.life'].map(fileNameOf)).toEqual(
      Array.from({ length: 3 }, () => 'ada.life'),
    );
  });
});
