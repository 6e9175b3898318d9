import { describe, expect, it } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import type { Happening } from '../../src/shared/views';
import { WatchedLife } from './life-fixture';

const watch = (settledTicks = 20, tickIntervalMs = 1000) => {
  const life = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 7 }), {}, tickIntervalMs);
  life.ticks(settledTicks);
  return life;
};
const late = (life: WatchedLife, dtMs = 2500) => {
  const nominalMs = life.tickIntervalMs;
  const happening: Happening = { kind: 'late', tick: life.view.tick + 1, dtMs, nominalMs };
  life.tick({}, { dtMs, happenings: [happening] });
};

describe('late ticks', () => {
  it('two within a minute are chance, three are a broken rhythm', () => {
    const life = watch();
    late(life);
    life.ticks(10);
    late(life);
    expect(life.opened).toEqual([]);
    // The latest is the strongest cause.
    const seqs = [life.nextSeq, life.nextSeq - 12, life.nextSeq - 1];
    late(life, 3200);
    expect(life.opened).toMatchObject([
      { id: 7, kind: 'late-ticks', subject: 'heartbeat', severity: 'notice', observed: 3, causes: seqs },
    ]);
    expect(say(life.opened[0]!.message)).toBe('3 ticks came late close together, the last by 2200 ms.');
    expect(say(life.opened[0]!.clearsWhen)).toBe('Clears after 60 s without a late tick.');
  });

  it('counts what the heartbeat shows even where life saw no lag', () => {
    const life = watch();
    for (let i = 0; i < 3; i++) life.tick({}, { dtMs: 1600 });
    expect(life.kindsOpen()).toEqual(['late-ticks heartbeat']);
    expect(life.opened[0]?.causes).toEqual([]);
  });

  it.each([{ dtMs: 1000 }, { dtMs: 1100 }, { dtMs: 1400 }])('tolerates a dt of $dtMs ms', ({ dtMs }) => {
    const life = watch();
    for (let i = 0; i < 200; i++) life.tick({}, { dtMs });
    expect(life.opened).toEqual([]);
  });

  it('finds a rhythm so slow that no minute holds three ticks', () => {
    const life = watch(20, 30_000);
    for (let i = 0; i < 3; i++) late(life, 45_000);
    expect(life.kindsOpen()).toEqual(['late-ticks heartbeat']);
    expect(say(life.opened[0]!.clearsWhen)).toBe('Clears after 300 s without a late tick.');
    life.ticks(9);
    expect(life.resolved).toEqual([]);
    life.ticks(1);
    expect(life.resolved).toHaveLength(1);
  });

  it('rises to a warning at eight, and is told rarely after that', () => {
    const life = watch();
    for (let i = 0; i < 200; i++) late(life, 1600);
    expect(life.opened).toHaveLength(1);
    expect(life.changed.map(({ observed, severity }) => [observed, severity])).toEqual([
      [8, 'warning'],
      [16, 'warning'],
      [32, 'warning'],
    ]);
  });

  it('resolves after a minute on time', () => {
    const life = watch();
    for (let i = 0; i < 4; i++) late(life);
    life.ticks(59);
    expect(life.resolved).toEqual([]);
    life.ticks(1);
    expect(life.resolved).toMatchObject([{ id: 7, toTick: life.view.tick }]);
  });

  it('does not count the same tick again when something is folded in after it', () => {
    const life = watch();
    late(life);
    for (let i = 0; i < 5; i++) life.between({}, []);
    expect(life.opened).toEqual([]);
  });

  it('is quiet in the first ticks of a process', () => {
    const life = watch(0);
    for (let i = 0; i < 8; i++) late(life);
    expect(life.opened).toEqual([]);
  });
});
