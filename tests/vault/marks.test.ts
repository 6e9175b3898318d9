import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifeStore } from '../../src/main/vault/life-store';
import type { DatedEntry } from '../../src/main/vault/trace';
import type { Marks } from '../../src/shared/marks';
import type { Happening } from '../../src/shared/views';
import { EVENT_TYPES, PHASES, type EventType } from '../../src/shared/vocabulary';
import { openStore, T0_MS, tamper, temporaryFolder } from './helpers';

// Goal: what is drawn of a life says what happened in it, no more and no less, however it was written, whatever was
// taken back of it, and on whatever scale it is asked for; and damage in it costs no more than itself.

const HOUR_MS = 3_600_000;

/** What happens one after another: mostly soon, at times after hours, a night or weeks. */
const step = fc.record({
  afterMs: fc.oneof(
    { weight: 6, arbitrary: fc.nat(90_000) },
    { weight: 3, arbitrary: fc.nat(3 * HOUR_MS) },
    { weight: 1, arbitrary: fc.nat(40 * 24 * HOUR_MS) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...EVENT_TYPES) },
    { weight: 1, arbitrary: fc.constantFrom(...PHASES) },
  ),
  intensity: fc.double({ min: 0.001, max: 1, noNaN: true }).map(Math.fround),
});
const lifeShape = fc.record({
  fromMs: fc.oneof(fc.constant(0), fc.nat(1e10)),
  steps: fc.array(step, { minLength: 1, maxLength: 60 }),
});
type Shape = ReturnType<typeof lifeShape.generate>['value'];

const isPhase = (what: string) => PHASES.find((phase) => phase === what);

/** Its birth, and what happens then, each at a tick of its own. */
function entriesOf({ fromMs, steps }: Shape, fromTick = 0): readonly DatedEntry[] {
  let sinceBirthMs = fromMs;
  const born: DatedEntry = {
    sinceBirthMs,
    entry: { seq: fromTick, atMs: T0_MS, happening: { kind: 'born', tick: fromTick, origin: 'born' } },
  };
  const happened = steps.map(({ afterMs, what, intensity }, index): DatedEntry => {
    sinceBirthMs += afterMs;
    const [tick, phase] = [fromTick + index + 1, isPhase(what)];
    const happening: Happening =
      phase === undefined
        ? met(tick, what as EventType, intensity)
        : { kind: 'phase', tick, from: 'run', to: phase, cause: 'test' };
    return { sinceBirthMs, entry: { seq: tick, atMs: T0_MS, happening } };
  });
  return [born, ...happened];
}

const met = (tick: number, type: EventType, intensity: number): Happening => ({
  ...{ kind: 'event', tick, type, intensity, source: 'test', note: null, urgent: false },
  appraisal: { significance: 0.5, expected: 0, surprise: 0, effect: 0, impact: {}, recalled: [] },
});

function write(store: LifeStore, entries: readonly DatedEntry[]): void {
  const last = entries.at(-1)?.entry;
  if (last !== undefined) store.record([], entries, { seq: last.seq, tick: last.happening.tick });
}

/** Everything that the answer has to say, counted one by one. */
function expectTrue(marks: Omit<Marks, 'memories'>, entries: readonly DatedEntry[]): void {
  const expected: Record<string, { count: number[]; strongest: number[] }> = {};
  for (const { sinceBirthMs, entry } of entries) {
    const bucket = Math.floor((sinceBirthMs - marks.fromMs) / marks.bucketMs);
    if (entry.happening.kind !== 'event' || bucket < 0 || bucket >= marks.count) continue;
    const { type, intensity } = entry.happening;
    const zeros = () => Array<number>(marks.count).fill(0);
    const columns = (expected[type] ??= { count: zeros(), strongest: zeros() });
    columns.count[bucket] = (columns.count[bucket] ?? 0) + 1;
    columns.strongest[bucket] = Math.max(columns.strongest[bucket] ?? 0, intensity);
  }
  const found = Object.entries(marks.events).map(([type, { count, strongest }]) => [
    type,
    { count: [...count], strongest: [...strongest] },
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
}

const lastMsOf = (entries: readonly DatedEntry[]): number => entries.at(-1)?.sinceBirthMs ?? 0;
const BUCKETS = [1, 2, 7, 60, 1000, 4000];
const part = fc.double({ min: 0, max: 1, noNaN: true });

function expectTrueEverywhere(
  store: LifeStore,
  entries: readonly DatedEntry[],
  windows: readonly number[],
): void {
  const lastMs = lastMsOf(entries);
  const stretches = [
    [0, lastMs],
    ...windows.map((at) => [at * lastMs, Math.min(lastMs, at * lastMs + at * 1e7)]),
  ];
  for (const [fromMs = 0, toMs = 0] of stretches) {
    for (const bucketsMax of BUCKETS) expectTrue(store.marks({ fromMs, toMs, bucketsMax }, lastMs), entries);
  }
}

describe('events', () => {
  it('are counted in every bucket of every scale as one by one, however they were written', () => {
    const scales = new Set<string>();
    fc.assert(
      fc.property(
        lifeShape,
        fc.integer({ min: 5, max: 300 }),
        fc.constantFrom(1, 1, 20),
        fc.array(part, { maxLength: 3 }),
        (shape, piece, times, windows) => {
          const steps = Array.from({ length: times }, () => shape.steps).flat();
          const entries = entriesOf({ ...shape, steps });
          const traceMax = 500;
          const folder = temporaryFolder();
          let store = openStore(folder, { traceMax });
          for (let at = 0; at < entries.length; at += piece) {
            write(store, entries.slice(at, at + piece));
            store.close();
            store = openStore(folder, { traceMax });
          }
          expectTrueEverywhere(store, entries, windows);
          const lastMs = lastMsOf(entries);
          for (const bucketsMax of BUCKETS) {
            const { bucketMs } = store.marks({ fromMs: 0, toMs: lastMs, bucketsMax }, lastMs);
            scales.add(
              bucketMs < 60_000 ? 's' : bucketMs < HOUR_MS ? 'min' : bucketMs < 24 * HOUR_MS ? 'h' : 'd',
            );
          }
          store.close();
        },
      ),
      { numRuns: 30 },
    );
    expect([...scales].sort()).toEqual(['d', 'h', 'min', 's']);
  });

  it('that are taken back leave everything as if they had never been', () => {
    fc.assert(
      fc.property(lifeShape, lifeShape, part, (shape, again, cut) => {
        const entries = entriesOf(shape);
        const kept = entries.slice(0, Math.ceil(cut * entries.length));
        const end = kept.at(-1) ?? entries[0];
        // Of the same moment all is kept, as a state has it all.
        fc.pre(end !== undefined && kept.length > 0);
        if (end === undefined) return;
        fc.pre(entries[kept.length]?.sinceBirthMs !== end.sinceBirthMs);
        const store = openStore(temporaryFolder());
        write(store, entries);
        store.forgetAfter({ tick: end.entry.happening.tick, sinceBirthMs: end.sinceBirthMs });
        const anew = entriesOf({ ...again, fromMs: end.sinceBirthMs }, end.entry.happening.tick);
        write(store, anew);
        expectTrueEverywhere(store, [...kept, ...anew], [cut]);
        store.close();
      }),
      { numRuns: 30 },
    );
  });

  it('of a transaction that failed are not counted', () => {
    const store = openStore(temporaryFolder());
    const entries = entriesOf({ fromMs: 0, steps: [{ afterMs: 5000, what: 'noise', intensity: 0.5 }] });
    const fail = () =>
      store.transaction(() => {
        write(store, entries);
        throw new Error('no');
      });
    expect(fail).toThrow('no');
    expect(store.marks({ fromMs: 0, toMs: 9000, bucketsMax: 1 }, 9000).events).toEqual({});
    write(store, entries);
    expectTrue(store.marks({ fromMs: 0, toMs: 9000, bucketsMax: 1 }, 9000), entries);
    store.close();
  });

  it('whose counts are damaged are not counted, and the others are', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    const entries = entriesOf({
      fromMs: 0,
      steps: [
        { afterMs: 5000, what: 'noise', intensity: 0.5 },
        { afterMs: 5 * HOUR_MS, what: 'shock', intensity: 1 },
      ],
    });
    write(store, entries);
    store.close();
    // A type and a slot that there are not, a count of nothing, an intensity that is none, and half an entry.
    const nonsense = 'fffff' + '0'.repeat(15) + '00010000000000000000' + '000101000000000000c0' + 'ff';
    tamper(
      folder,
      `UPDATE event_minute SET counts = x'${nonsense.length % 2 ? nonsense + '0' : nonsense}' WHERE chunk = 0`,
    );
    const again = openStore(folder);
    const query = { fromMs: 0, toMs: 6 * HOUR_MS, bucketsMax: 400 };
    const marks = again.marks(query, 6 * HOUR_MS);
    expect(marks.bucketMs).toBeLessThan(HOUR_MS);
    expect(Object.keys(marks.events)).toEqual(['shock']);
    write(again, entries.slice(1, 2));
    expect(Object.keys(again.marks(query, 6 * HOUR_MS).events).sort()).toEqual(['noise', 'shock']);
    again.close();
  });
});

describe('phases', () => {
  it('are told from one to the next, each where it began, the last as long as the life lasts', () => {
    fc.assert(
      fc.property(lifeShape, part, (shape, at) => {
        const entries = entriesOf(shape);
        const store = openStore(temporaryFolder());
        write(store, entries);
        const lastMs = lastMsOf(entries);
        const { phases, fromMs, bucketMs, count } = store.marks(
          { fromMs: at * lastMs, toMs: lastMs, bucketsMax: 50 },
          lastMs,
        );
        for (const [index, span] of phases.entries()) {
          const entered = entries.find(
            ({ sinceBirthMs, entry: { happening } }) =>
              happening.kind === 'phase' &&
              happening.to === span.phase &&
              happening.tick === span.fromTick &&
              sinceBirthMs === span.fromMs,
          );
          expect(entered).toBeDefined();
          expect(span.toMs).toBe(phases[index + 1]?.fromMs ?? lastMs);
          expect(span.phase).not.toBe(phases[index + 1]?.phase);
        }
        expect(phases.length).toBeLessThanOrEqual(count + 1);
        // At the end of every bucket it is in the phase that was entered last.
        for (let bucket = 0; bucket < count; bucket++) {
          const endMs = fromMs + (bucket + 1) * bucketMs - 1;
          const last = entries.filter(
            ({ sinceBirthMs, entry }) => sinceBirthMs <= endMs && entry.happening.kind === 'phase',
          );
          const happening = last.at(-1)?.entry.happening;
          const drawn = phases.filter((span) => span.fromMs <= endMs).at(-1);
          expect(drawn?.phase).toBe(happening?.kind === 'phase' ? happening.to : undefined);
        }
        store.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe('happenings', () => {
  it('of a stretch are told oldest first, both ends included, as many as are asked for', () => {
    const store = openStore(temporaryFolder());
    const steps = [0, 1000, 1000, 0, 5000].map((afterMs) => ({
      afterMs,
      what: 'idle' as const,
      intensity: 0.5,
    }));
    write(store, entriesOf({ fromMs: 1000, steps }));
    const ticks = (fromMs: number, toMs: number, limit = 9) =>
      store.happenings(fromMs, toMs, limit).map(({ happening }) => happening.tick);
    expect(ticks(0, 1e9)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(ticks(2000, 3000)).toEqual([2, 3, 4]);
    expect(ticks(2000, 3000, 2)).toEqual([2, 3]);
    expect(ticks(3001, 7999)).toEqual([]);
    store.close();
  });
});
