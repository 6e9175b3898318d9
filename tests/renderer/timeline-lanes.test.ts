import { describe, expect, it } from 'vitest';
import { brushOf, dragged, resized } from '../../src/renderer/timeline/brush';
import { runsOf } from '../../src/renderer/timeline/drawing/lines';
import {
  dynamicScale,
  extentOf,
  innerScale,
  VITAL_TRACES,
  vitalScale,
} from '../../src/renderer/timeline/drawing/traces';
import { actOf, turn } from '../../src/renderer/timeline/gestures';
import { LaneChoice } from '../../src/renderer/timeline/lane-choice.svelte';
import { boxesOf, LANES, leastHeightOf, usualLanes } from '../../src/renderer/timeline/lanes';
import { nearbyAt, typesOf } from '../../src/renderer/timeline/nearby';
import { SPAN_MS_MIN } from '../../src/renderer/timeline/stretch';
import type { AnomalyMark, MemoryMark } from '../../src/shared/marks';
import { courseOf, gapOf, marksOf } from './scripted-course';

// Goal: lanes share the height without a hole or an overlap, hands and keys do what they say, and the cursor tells
// what is there and nothing else.

describe('the lanes', () => {
  it('fill the height they are given, none on another', () => {
    for (const height of [230, 420, 700, 1400]) {
      const lanes = usualLanes(height);
      const boxes = [...boxesOf(lanes, 17, height)].map(([, box]) => box);
      boxes.slice(1).forEach(({ top }, index) => {
        const above = boxes[index];
        expect(top).toBeGreaterThan((above?.top ?? 0) + (above?.height ?? 0));
      });
      const last = boxes.at(-1);
      expect(Math.abs((last?.top ?? 0) + (last?.height ?? 0) - 17 - height)).toBeLessThan(lanes.length + 1);
    }
  });

  it('are never less high than they can be read at', () => {
    const last = [...boxesOf(LANES, 0, 10).values()].at(-1);
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBe(leastHeightOf(LANES));
  });

  it('are as many as there is room for until a person chooses, and never none', () => {
    const choice = new LaneChoice();
    choice.measure(240);
    expect(choice.shown).toEqual(['vitals', 'events', 'phases', 'anomalies']);
    choice.measure(600);
    expect(choice.shown).toEqual(LANES);
    for (const lane of LANES.slice(1)) choice.toggle(lane);
    choice.toggle('vitals');
    expect(choice.shown).toEqual(['vitals']);
    choice.toggle('memories');
    expect(choice.shown).toEqual(['vitals', 'memories']);
  });
});

describe('the lines', () => {
  const points = Array.from({ length: 10 }, (_, i) => [i, 1, i * 1000, i * 1000] as const);

  it('break where a gap can be seen, and nowhere else', () => {
    const course = courseOf(points, { gaps: [gapOf(3000, 3900), gapOf(6000, 6001)] });
    const piece = { content: course, fromMs: 0, toMs: 9000 };
    expect(runsOf(piece, 500)).toEqual([
      [0, 3],
      [4, 9],
    ]);
    expect(runsOf(piece, 5000)).toEqual([[0, 9]]);
    expect(runsOf({ content: courseOf([]), fromMs: 0, toMs: 9 }, 1)).toEqual([]);
  });

  it('lie on a scale that shows all of them', () => {
    const piece = { content: courseOf(points, { mean: () => 0.5 }), fromMs: 0, toMs: 9000 };
    const extent = extentOf([piece], VITAL_TRACES);
    expect(extent?.[0]).toBeCloseTo(0.004);
    expect(vitalScale(extent)).toMatchObject({ floor: 0, ceiling: 1 });
    expect(dynamicScale([0.1, 1.31])).toMatchObject({ floor: 0, ceiling: 1.5 });
    const inner = innerScale([0.7, 1.9]);
    expect(inner.floor).toBeLessThanOrEqual(0.7);
    expect(inner.ceiling).toBeGreaterThanOrEqual(1.9);
    expect(extentOf([], VITAL_TRACES)).toBeNull();
    expect(vitalScale(null).floor).toBe(0);
  });
});

describe('hands and keys', () => {
  const turned = (change: Partial<WheelEvent>): string[] => {
    const done: string[] = [];
    turn({ deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ...change }, 50, {
      pan: (byPx) => done.push(`pan ${byPx}`),
      zoom: (factor, atPx) => done.push(`zoom ${factor < 1 ? 'in' : 'out'} at ${atPx}`),
    });
    return done;
  };

  it('zoom by the wheel where the pointer is, and pan by it sideways or with Shift', () => {
    expect(turned({ deltaY: -100 })).toEqual(['zoom in at 50']);
    expect(turned({ deltaY: 100 })).toEqual(['zoom out at 50']);
    expect(turned({ deltaX: 30 })).toEqual(['pan 30']);
    expect(turned({ deltaY: 3, deltaMode: 1, shiftKey: true })).toEqual(['pan 48']);
  });

  it('do all by the keyboard, and leave the keys of others alone', () => {
    const act = (key: string, shiftKey = false, ctrlKey = false) =>
      actOf({ key, shiftKey, ctrlKey, metaKey: false, altKey: false });
    expect(act('ArrowLeft')).toMatchObject({ act: 'pan' });
    expect(act('ArrowLeft', true)).toEqual({ act: 'cursor', by: -1 });
    expect(act('+', true)).toMatchObject({ act: 'zoom' });
    expect(['0', 'Home', 'End', 'Enter', 'Escape'].map((key) => act(key)?.act)).toEqual([
      'whole',
      'begin',
      'end',
      'pick',
      'leave',
    ]);
    expect([act('+', false, true), act('a')]).toEqual([null, null]);
  });

  it('move and resize the brush within the life', () => {
    const life = { fromMs: 0, toMs: 1_000_000 };
    expect(brushOf({ fromMs: 250_000, toMs: 500_000 }, life, 1000)).toEqual({ left: 250, width: 250 });
    const tiny = brushOf({ fromMs: 999_000, toMs: 1_000_000 }, life, 1000);
    expect(tiny.width).toBeGreaterThanOrEqual(8);
    expect(tiny.left + tiny.width).toBeLessThanOrEqual(1000);
    expect(dragged({ fromMs: 10, toMs: 20 }, -50, life)).toEqual({ fromMs: 0, toMs: 10 });
    expect(resized({ fromMs: 0, toMs: 90_000 }, 'to', -1e9, life)).toEqual({ fromMs: 0, toMs: SPAN_MS_MIN });
    expect(resized({ fromMs: 50_000, toMs: 90_000 }, 'from', -1e9, life).fromMs).toBe(0);
  });
});

describe('what is told of a moment', () => {
  const counts = (at: number, n: number, strongest: number) => {
    const count = new Float64Array(100);
    const most = new Float64Array(100);
    count[at] = n;
    most[at] = strongest;
    return { count, strongest: most };
  };
  const memory = (sinceBirthMs: number) => ({ id: sinceBirthMs, sinceBirthMs }) as MemoryMark;
  const anomaly = (id: number, fromMs: number, toMs: number | null, severity: AnomalyMark['severity']) =>
    ({ id, fromMs, toMs, severity }) as AnomalyMark;
  const marks = marksOf({
    events: { shock: counts(10, 2, 0.8), noise: counts(50, 1, 0.1) },
    phases: [
      { phase: 'init', fromMs: 0, toMs: 5000, fromTick: 0 },
      { phase: 'run', fromMs: 5000, toMs: 100_000, fromTick: 5 },
    ],
    memories: [memory(10_200), memory(30_000)],
    anomalies: [
      anomaly(1, 9000, null, 'notice'),
      anomaly(2, 10_000, 11_000, 'grave'),
      anomaly(3, 0, 1, 'grave'),
    ],
  });

  it('is what lies within reach of it, the gravest first', () => {
    const there = nearbyAt(marks, 10_500, 600);
    expect(there.phase).toBe('run');
    expect(there.events).toEqual([{ type: 'shock', count: 2, strongest: 0.8 }]);
    expect(there.memories.map(({ id }) => id)).toEqual([10_200]);
    expect(there.anomalies.map(({ id }) => id)).toEqual([2, 1]);
    expect(nearbyAt(marks, 70_000, 600)).toMatchObject({ events: [], memories: [] });
  });

  it('is one bucket where a bucket stands for more than a tick', () => {
    const coarse = { ...marks, bucketMs: 60_000 };
    expect(nearbyAt(coarse, 11 * 60_000 - 1, 120_000).events).toHaveLength(1);
    expect(nearbyAt(coarse, 12 * 60_000, 120_000).events).toHaveLength(0);
  });

  it('has a row for each type that was met, in one order', () => {
    expect(typesOf([marks, marksOf({ events: { lag: counts(1, 1, 1) } })])).toEqual([
      'noise',
      'shock',
      'lag',
    ]);
  });
});
