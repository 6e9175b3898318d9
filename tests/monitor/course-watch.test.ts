import { describe, expect, it } from 'vitest';
import { CourseWatch } from '../../src/main/monitor/course/course-watch';

// Goal: how far a quantity is off its course adds up while it lasts, and is forgotten when it was chance.

const FLOOR = 0.001;
const TICKS = 10;

function strayed(miss: number, stretches: number): CourseWatch {
  const watch = new CourseWatch(FLOOR);
  for (let stretch = 0; stretch < stretches; stretch++) watch.stray(miss, TICKS);
  return watch;
}

describe('a quantity off its course', () => {
  it('strays by what is beyond the band, on either side', () => {
    for (const side of [1, -1]) {
      const watch = strayed(3 * FLOOR * side, 4);
      expect(watch.strayed).toBeCloseTo(4 * TICKS * 2 * FLOOR * side);
      expect(watch.missed).toBeCloseTo(4 * TICKS * 3 * FLOOR * side);
    }
  });

  it('does not stray within the band, however long', () => {
    expect(strayed(0.9 * FLOOR, 1000).straying).toBe(false);
  });

  it('comes back by what speaks against it, and counts anew when it turns', () => {
    const watch = strayed(3 * FLOOR, 2);
    watch.stray(0, TICKS);
    expect(watch.strayed).toBeCloseTo(3 * TICKS * FLOOR);
    watch.stray(-2 * FLOOR, TICKS);
    expect(watch.strayed).toBeCloseTo(-TICKS * FLOOR);
    for (let stretch = 0; stretch < 2; stretch++) watch.stray(0, TICKS);
    expect([watch.straying, watch.missed]).toEqual([false, 0]);
  });

  it('is calm after a minute of stretches within the band, one after the other', () => {
    const watch = strayed(3 * FLOOR, 50);
    for (let stretch = 0; stretch < 5; stretch++) watch.stray(0, TICKS);
    watch.stray(2 * FLOOR, TICKS);
    for (let stretch = 0; stretch < 5; stretch++) watch.stray(0, TICKS);
    expect(watch.calm).toBe(false);
    watch.stray(0, TICKS);
    expect(watch.calm).toBe(true);
  });

  it('once told is not calm merely because the forecast is less sure', () => {
    const watch = strayed(3 * FLOOR, 50);
    for (let lesson = 0; lesson < 500; lesson++) watch.learn(lesson % 2 === 0 ? FLOOR / 8 : -FLOOR / 8);
    watch.spread = 10;
    expect(watch.band).toBeGreaterThan(3 * FLOOR);
    watch.toldAgeMs = 0;
    for (let stretch = 0; stretch < 20; stretch++) watch.stray(3 * FLOOR, TICKS);
    expect([watch.calm, watch.straying]).toEqual([false, true]);
    for (let stretch = 0; stretch < 6; stretch++) watch.stray(0, TICKS);
    expect(watch.calm).toBe(true);
  });

  it('widens its band with what it usually misses, and keeps it over a restart', () => {
    const watch = new CourseWatch(FLOOR);
    for (let lesson = 0; lesson < 2000; lesson++) watch.learn(lesson % 2 === 0 ? FLOOR : -FLOOR);
    expect(watch.band).toBeGreaterThan(4 * FLOOR);
    const restarted = new CourseWatch(FLOOR);
    restarted.restore(watch.state());
    expect(restarted.band).toBe(watch.band);
  });
});
