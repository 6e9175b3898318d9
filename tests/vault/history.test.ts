import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIERS, type CourseQuery } from '../../src/shared/past';
import type { HistoryPoint } from '../../src/shared/views';
import type { LifeStore } from '../../src/main/vault/life-store';
import { expectTrueCourse } from './history-model';
import {
  atTick,
  dated,
  openStore,
  pointAt,
  range,
  recordPoints,
  T0_MS,
  tamper,
  temporaryFolder,
} from './helpers';

const HOUR_MS = 3_600_000;
const DAY_TICKS = 86_400;

const whole = (pointsMax: number): CourseQuery => ({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, pointsMax });

/** A life's ticks: most of them on time, some late, some after a gap, some lived elsewhere and not here. */
const steps = (holeMaxTicks: number) =>
  fc.array(
    fc.oneof(
      {
        weight: 12,
        arbitrary: fc.record({ ticks: fc.constant(1), ms: fc.constant(1000), times: fc.nat(70) }),
      },
      { weight: 2, arbitrary: fc.record({ ticks: fc.constant(1), ms: fc.nat(9000), times: fc.constant(1) }) },
      {
        weight: 1,
        arbitrary: fc.record({ ticks: fc.constant(1), ms: fc.nat(9 * HOUR_MS), times: fc.constant(1) }),
      },
      {
        weight: 2,
        arbitrary: fc
          .integer({ min: 2, max: holeMaxTicks })
          .map((ticks) => ({ ticks, ms: ticks * 1000, times: 1 })),
      },
    ),
    { minLength: 1, maxLength: 25 },
  );
const life = (holeMaxTicks: number) =>
  fc.record({
    fromTick: fc.oneof(fc.constant(0), fc.constant(500_000), fc.nat(200_000)),
    steps: steps(holeMaxTicks),
    seed: fc.nat(),
  });
const lifeShape = life(120_000);
type Lived = ReturnType<typeof lifeShape.generate>['value'];

function pointsOf({ fromTick, steps: taken, seed }: Lived): readonly HistoryPoint[] {
  let [tick, sinceBirthMs, noise] = [fromTick, fromTick * 1000, seed];
  const next = (): number => (noise = (noise * 16_807 + 1) % 2_147_483_647) / 2_147_483_647;
  return taken.flatMap(({ ticks, ms, times }) =>
    Array.from({ length: times }, () => {
      tick += ticks;
      sinceBirthMs += ms;
      const values = {
        energy: 100 * next(),
        drift: next() * next(),
        jitterMs: 4000 * next(),
        innerRate: 3 * next(),
      };
      return pointAt(tick, { sinceBirthMs, atMs: T0_MS + sinceBirthMs, ...values });
    }),
  );
}

/** Writes the points in pieces, some in one transaction, closing the database here and there. */
function written(
  points: readonly HistoryPoint[],
  pieces: readonly { size: number; reopen: boolean; together: boolean }[],
  historyTicksMax = DAY_TICKS,
): LifeStore {
  const folder = temporaryFolder();
  let store = openStore(folder, { historyTicksMax });
  let at = 0;
  for (let turn = 0; at < points.length; turn++) {
    const { size, reopen, together } = pieces[turn % pieces.length] ?? {
      size: 99,
      reopen: false,
      together: true,
    };
    const piece = points.slice(at, at + size);
    if (together) store.transaction(() => piece.forEach((point) => recordPoints(store, [point])));
    else recordPoints(store, piece);
    at += size;
    if (!reopen) continue;
    store.close();
    store = openStore(folder, { historyTicksMax });
  }
  return store;
}
const pieces = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 200 }), reopen: fc.boolean(), together: fc.boolean() }),
  { minLength: 1, maxLength: 4 },
);

const POINTS_MAX = [1, 4, 30, 200, 10_000_000];

describe('the course of a life', () => {
  it('says in every tier what all points say, however they were written', () => {
    const window = fc.record({
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(lifeShape, pieces, fc.array(window, { maxLength: 4 }), (lived, inPieces, windows) => {
        const points = pointsOf(lived);
        fc.pre(points.length > 0);
        const store = written(points, inPieces);
        const [firstMs, lastMs] = [points[0]?.sinceBirthMs ?? 0, points.at(-1)?.sinceBirthMs ?? 0];
        const queries = [
          { fromMs: 0, toMs: lastMs + 1 },
          ...windows.map(({ from, length }) => {
            const fromMs = Math.round(firstMs + from * (lastMs - firstMs));
            return { fromMs, toMs: Math.round(fromMs + 1 + length * (lastMs - fromMs)) };
          }),
        ];
        for (const { fromMs, toMs } of queries) {
          for (const pointsMax of POINTS_MAX) {
            const query = { fromMs, toMs, pointsMax };
            const course = store.course(query);
            seen.add(course.tier);
            // Ticks themselves are kept for a day, in whole chunks.
            const lastTick = points.at(-1)?.tick ?? 0;
            expectTrueCourse(course, query, points, ({ tick }) => tick > lastTick - DAY_TICKS - 60);
          }
        }
        store.close();
      }),
      { numRuns: 40 },
    );
    expect([...seen].sort()).toEqual([...TIERS].sort());
  });

  it('of a newborn is empty, then its ticks', () => {
    const store = openStore(temporaryFolder());
    expect(store.course(whole(100))).toMatchObject({ count: 0, gaps: [] });
    recordPoints(store, [pointAt(1)]);
    expect(store.course(whole(100))).toMatchObject({ tier: 'tick', count: 1 });
    expectTrueCourse(store.course(whole(100)), whole(100), [pointAt(1)]);
    store.close();
  });

  it('of a life that was adopted at a late tick begins there', () => {
    const store = openStore(temporaryFolder());
    const points = range(500_001, 500_200).map((tick) => pointAt(tick));
    recordPoints(store, points);
    for (const pointsMax of POINTS_MAX) {
      const course = store.course(whole(pointsMax));
      expect(course.tick[0]).toBe(500_001);
      expectTrueCourse(course, whole(pointsMax), points);
    }
    const early = { fromMs: 0, toMs: 400_000_000, pointsMax: 100 };
    expect(store.course(early).count).toBeLessThanOrEqual(1);
    store.close();
  });

  it('goes on in summaries where the ticks themselves are gone', () => {
    const store = openStore(temporaryFolder(), { historyTicksMax: 100 });
    const points = range(1, 500).map((tick) => pointAt(tick));
    for (const point of points) recordPoints(store, [point]);
    expect(store.recentHistory(1000).length).toBe(100);
    expect(store.course(whole(10_000))).toMatchObject({ tier: 'minute', count: 9 });
    expectTrueCourse(store.course(whole(10_000)), whole(10_000), points);
    const late = { fromMs: 450_000, toMs: 500_000, pointsMax: 100 };
    expect(store.course(late).tier).toBe('tick');
    expectTrueCourse(store.course(late), late, points, ({ tick }) => tick > 300);
    store.close();
  });

  it('draws nothing across a long silence, though a night has become one point', () => {
    const store = openStore(temporaryFolder());
    // A minute that holds both ends of the night is one point all the same; this one does not.
    const evening = range(1, 599).map((tick) => pointAt(tick));
    const morning = range(600, 1200).map((tick) => {
      const sinceBirthMs = tick * 1000 + 8 * HOUR_MS;
      return pointAt(tick, { sinceBirthMs, atMs: T0_MS + sinceBirthMs });
    });
    recordPoints(store, [...evening, ...morning]);
    const query = whole(30);
    const course = store.course(query);
    expectTrueCourse(course, query, [...evening, ...morning]);
    const overnight = [...course.fromMs].filter((fromMs, index) => {
      return fromMs < 600_000 && (course.toMs[index] ?? 0) > 8 * HOUR_MS;
    });
    expect(overnight).toEqual([]);
    store.close();
  });

  it('tells of the gaps that touch the stretch, and of no other', () => {
    const store = openStore(temporaryFolder());
    const wake = (atMs: number, gapMs: number, sinceBirthMs: number) =>
      store.append({ kind: 'wake', gapMs, gap: 'asleep' }, { atMs, tick: 0, sinceBirthMs });
    wake(T0_MS, 1000, 2000);
    wake(T0_MS + 5, 0, 2000);
    wake(T0_MS + 9, 3000, 6000);
    const gapsIn = (fromMs: number, toMs: number) =>
      store.course({ fromMs, toMs, pointsMax: 9 }).gaps.map(({ fromMs: from, toMs: to }) => [from, to]);
    expect(gapsIn(0, 9000)).toEqual([
      [1000, 2000],
      [3000, 6000],
    ]);
    expect(gapsIn(0, 500)).toEqual([]);
    expect(gapsIn(1500, 1600)).toEqual([[1000, 2000]]);
    expect(gapsIn(2001, 2999)).toEqual([]);
    expect(gapsIn(6001, 9000)).toEqual([]);
    store.close();
  });
});

describe('ticks that are taken back and lived anew', () => {
  it('leave everything as if the others had never been', () => {
    fc.assert(
      fc.property(life(9000), pieces, fc.nat(), fc.nat(), (lived, inPieces, cut, again) => {
        const points = pointsOf(lived);
        const span = (points.at(-1)?.tick ?? 0) - (points[0]?.tick ?? 0);
        fc.pre(points.length > 1 && span < DAY_TICKS);
        const kept = points.slice(0, 1 + (cut % points.length));
        const anew = points.slice(kept.length, kept.length + (again % points.length));
        const other = anew.map((point) => ({ ...point, energy: 100 - point.energy }));
        const store = written(points, inPieces);
        store.forgetAfter(kept.at(-1) ?? atTick(0));
        const straight = openStore(temporaryFolder());
        recordPoints(straight, kept);
        for (const end of [[], other]) {
          recordPoints(store, end);
          recordPoints(straight, end);
          expect(store.recentHistory(1e6)).toEqual(straight.recentHistory(1e6));
          for (const pointsMax of POINTS_MAX) {
            expectTrueCourse(store.course(whole(pointsMax)), whole(pointsMax), [...kept, ...end]);
          }
        }
        store.close();
        straight.close();
      }),
      { numRuns: 40 },
    );
  });

  it('take their trace with them, also where an entry cannot be read', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    const entry = (seq: number, tick: number) =>
      ({ seq, atMs: T0_MS, happening: { kind: 'sleep', tick } }) as const;
    store.record([], [entry(1, 5), entry(2, 6), entry(3, 7)].map(dated), { seq: 3, tick: 7 });
    store.close();
    tamper(folder, 'UPDATE trace SET happening = \'{"kind":"sl\' WHERE seq = 1');
    const again = openStore(folder);
    again.forgetAfter(atTick(6));
    expect(again.recentTrace(9)).toEqual([entry(2, 6)]);
    again.close();
  });
});

describe('the last day, tick by tick', () => {
  it('is on disk after each commit, and goes on within the same minute', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of range(61, 70)) {
      recordPoints(store, [pointAt(tick)]);
      const reader = openStore(folder, { readOnly: true });
      expect(reader.recentHistory(1)).toEqual([pointAt(tick)]);
      expect(reader.course(whole(100))).toMatchObject({ tier: 'tick', count: tick - 60 });
      reader.close();
    }
    store.close();
    const again = openStore(folder);
    recordPoints(again, [pointAt(71)]);
    expect(again.recentHistory(100)).toEqual(range(61, 71).map((tick) => pointAt(tick)));
    again.close();
  });

  it('leaves out what was not lived, and holds every number exactly', () => {
    const store = openStore(temporaryFolder());
    const odd = pointAt(4000, { energy: 100 / 3, integrity: -0, drift: Number.MIN_VALUE, jitterMs: 1e-300 });
    recordPoints(store, [pointAt(3), pointAt(59), odd]);
    expect(store.recentHistory(9)).toEqual([pointAt(3), pointAt(59), odd]);
    expect(store.recentHistory(2)).toEqual([pointAt(59), odd]);
    expect(store.recentHistory(0)).toEqual([]);
    store.close();
  });

  it('opens all the same when a minute of it is damaged', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    recordPoints(store, [pointAt(1), pointAt(2), pointAt(60)]);
    store.close();
    tamper(folder, 'UPDATE history_tick SET points = substr(points, 1, 200) WHERE chunk = 0');
    const again = openStore(folder);
    expect(again.recentHistory(9)).toEqual([pointAt(1), pointAt(60)]);
    again.close();
  });

  it('writes nothing of a failed transaction', () => {
    const store = openStore(temporaryFolder());
    recordPoints(store, [pointAt(60)]);
    expect(() =>
      store.transaction(() => {
        recordPoints(
          store,
          range(61, 130).map((tick) => pointAt(tick)),
        );
        expect(store.recentHistory(999).length).toBe(71);
        throw new Error('no');
      }),
    ).toThrow('no');
    recordPoints(store, [pointAt(62)]);
    expect(store.recentHistory(9)).toEqual([pointAt(60), pointAt(62)]);
    expectTrueCourse(store.course(whole(9)), whole(9), [pointAt(60), pointAt(62)]);
    store.close();
  });
});
