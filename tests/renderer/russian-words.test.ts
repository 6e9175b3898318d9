import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roughly } from '../../src/renderer/now/outlook';
import { ageLabel } from '../../src/renderer/timeline/ages';
import { findableWords } from '../../src/renderer/memory/words';
import { bytes, duration, fixed, integer, otherDay, signed, span } from '../../src/renderer/words/format';
import { speak, t } from '../../src/renderer/words/language.svelte';

// Goal: in Russian numbers, dates, units and counts are written as Russian writes them, and nothing said before stays.

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeEach(() => speak('ru', []));
afterEach(() => speak('en', []));

describe('in Russian', () => {
  it.each<[string, () => string]>([
    ['0,98', () => fixed(0.98, 2)],
    ['1 204 512', () => integer(1_204_512)],
    ['−1,25', () => signed(-1.25, 2)],
    ['3 д 04:00:00', () => duration(3 * DAY + 4 * HOUR)],
    ['340 мс', () => span(340)],
    ['2,5 ч', () => span(2.5 * HOUR)],
    ['18,2 кБ', () => bytes(18_240)],
    ['5 мин', () => roughly(5 * 60_000)],
    ['5 д', () => roughly(5 * DAY)],
    ['4 д 16 ч', () => ageLabel(4 * DAY + 16 * HOUR, [4 * DAY + 16 * HOUR, 4 * DAY + 17 * HOUR])],
    ['3 янв. 2026', () => otherDay(Date.UTC(2026, 0, 3, 12), Date.UTC(2026, 5, 1)) ?? ''],
  ])('is written %s', (expected, written) => {
    expect(plain(written())).toBe(expected);
  });

  it.each([
    [1, '1 раз'],
    [2, '2 раза'],
    [5, '5 раз'],
    [11, '11 раз'],
    [21, '21 раз'],
    [104, '104 раза'],
  ])('%i is counted as %s', (count, expected) => {
    expect(t('window.memory.times', { count })).toBe(expected);
  });

  it('an episode is found by the words it is shown with now', () => {
    const words = findableWords();
    const shock = { type: 'shock', keptBecause: 'flash' } as Parameters<typeof words>[0];
    expect(words(shock)).toContain('шок');
    speak('en', []);
    expect(words(shock)).toContain('flash');
    expect(words(shock)).not.toContain('шок');
  });
});
