import { describe, expect, it } from 'vitest';
import {
  panned,
  revealing,
  shownSpan,
  spanMsOf,
  spanned,
  SPAN_MS_MIN,
  spansOf,
  stretchOf,
  WHOLE,
  zoomed,
} from '../../src/renderer/timeline/stretch';
import { ageLabel, agesOf } from '../../src/renderer/timeline/ages';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const life = { fromMs: 0, toMs: 10 * DAY };
const day = { spanMs: DAY, toMs: null };
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the stretch that is shown', () => {
  it('is the whole life until a person wishes otherwise', () => {
    expect(stretchOf(WHOLE, life)).toEqual(life);
    expect(stretchOf(WHOLE, { fromMs: 3 * DAY, toMs: 4 * DAY })).toEqual({ fromMs: 3 * DAY, toMs: 4 * DAY });
  });

  it('goes on with the life while its end is in sight', () => {
    expect(stretchOf(day, life)).toEqual({ fromMs: 9 * DAY, toMs: 10 * DAY });
    expect(stretchOf(day, { ...life, toMs: 10 * DAY + 5 })).toEqual({
      fromMs: 9 * DAY + 5,
      toMs: 10 * DAY + 5,
    });
  });

  it('never leaves the life, and is never without length', () => {
    expect(stretchOf({ spanMs: DAY, toMs: 2 }, life)).toEqual({ fromMs: 0, toMs: DAY });
    expect(stretchOf({ spanMs: DAY, toMs: 99 * DAY }, life).toMs).toBe(10 * DAY);
    const newborn = stretchOf(day, { fromMs: 0, toMs: 3 });
    expect(newborn.toMs - newborn.fromMs).toBe(SPAN_MS_MIN);
  });

  it('offers the spans a life is long enough for', () => {
    expect(spansOf(life)).toEqual(['life', 'week', 'day', 'hour', 'minutes']);
    expect(spansOf({ fromMs: 0, toMs: 1000 })).toEqual(['life']);
    expect([shownSpan(WHOLE), shownSpan(day), shownSpan({ spanMs: 5, toMs: null })]).toEqual([
      'life',
      'day',
      null,
    ]);
    expect(spanMsOf('life')).toBeNull();
  });
});

describe('moving', () => {
  it('stops at both ends, and follows the life again from its end', () => {
    const back = panned(day, -2 * DAY, life);
    expect(stretchOf(back, life)).toEqual({ fromMs: 7 * DAY, toMs: 8 * DAY });
    expect(stretchOf(panned(back, -99 * DAY, life), life).fromMs).toBe(0);
    expect(panned(back, 99 * DAY, life)).toEqual(day);
    expect(panned(WHOLE, -DAY, life)).toBe(WHOLE);
  });

  it('shows a moment that is out of sight in the middle, and moves for no other', () => {
    const shown = stretchOf(revealing(day, 2 * DAY, life), life);
    expect((shown.fromMs + shown.toMs) / 2).toBe(2 * DAY);
    expect(revealing(day, 9.5 * DAY, life)).toBe(day);
  });
});

describe('zooming', () => {
  it('leaves what is under the pointer where it is', () => {
    const wish = { spanMs: 4 * DAY, toMs: 8 * DAY };
    const at = 5 * DAY;
    const before = stretchOf(wish, life);
    const after = stretchOf(zoomed(wish, 0.5, at, life), life);
    expect(after.toMs - after.fromMs).toBe(2 * DAY);
    expect((at - after.fromMs) / (2 * DAY)).toBeCloseTo((at - before.fromMs) / (4 * DAY), 9);
  });

  it('ends at the whole life and at the closest', () => {
    expect(zoomed(day, 100, 9 * DAY, life)).toBe(WHOLE);
    expect(zoomed(day, 1e-9, 9.5 * DAY, life).spanMs).toBe(SPAN_MS_MIN);
  });

  it('to a named span stays around the picked moment, or where it was', () => {
    expect(stretchOf(spanned(WHOLE, DAY, 3 * DAY, life), life)).toEqual({
      fromMs: 2.5 * DAY,
      toMs: 3.5 * DAY,
    });
    expect(spanned(WHOLE, DAY, null, life)).toEqual(day);
    const week = spanned({ spanMs: DAY, toMs: 5 * DAY }, 2 * DAY, null, life);
    expect(stretchOf(week, life)).toEqual({ fromMs: 3.5 * DAY, toMs: 5.5 * DAY });
    expect(spanned(day, null, 3, life)).toBe(WHOLE);
  });
});

describe('the axis of ages', () => {
  it.each([
    [0, 300 * DAY, '0 d', '30 d'],
    [2 * DAY, 4 * DAY, '2 d', '2 d 6 h'],
    [2 * DAY + 3 * HOUR, 2 * DAY + 4 * HOUR, '2 d 3 h', '2 d 3 h 10 min'],
    [0, 120_000, '0 s', '30 s'],
  ])('from %d to %d ms is labelled %s, %s', (from, to, first, second) => {
    const ages = agesOf(from, to, 800);
    expect(ages.slice(0, 2).map((age) => plain(ageLabel(age, ages)))).toEqual([first, second]);
    expect(ages.length).toBeLessThanOrEqual(14);
  });

  it('has a label in the narrowest chart, and none without room', () => {
    expect(agesOf(0, 5 * DAY, 280).length).toBeGreaterThan(1);
    expect(agesOf(0, 5 * DAY, 0)).toEqual([]);
  });
});
