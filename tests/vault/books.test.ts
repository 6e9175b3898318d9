import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP_KINDS } from '../../src/shared/vocabulary';
import type { JournalInput } from '../../src/main/vault/journal-record';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import {
  openStore,
  refusalOf,
  SHOCK,
  stateAfter,
  T0_MS,
  tamper,
  temporaryFolder,
  TICK,
  writer,
} from './helpers';

// Goal: every millisecond of wall time is accounted for: lived, not lived and why, or the clock was set.

const input: fc.Arbitrary<JournalInput> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(TICK) },
  { weight: 2, arbitrary: fc.nat(5000).map((ms) => ({ kind: 'tick', dtMs: 1001 + ms }) as const) },
  { weight: 1, arbitrary: fc.constant(SHOCK) },
  {
    weight: 2,
    arbitrary: fc
      .record({ gapMs: fc.nat(1e8), gap: fc.constantFrom(...GAP_KINDS) })
      .map((wake) => ({ kind: 'wake', ...wake }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -1e7, max: 1e7 }).map((shiftMs) => ({ kind: 'clock', shiftMs }) as const),
  },
);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const beginWith = (store: LifeStore, tick: number, atMs: number, nowMs: number): void =>
  store.beginWith(stateAfter(tick), stateHash(stateAfter(tick)), atMs, 'arrived', nowMs);

describe('the books of a life', () => {
  it('add up to the wall clock, kind by kind, since the newest beginning', () => {
    const stretch = fc.array(input, { maxLength: 30 });
    fc.assert(
      fc.property(stretch, fc.option(stretch), fc.boolean(), (before, after, reopen) => {
        const folder = temporaryFolder();
        let store = openStore(folder);
        beginWith(store, 0, T0_MS, T0_MS);
        const write = (from: number, atMs: number, inputs: readonly JournalInput[]) =>
          writer((one, place) => store.append(one, place), { atMs, tick: from, sinceBirthMs: from * 1000 })(
            ...inputs,
          );
        write(0, T0_MS, before);
        let [lived, base] = [before, 0];
        if (after !== null) {
          // Lived elsewhere meanwhile, to tick 5000: those books are kept there.
          beginWith(store, 5000, T0_MS + 1e9, T0_MS + 1e9);
          write(5000, T0_MS + 1e9, after);
          [lived, base] = [after, 5000];
        }
        if (reopen) {
          store.close();
          store = openStore(folder, { readOnly: true });
        }
        const { books, firstTick, lastTick, firstMs, lastMs } = store.reach();
        const ofKind = (kind: string) =>
          sum(lived.map((one) => (one.kind === 'wake' && one.gap === kind ? one.gapMs : 0)));
        expect(books.gapsMs).toEqual(Object.fromEntries(GAP_KINDS.map((kind) => [kind, ofKind(kind)])));
        expect(books.livedMs).toBe(sum(lived.map((one) => (one.kind === 'tick' ? one.dtMs : 0))));
        expect(books.clockMs).toBe(sum(lived.map((one) => (one.kind === 'clock' ? one.shiftMs : 0))));
        expect(books.wallMs).toBe(books.livedMs + sum(Object.values(books.gapsMs)) + books.clockMs);
        expect([firstTick, firstMs]).toEqual([0, 0]);
        expect(lastTick).toBe(base + lived.filter(({ kind }) => kind === 'tick').length);
        expect(lastMs).toBe(base * 1000 + books.livedMs + sum(Object.values(books.gapsMs)));
        expect(store.bookedWallMs()).toBe(store.lastRecord()?.lastAtMs ?? T0_MS);
        const gaps = lived.filter((one) => one.kind === 'wake' && one.gapMs > 0);
        expect(store.gaps(base * 1000, lastMs).slice(-gaps.length || Infinity)).toMatchObject(
          gaps.map((one) => ({ kind: one.kind === 'wake' ? one.gap : '' })),
        );
        store.close();
      }),
      { numRuns: 30 },
    );
  });

  it('of a newborn say nothing was lived yet', () => {
    const store = openStore(temporaryFolder());
    refusalOf(() => store.reach(), 'database.noBeginning');
    beginWith(store, 0, T0_MS, T0_MS);
    expect(store.reach()).toMatchObject({
      firstTick: 0,
      lastTick: 0,
      lastMs: 0,
      books: { wallMs: 0, livedMs: 0 },
    });
    store.close();
  });

  it('begin with the oldest beginning that is whole', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    beginWith(store, 0, T0_MS, T0_MS);
    beginWith(store, 70, T0_MS, T0_MS);
    store.close();
    tamper(folder, "UPDATE checkpoints SET state = 'x' WHERE tick = 0");
    const again = openStore(folder, { readOnly: true });
    expect(again.reach()).toMatchObject({ firstTick: 70, lastTick: 70 });
    again.close();
  });
});
