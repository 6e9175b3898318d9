import { describe, expect, it } from 'vitest';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { say } from '../../src/shared/i18n';
import { WatchedLife } from './life-fixture';

// Goal: a pause of the heartbeat is told apart from a tick that is merely late, and late ticks that are scattered are
// measured by what this life is used to.

const HOUR_TICKS = 3600;

const watch = (settledTicks = 20, tickIntervalMs = 1000) => {
  const life = new WatchedLife(new SemanticMonitor({ nextAnomalyId: 1 }), {}, tickIntervalMs);
  life.ticks(settledTicks);
  return life;
};

function late(life: WatchedLife, dtMs = 1400): void {
  const nominalMs = life.tickIntervalMs;
  life.tick({}, { dtMs, happenings: [{ kind: 'late', tick: life.view.tick + 1, dtMs, nominalMs }] });
}

/** One late tick in so many, for so long. */
function uneven(life: WatchedLife, ticks: number, every: number): void {
  for (let tick = 0; tick < ticks; tick += every) {
    late(life);
    life.ticks(every - 1);
  }
}

describe('missed ticks', () => {
  it('are told at once, with the tick that took their time, and clear after a minute', () => {
    const life = watch();
    const seq = life.nextSeq;
    late(life, 12_000);
    expect(life.opened).toMatchObject([
      { kind: 'missed-ticks', subject: 'heartbeat', severity: 'notice', observed: 11, causes: [seq] },
    ]);
    expect(life.opened[0]).toMatchObject({ fromTick: 20, fromMs: 20_000 });
    expect(say(life.opened[0]!.message)).toBe('11 ticks were missed: the heartbeat paused for 11 s.');
    life.ticks(59);
    expect(life.resolved).toEqual([]);
    life.ticks(1);
    expect(life.resolved).toMatchObject([{ id: 1, toTick: life.view.tick }]);
  });

  it.each([
    { tickIntervalMs: 10, dtMs: 500, missed: false },
    { tickIntervalMs: 10, dtMs: 6000, missed: true },
    { tickIntervalMs: 1000, dtMs: 5900, missed: false },
    { tickIntervalMs: 1000, dtMs: 6000, missed: true },
    { tickIntervalMs: 30_000, dtMs: 150_000, missed: false },
    { tickIntervalMs: 30_000, dtMs: 180_000, missed: true },
  ])('at $tickIntervalMs ms: a tick of $dtMs ms counts as missed: $missed', (each) => {
    const life = watch(20, each.tickIntervalMs);
    late(life, each.dtMs);
    expect(life.told('missed-ticks').length > 0).toBe(each.missed);
  });

  it.each([
    { gap: 'unknown', gapMs: 300_000, severity: 'notice', missed: 300 },
    { gap: 'unknown', gapMs: 600_000, severity: 'warning', missed: 600 },
    { gap: 'crashed', gapMs: 7_200_000, severity: 'notice', missed: 7200 },
  ] as const)('a silence of $gapMs ms ($gap) is a $severity', ({ gap, gapMs, severity, missed }) => {
    const life = watch();
    const seq = life.nextSeq;
    life.wake({}, gap, gapMs);
    expect(life.opened).toMatchObject([
      { kind: 'missed-ticks', severity, observed: missed, causes: [seq], fromMs: 20_000 },
    ]);
  });

  it('are counted where ticks are slow: what was not lived was no late tick', () => {
    const life = watch(20, 60_000);
    life.wake({}, 'unknown', 180_000);
    expect(life.opened).toMatchObject([{ kind: 'missed-ticks', observed: 3 }]);
  });

  it.each(['asleep', 'suspended'] as const)('are none where the life was %s', (gap) => {
    const life = watch();
    life.wake({}, gap, 7_200_000);
    expect(life.opened).toEqual([]);
  });
});

describe('irregular ticks', () => {
  it('are told where single late ticks come more often than this life is used to, the latest first', () => {
    const life = watch(4 * HOUR_TICKS);
    uneven(life, 300, 100);
    const seq = life.nextSeq;
    late(life, 2300);
    life.ticks(99);
    uneven(life, 500, 100);
    expect(life.opened).toMatchObject([
      { kind: 'irregular-ticks', subject: 'heartbeat', severity: 'notice' },
    ]);
    expect(life.opened[0]?.causes[0]).toBe(seq);
    expect(life.opened[0]!.observed).toBeGreaterThan(life.opened[0]!.expected.high!);
    expect(say(life.opened[0]!.message)).toMatch(
      /^\d ticks came late within \d+ min, by up to 1300 ms, where (hardly any|about [\d.]+) would be usual\.$/,
    );
    life.ticks(28 * 60);
    expect(life.resolved).toEqual([]);
    life.ticks(2 * 60);
    expect(life.monitor.open()).toEqual([]);
  });

  it('are none where ticks came late as often from the start', () => {
    const life = watch();
    uneven(life, 12 * HOUR_TICKS, 600);
    expect(life.opened).toEqual([]);
  });

  it('are usual once they have lasted a day', () => {
    const life = watch(4 * HOUR_TICKS);
    uneven(life, 23 * HOUR_TICKS, 100);
    expect(life.kindsOpen()).toEqual(['irregular-ticks heartbeat']);
    uneven(life, 2 * HOUR_TICKS, 100);
    expect(life.monitor.open()).toEqual([]);
    uneven(life, 12 * HOUR_TICKS, 100);
    expect(life.opened).toHaveLength(1);
  });
});
