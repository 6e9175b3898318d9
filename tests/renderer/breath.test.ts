import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { breathe } from '../../src/renderer/glyph/breath';

describe('a breath', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([100, 1000, 5000])(
    'begins with the tick and is over before the next, %d ms later',
    (tickIntervalMs) => {
      const depths: number[] = [];
      breathe(tickIntervalMs, (depth) => depths.push(depth));
      expect(depths).toEqual([1]);
      vi.advanceTimersByTime(tickIntervalMs / 2);
      expect(depths).toEqual([1, 0]);
      vi.advanceTimersByTime(60_000);
      expect(depths).toEqual([1, 0]);
    },
  );

  it('can be stopped', () => {
    const show = vi.fn();
    breathe(1000, show)();
    vi.advanceTimersByTime(5000);
    expect(show).toHaveBeenCalledTimes(1);
  });
});
