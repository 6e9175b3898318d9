import { beforeEach, describe, expect, test } from 'vitest';
import { LifeLoop, type Beat } from '../../src/main/runtime/life-loop';
import { FakeClock } from '../support/fake-clock';

const rules = { tickIntervalMs: 1000, toleranceMs: 100, gapMs: 60_000 };

let clock: FakeClock;
let beats: Beat[];
let gaps: [number, string][];
let loop: LifeLoop;

beforeEach(() => {
  clock = new FakeClock();
  beats = [];
  gaps = [];
  loop = new LifeLoop(clock, rules, {
    onBeat: (beat) => beats.push(beat),
    onGap: (gapMs, gap) => gaps.push([gapMs, gap]),
  });
  loop.start();
});

describe('the loop', () => {
  test('beats once an interval', () => {
    clock.pass(10_000);
    expect(beats).toHaveLength(10);
    expect(beats.every(({ dtMs, jitterMs }) => dtMs === 1000 && jitterMs === 0)).toBe(true);
  });

  test('small delays do not add up', () => {
    clock.pass(1000 * 1000 + 50, 40);
    expect(beats).toHaveLength(1000);
    expect(beats.every(({ dtMs }) => dtMs === 1000)).toBe(true);
    expect(beats.at(-1)?.jitterMs).toBe(40);
  });

  test('a late tick lasts as long as it took, and nothing is made up for', () => {
    clock.pass(2000);
    clock.stall(4500);
    expect(beats.slice(2)).toMatchObject([{ dtMs: 4500, jitterMs: 3500 }]);
    clock.pass(999);
    expect(beats).toHaveLength(3);
    clock.pass(1);
    expect(beats[3]).toMatchObject({ dtMs: 1000, jitterMs: 0 });
  });

  test('a silence longer than a gap is not lived', () => {
    clock.pass(2000);
    clock.stall(90_000);
    expect(gaps).toEqual([[90_000, 'unknown']]);
    clock.pass(3000);
    expect(beats).toHaveLength(5);
  });

  test('time slept by the machine is a gap, not a late tick', () => {
    clock.pass(2000);
    clock.doze(3_600_000);
    clock.pass(1000);
    expect(gaps).toEqual([[3_601_000, 'suspended']]);
    expect(beats).toHaveLength(2);
    clock.pass(2000);
    expect(beats.slice(2)).toMatchObject([{ dtMs: 1000 }, { dtMs: 1000 }]);
  });

  test.each([-86_400_000, 86_400_000])('a clock set by %d ms changes nothing', (ms) => {
    clock.pass(2000);
    clock.jump(ms);
    clock.pass(3000);
    expect(gaps).toEqual([]);
    expect(beats.map(({ dtMs }) => dtMs)).toEqual([1000, 1000, 1000, 1000, 1000]);
  });

  test('stopped, it is silent; started again, it counts from there', () => {
    clock.pass(2500);
    loop.stop();
    clock.pass(30_000);
    expect(beats).toHaveLength(2);
    loop.start();
    clock.pass(1000);
    expect(beats.at(-1)).toMatchObject({ dtMs: 1000, jitterMs: 0 });
  });

  test('a listener that throws does not stop it', () => {
    const failing = new LifeLoop(clock, rules, {
      onBeat() {
        beats.push({ atMs: 0, dtMs: 0, jitterMs: 0 });
        throw new Error('listener failed');
      },
      onGap: () => undefined,
    });
    loop.stop();
    failing.start();
    expect(() => clock.pass(1000)).toThrow('listener failed');
    expect(() => clock.pass(1000)).toThrow('listener failed');
    expect(beats).toHaveLength(2);
  });
});
