import fc from 'fast-check';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readingStore } from '../../src/main/vault/reading-store';
import { lifeFolderAt } from '../../src/main/vault/home';
import type { LifeHost } from '../../src/main/runtime/life-host';
import type { Marks } from '../../src/shared/marks';
import type { TraceEntry } from '../../src/shared/views';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';
import { LongLife } from './long-life';

// Goal: what is drawn of a life is what was lived, through nights, crashes, restorations, forks and a move with the
// whole past; and memories lie where they began.

/** A scale of minutes and one finer than that: the first is counted, the second told by the trace. */
const BUCKETS = [50, 4000];

function expectTold(marks: Marks, trace: readonly TraceEntry[]): void {
  const told: Record<string, number> = {};
  for (const { happening } of trace) {
    if (happening.kind === 'event') told[happening.type] = (told[happening.type] ?? 0) + 1;
  }
  const drawn = Object.entries(marks.events).map(([type, { count }]) => [
    type,
    count.reduce((sum, one) => sum + one, 0),
  ]);
  expect(Object.fromEntries(drawn)).toEqual(told);
}

/** Everything that is marked, on every scale. */
function allMarks(host: LifeHost): readonly Marks[] {
  return BUCKETS.map((bucketsMax) => host.past.marks({ fromMs: 0, toMs: 1e12, bucketsMax }));
}

const traceOf = (homePath: string, host: LifeHost): readonly TraceEntry[] => {
  const { lifeId } = keeperOf(host).view.identity;
  keeperOf(host).landmark();
  return readingStore(lifeFolderAt(join(homePath, 'lives', lifeId), lifeId), (store) =>
    store.recentTrace(1e6),
  );
};

const deed = fc.oneof(
  fc.record({ do: fc.constant('live' as const), ticks: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    do: fc.constant('meet' as const),
    type: fc.constantFrom('noise' as const, 'shock' as const),
    intensity: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
  }),
  fc.record({ do: fc.constant('late' as const) }),
  fc.record({ do: fc.constant('night' as const) }),
  fc.record({ do: fc.constant('crash' as const) }),
);

test('a life that is ended again and again tells of all it met, once', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 3, maxLength: 12 }), (deeds) => {
      let life = LongLife.born({ monitored: false });
      for (const step of deeds) {
        if (step.do === 'live') life.steady(step.ticks);
        else if (step.do === 'meet')
          life.host.stimulate({ type: step.type, intensity: step.intensity, source: 'test', note: null });
        else if (step.do === 'late') life.late(1);
        else if (step.do === 'night') life.night();
        else life = life.crash();
      }
      for (const marks of allMarks(life.host)) expectTold(marks, traceOf(life.homePath, life.host));
    }),
    { numRuns: 8 },
  );
});

describe('a life with a past', () => {
  function lived(): LongLife {
    const life = LongLife.born({ monitored: false });
    life.meet('shock', 0.9, 3);
    life.steady(300);
    life.night();
    life.meet('noise', 0.4, 4);
    life.meet('shock', 0.95, 2);
    life.late(2);
    life.steady(200);
    return life;
  }

  test('is marked where it was lived: events by the clock of its books, phases, and memories at their origin', () => {
    const life = lived();
    const [, fine] = allMarks(life.host);
    if (fine === undefined) throw new Error('no marks');
    const { gaps } = life.host.past.course({ fromMs: 0, toMs: 1e12, pointsMax: 100 });
    const [night] = gaps;
    if (night === undefined) throw new Error('no night');
    // A night is one awakening, at its end.
    const awakenings = fine.events.awakening?.count ?? new Float64Array();
    expect(
      [...awakenings]
        .map((count, index) => (count > 0 ? fine.fromMs + index * fine.bucketMs : null))
        .filter((ms) => ms !== null),
    ).toEqual([Math.floor(night.toMs / fine.bucketMs) * fine.bucketMs]);
    expect(fine.phases.map(({ phase, fromMs }) => [phase, fromMs])).toEqual([
      ['init', 0],
      ['run', 60_000],
    ]);
    const points = keeperOf(life.host).picture(false).history;
    const msOf = new Map(points.map(({ tick, sinceBirthMs }) => [tick, sinceBirthMs]));
    expect(fine.memories.length).toBeGreaterThan(1);
    for (const { tick, sinceBirthMs, type } of fine.memories) {
      expect(sinceBirthMs).toBe(type === 'awakening' ? night.toMs : msOf.get(tick));
    }
  });

  test('goes with its whole past to another home, where it is marked the same', async () => {
    const life = lived();
    life.host.sleep();
    const here = openHouse(life.homePath, life.clock, { realtime: false, monitored: false });
    const filePath = join(life.homePath, 'away.life');
    await here.host.past.takeAlong(filePath);
    const marked = allMarks(here.host);
    const there = temporaryHome();
    const guest = openHouse(there, life.clock, { realtime: false, monitored: false });
    copyFileSync(filePath, join(there, 'come.life'));
    guest.host.decide({ filePath: join(there, 'come.life'), choice: 'resume' });
    expect(keeperOf(guest.host).view.identity.lifeId).toBe(keeperOf(here.host).view.identity.lifeId);
    const again = allMarks(guest.host);
    for (const [index, { events, phases, memories }] of again.entries()) {
      expect(phases.map(({ phase, fromMs }) => [phase, fromMs])).toEqual(
        marked[index]?.phases.map(({ phase, fromMs }) => [phase, fromMs]),
      );
      expect(memories).toEqual(marked[index]?.memories);
      expectTold({ ...(again[index] as Marks), events }, traceOf(there, guest.host));
    }
  });

  test('a fork begins in the phase and at the moment it was taken from, and counts what it meets itself', async () => {
    const life = lived();
    const tick = keeperOf(life.host).view.tick - 50;
    await life.host.past.fork(tick);
    life.steady(100);
    for (const marks of allMarks(life.host)) {
      expect(marks.phases[0]).toMatchObject({ phase: 'run', fromTick: tick });
      expectTold(marks, traceOf(life.homePath, life.host));
    }
  });

  test('that was damaged and restored goes on from what is whole, and counts nothing twice', () => {
    const life = lived();
    const restored = life.crash(
      60_000,
      "UPDATE journal SET input = '{}' WHERE seq = (SELECT max(seq) FROM journal) - 1",
    );
    restored.steady(100);
    for (const marks of allMarks(restored.host)) expectTold(marks, traceOf(restored.homePath, restored.host));
    expect(restored.host.past.reach().lastTick).toBeGreaterThan(100);
  });

  test('whose counts are destroyed lives on, and is marked where they are whole', () => {
    const life = lived().crash(
      1000,
      "UPDATE event_minute SET counts = x'ff'; UPDATE phases SET phase = 'odd'",
    );
    life.steady(100);
    const [coarse] = allMarks(life.host);
    expect(coarse?.phases).toEqual([]);
    expect(keeperOf(life.host).view.alive).toBe(true);
  });
});

test('the happenings of a moment are told as long as the trace has them', () => {
  const clock = new FakeClock();
  const { host } = openHouse(temporaryHome(), clock);
  clock.pass(90_000);
  host.stimulate({ type: 'shock', intensity: 0.9, source: 'test', note: 'now' });
  const happened = host.past.happenings({ fromMs: 90_000, toMs: 90_000, limit: 10 });
  expect(happened.map(({ happening }) => happening.kind)).toContain('event');
  expect(
    host.past.happenings({ fromMs: 60_000, toMs: 60_000, limit: 10 }).map(({ happening }) => happening.kind),
  ).toContain('phase');
});
