import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isQuiet } from '../../../src/main/monitor/manners/quiet-hours';
import { localMinuteOfDay } from '../../../src/main/runtime/clock';
import { timeAt } from '../../shell/notification-desk';

// Goal: quiet is what the clock on the wall says, whatever the clock does.

const ownZone = process.env['TZ'];
beforeAll(() => void (process.env['TZ'] = 'Europe/Berlin'));
afterAll(() => {
  if (ownZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ownZone;
});

const quiet = (from: string, to: string, at: string): boolean =>
  isQuiet({ enabled: true, from, to }, localMinuteOfDay(Date.parse(at)));

test.each([
  ['22:00', '08:00', '2026-06-01T21:59:59+02:00', false],
  ['22:00', '08:00', '2026-06-01T22:00:00+02:00', true],
  ['22:00', '08:00', '2026-06-01T23:59:59+02:00', true],
  ['22:00', '08:00', '2026-06-02T00:00:00+02:00', true],
  ['22:00', '08:00', '2026-06-02T07:59:59+02:00', true],
  ['22:00', '08:00', '2026-06-02T08:00:00+02:00', false],
  ['13:00', '14:30', '2026-06-02T12:59:59+02:00', false],
  ['13:00', '14:30', '2026-06-02T13:00:00+02:00', true],
  ['13:00', '14:30', '2026-06-02T14:29:59+02:00', true],
  ['13:00', '14:30', '2026-06-02T14:30:00+02:00', false],
  ['13:00', '00:00', '2026-06-02T23:59:59+02:00', true],
  ['13:00', '00:00', '2026-06-03T00:00:00+02:00', false],
  ['00:00', '23:59', '2026-06-03T23:59:00+02:00', false],
])('from %s to %s, %s is quiet: %s', (from, to, at, expected) => {
  expect(quiet(from, to, at)).toBe(expected);
});

test('two equal times mean none, and so does the switch', () => {
  expect(quiet('08:00', '08:00', '2026-06-02T08:00:00+02:00')).toBe(false);
  expect(isQuiet({ enabled: false, from: '00:00', to: '23:59' }, 12 * 60)).toBe(false);
});

describe('when the clock is changed', () => {
  test('this machine plays Berlin', () => {
    expect(timeAt(Date.parse('2026-03-29T01:00:00Z'))).toBe('03:00');
    expect(timeAt(Date.parse('2026-10-25T01:00:00Z'))).toBe('02:00');
  });

  test('in spring a quiet time that the night jumps over ends with the jump', () => {
    expect(quiet('22:00', '02:30', '2026-03-29T00:59:59Z')).toBe(true);
    expect(quiet('22:00', '02:30', '2026-03-29T01:00:00Z')).toBe(false);
  });

  test('in autumn the hour that comes twice is quiet twice, and the night as long as the clock says', () => {
    const from = Date.parse('2026-10-24T20:00:00Z');
    const to = Date.parse('2026-10-25T07:00:00Z');
    const isNight = (atMs: number): boolean => quiet('22:00', '08:00', new Date(atMs).toISOString());
    for (let atMs = from; atMs < to; atMs += 60_000) expect(isNight(atMs)).toBe(true);
    expect(isNight(from - 1)).toBe(false);
    expect(isNight(to)).toBe(false);
  });
});

test('at any moment of a year, either a span is quiet or the rest of the day is', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const yearMs = 365 * 86_400_000;
  const text = (of: number): string =>
    [Math.floor(of / 60), of % 60].map((part) => String(part).padStart(2, '0')).join(':');
  fc.assert(
    fc.property(minute, minute, fc.nat({ max: yearMs }), (one, other, sinceMs) => {
      fc.pre(one !== other);
      const atMs = Date.parse('2026-01-01T00:00Z') + sinceMs;
      const minuteOfDay = localMinuteOfDay(atMs);
      const span = isQuiet({ enabled: true, from: text(one), to: text(other) }, minuteOfDay);
      const rest = isQuiet({ enabled: true, from: text(other), to: text(one) }, minuteOfDay);
      expect(span).toBe(!rest);
      // By the words of the clock alone: times of the same length are ordered as text is.
      const now = timeAt(atMs);
      if (one < other) expect(span).toBe(now >= text(one) && now < text(other));
    }),
  );
});
