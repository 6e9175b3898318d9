import { describe, expect, it } from 'vitest';
import { gapBetween, gapsAfter, gapsWithin } from '../../src/renderer/life/gaps';
import type { Gap } from '../../src/shared/past';
import type { HistoryPoint, LifePush, TraceEntry } from '../../src/shared/views';
import type { GapKind } from '../../src/shared/vocabulary';
import { SCENES } from './scripted-scenes';
import { viewOf } from './scripted-life';

const woke = (seq: number, gapMs: number, gap: GapKind = 'asleep'): TraceEntry => ({
  seq,
  atMs: 1000 + seq,
  happening: { kind: 'wake', tick: 100, gapMs, gap },
});

const pushOf = (trace: readonly TraceEntry[]): LifePush => ({
  seq: 1,
  view: { ...viewOf(SCENES.thriving, 100), ageMs: 100_000, downtimeMs: 50_000 },
  heartbeat: { atMs: 0, jitterMs: 0, dtMs: 1000, usualJitterMs: 0 },
  trace,
  outlook: null,
});

const gap = (seq: number, fromMs: number, toMs: number): Gap => ({
  seq,
  kind: 'asleep',
  tick: 1,
  fromMs,
  toMs,
  atMs: 0,
});

describe('gaps', () => {
  it('end where the life is when it tells that it woke', () => {
    expect(gapsAfter([], pushOf([woke(5, 20_000, 'crashed')]))).toEqual([
      { seq: 5, kind: 'crashed', tick: 100, fromMs: 130_000, toMs: 150_000, atMs: 1005 },
    ]);
  });

  it('of one push lie one before the other', () => {
    const found = gapsAfter([], pushOf([woke(5, 20_000), woke(8, 7_000)]));
    expect(found.map(({ seq, fromMs, toMs }) => [seq, fromMs, toMs])).toEqual([
      [5, 123_000, 143_000],
      [8, 143_000, 150_000],
    ]);
  });

  it('are told once, and nothing that was lived is one', () => {
    const known = [gap(5, 130_000, 150_000)];
    expect(gapsAfter(known, pushOf([woke(5, 20_000)]))).toBe(known);
    const sleep: TraceEntry = { seq: 9, atMs: 0, happening: { kind: 'sleep', tick: 3 } };
    expect(gapsAfter(known, pushOf([sleep, woke(10, 0)]))).toBe(known);
  });

  it('are forgotten with the history they lie in', () => {
    const gaps = [gap(1, 0, 10), gap(2, 20, 30), gap(3, 90, 95)];
    const history = [{ sinceBirthMs: 25 }] as HistoryPoint[];
    expect(gapsWithin(gaps, history).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(gapsWithin(gaps, [])).toBe(gaps);
  });

  it('lie between two moments when they touch what is between them', () => {
    const gaps = [gap(1, 100, 200), gap(2, 300, 305)];
    expect(gapBetween(gaps, 100, 200)?.seq).toBe(1);
    expect(gapBetween(gaps, 200, 300)).toBeUndefined();
    expect(gapBetween(gaps, 290, 310)?.seq).toBe(2);
    expect(gapBetween(gaps, 290, 310, 50)).toBeUndefined();
  });
});
