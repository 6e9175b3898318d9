import { describe, expect, it } from 'vitest';
import { Atlas, contentAt, type Kept } from '../../src/renderer/timeline/atlas';
import { grainOf, isStillGood, sheetOf, type Sheet } from '../../src/renderer/timeline/sheets';

// Goal: what is asked for is bounded and asked for once, and a stretch is drawn at once from what is known of it.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const life = { fromMs: 0, toMs: 365 * DAY };

describe('the sheet that is asked for', () => {
  it('holds the stretch and a margin, never reaches beyond the life, and is bounded', () => {
    const shown = { fromMs: 100 * DAY, toMs: 103 * DAY };
    const sheet = sheetOf(shown, 800, life);
    expect(sheet.fromMs).toBeLessThan(shown.fromMs - (3 * DAY) / 8);
    expect(sheet.toMs).toBeGreaterThan(shown.toMs + (3 * DAY) / 8);
    expect(sheet.toMs - sheet.fromMs).toBeLessThan(7 * 3 * DAY);
    expect(sheetOf(life, 800, life)).toMatchObject({ ...life, atEnd: true });
    expect(sheetOf(shown, 90_000, life).pointsMax).toBe(4000);
    expect(sheetOf(shown, 1, life).pointsMax).toBe(50);
  });

  it('has about a point for a pixel, wherever on its level it is seen from', () => {
    for (const days of [0.01, 0.3, 1, 1.7, 5, 40, 365]) {
      const shown = { fromMs: 0, toMs: days * DAY };
      const perPixel = (days * DAY) / 1000 / grainOf(sheetOf(shown, 1000, life));
      expect(perPixel).toBeGreaterThan(0.6);
      expect(perPixel).toBeLessThan(1.5);
    }
  });

  it('is the same one while a person moves and zooms a little', () => {
    const keys = new Set(
      Array.from({ length: 100 }, (_, step) => {
        const fromMs = 100 * DAY + step * 0.02 * HOUR;
        return sheetOf({ fromMs, toMs: fromMs + 30 * HOUR - step * 60_000 }, 800, life).key;
      }),
    );
    expect(keys.size).toBeLessThanOrEqual(3);
  });

  it('is asked for anew when it has grown by a pixel, was for fewer points, or is old and reaches the living end', () => {
    const shown = { fromMs: 364 * DAY, toMs: 365 * DAY };
    const sheet = sheetOf(shown, 800, life);
    const pixelMs = DAY / 800;
    const later = (ms: number) =>
      sheetOf({ fromMs: shown.fromMs + ms, toMs: shown.toMs + ms }, 800, { fromMs: 0, toMs: life.toMs + ms });
    const good = (next: Sheet, nowMs: number) => isStillGood(sheet, 0, { sheet: next, pixelMs, nowMs });
    expect(good(sheet, 1000)).toBe(true);
    expect(good(later(1000), 1000)).toBe(true);
    expect(good(later(2 * pixelMs), 1000)).toBe(false);
    expect(good(sheetOf(shown, 1600, life), 1000)).toBe(false);
    expect(good(sheet, 61_000)).toBe(false);
    const old = sheetOf({ fromMs: 5 * DAY, toMs: 6 * DAY }, 800, life);
    expect(isStillGood(old, 0, { sheet: old, pixelMs, nowMs: 1e9 })).toBe(true);
  });
});

describe('the atlas of what was answered', () => {
  const kept = (fromMs: number, toMs: number, pointsMax: number, content: string): Kept<string> => ({
    sheet: { key: content, fromMs, toMs, pointsMax, atEnd: false },
    content,
    atMs: 0,
    points: pointsMax,
  });
  const whole = kept(0, 1000, 100, 'whole');
  const near = kept(200, 400, 200, 'near');
  const pieces = (atlas: Atlas<string>, fromMs: number, toMs: number, pixelMs: number) =>
    atlas.pieces({ fromMs, toMs }, pixelMs).map((piece) => [piece.content, piece.fromMs, piece.toMs]);

  it('puts a stretch together from the finest that is needed, and coarser ones around it', () => {
    const atlas = new Atlas<string>().with(whole).with(near);
    expect(pieces(atlas, 100, 500, 1)).toEqual([
      ['whole', 100, 200],
      ['near', 200, 400],
      ['whole', 400, 500],
    ]);
    expect(pieces(atlas, 0, 1000, 10)).toEqual([['whole', 0, 1000]]);
    expect(pieces(atlas, 250, 260, 0.01)).toEqual([['near', 250, 260]]);
  });

  it('leaves out what nothing is known of', () => {
    expect(pieces(new Atlas<string>().with(near), 100, 300, 1)).toEqual([['near', 200, 300]]);
    expect(pieces(new Atlas(), 0, 1, 1)).toEqual([]);
  });

  it('takes a new answer in the place of the old one, and changes nothing in what it was', () => {
    const before = new Atlas<string>().with(near);
    const after = before.with({ ...near, sheet: { ...near.sheet, toMs: 410 } });
    expect(before.find('near')?.sheet.toMs).toBe(400);
    expect(after.find('near')?.sheet.toMs).toBe(410);
    expect(after.pieces({ fromMs: 0, toMs: 1000 }, 1)).toHaveLength(1);
  });

  it('forgets the oldest when it holds too much, and never what reaches furthest', () => {
    let atlas = new Atlas<string>().with(whole);
    for (let at = 0; at < 40; at += 1) atlas = atlas.with({ ...kept(at, at + 9, 4000, `s${at}`) });
    expect(atlas.find('s0')).toBeNull();
    expect(atlas.find('s39')).not.toBeNull();
    expect(atlas.widest?.content).toBe('whole');
  });

  it('tells a moment from what is drawn there, or nearest to it', () => {
    const drawn = new Atlas<string>().with(near).pieces({ fromMs: 0, toMs: 1000 }, 1);
    expect([contentAt(drawn, 300), contentAt(drawn, 900), contentAt([], 1)]).toEqual(['near', 'near', null]);
  });
});
