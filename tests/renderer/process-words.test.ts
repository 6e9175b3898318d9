import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byAttention } from '../../src/renderer/world/processes/attention';
import { courseLine, LINE_HEIGHT, LINE_WIDTH } from '../../src/renderer/world/processes/course-line';
import { amount, observedText, reportLine, usualText } from '../../src/renderer/world/processes/words';
import { processReportSchema, type ProcessCondition } from '../../src/shared/processes';

// Goal: what an adopted process told is drawn and written as it was, whatever its size.

describe('a small course', () => {
  test('is a line within its box, with a gap where nothing was told', () => {
    const line = courseLine([0, 10, 20, 30, 40], [1, 3, null, 2, 2]);
    expect(line).toMatchObject({ low: 1, high: 3, last: 2 });
    expect(line?.path).toBe(`M0.0 ${LINE_HEIGHT}.0L25.0 0.0M75.0 12.0L100.0 12.0`);
  });

  test('is nothing where nothing was told, and level where nothing changed', () => {
    expect(courseLine([0, 1], [null, null])).toBeNull();
    expect(courseLine([], [])).toBeNull();
    expect(courseLine([5], [7])?.path).toBe(`M${LINE_WIDTH}.0 12.0`);
  });

  test('never leaves its box', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), { maxLength: 50 }),
        (values) => {
          const line = courseLine(
            values.map((_, index) => index * 1000),
            values,
          );
          const numbers = (line?.path.match(/-?[\d.]+/gu) ?? []).map(Number);
          expect(
            numbers.every((each, index) => each >= 0 && each <= (index % 2 === 0 ? LINE_WIDTH : LINE_HEIGHT)),
          ).toBe(true);
        },
      ),
    );
  });
});

test('an amount has the digits that matter', () => {
  const narrow = '\u202f';
  expect([0, 1240, 41, 4.2, 0.0123456, 12.345, 1840.5, -3.14159].map(amount)).toEqual([
    ...['0', `1${narrow}240`, '41', '4.2', '0.0123', '12.3', `1${narrow}841`, '\u22123.14'],
  ]);
});

test('a finding is measured in what it is about: a wait, rounds, a value', () => {
  const expected = { low: null, high: 150_000 };
  const texts = (finding: Parameters<typeof observedText>[0]): string[] =>
    [observedText(finding), usualText(finding)].map((text) => text.replaceAll('\u00a0', ' '));
  expect(texts({ kind: 'hung', observed: 42 * 60_000, expected })).toEqual(['42 min', 'at most 2.5 min']);
  expect(texts({ kind: 'looping', observed: 14, expected: { low: null, high: 6 } })).toEqual([
    '14 times',
    'at most 6 times',
  ]);
  expect(texts({ kind: 'unusual', observed: 41, expected: { low: 4.2, high: 12 } })).toEqual([
    '41',
    '4.2 to 12',
  ]);
  expect(texts({ kind: 'dead', observed: 1000, expected: { low: null, high: null } })[1]).not.toBe('');
});

test('the line for a terminal is a report that is taken', () => {
  const line = reportLine('http://127.0.0.1:1', 'secret');
  expect(line).toContain('http://127.0.0.1:1/v1/processes/my-agent/reports');
  const body = JSON.parse(/-d '(.*)'/u.exec(line)?.[1] ?? '') as unknown;
  expect(processReportSchema.safeParse(body).success).toBe(true);
  expect(reportLine('http://127.0.0.1:1', null)).toContain('$LIFE_TOKEN');
});

test('those in trouble come first, the others as they were adopted', () => {
  const conditions: ProcessCondition[] = [
    'working',
    'idle',
    'hung',
    'working',
    'dead',
    'finished',
    'looping',
  ];
  const sorted = conditions.map((condition, index) => ({ condition, index })).sort(byAttention);
  expect(sorted.map(({ index }) => index)).toEqual([4, 2, 6, 0, 3, 1, 5]);
});
