import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlived, type Dated } from '../../src/main/vault/rotation';
import { buildSnapshot } from '../../src/main/vault/snapshot-file';
import type { SnapshotReason } from '../../src/main/vault/snapshot-format';
import { SnapshotStore } from '../../src/main/vault/snapshot-store';
import { LIFE_ID, OTHER_ID, refusalOf, stateAfter, T0_MS, temporaryFolder } from './helpers';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ANCHOR = { seq: 0, hash: '0'.repeat(64), tick: 0, lastAtMs: T0_MS };
const snapshotAt = (tick: number, savedAtMs: number, reason: SnapshotReason = 'schedule') =>
  buildSnapshot({ ...stateAfter(0), tick }, ANCHOR, savedAtMs, reason);

function newStore(): { store: SnapshotStore; folder: string } {
  const folder = join(temporaryFolder(), 'snapshots');
  return { store: new SnapshotStore({ snapshotsPath: folder }), folder };
}

describe('the snapshots of a life', () => {
  it('are listed newest first, by their heads alone', () => {
    const { store, folder } = newStore();
    const written = [snapshotAt(9, T0_MS), snapshotAt(10, T0_MS + 1, 'manual'), snapshotAt(10, T0_MS)].map(
      (one) => store.write(one),
    );
    expect(store.list().map(({ id }) => id)).toEqual(['10-manual', '10', '9']);
    expect([...store.list()].reverse().slice(0, 1)).toEqual(written.slice(0, 1));
    expect(readdirSync(folder).sort()).toEqual(['10-manual.life', '10.life', '9.life']);
    expect(store.read('10')).toEqual(snapshotAt(10, T0_MS));
  });

  it('are listed beside damaged and strange ones', () => {
    const { store, folder } = newStore();
    store.write(snapshotAt(1, T0_MS));
    writeFileSync(join(folder, '2.life'), '');
    writeFileSync(join(folder, '3.life'), '{"format":"life-snapshot"');
    writeFileSync(join(folder, 'holiday.life'), 'x');
    mkdirSync(join(folder, '4.life'));
    expect(store.list().map(({ id }) => id)).toEqual(['1']);
    refusalOf(() => store.read('2'), 'file.empty');
    refusalOf(() => store.read('4'), 'file.directory');
  });

  it.each(['', '../1', '1/../../x', '1.life', '01', '-1', '1-manual/', '99', '/etc/passwd', '1\u0000'])(
    'are found by id only inside their folder: %j',
    (id) => {
      const { store } = newStore();
      store.write(snapshotAt(1, T0_MS));
      refusalOf(() => store.pathOf(id), 'home.noSuchSnapshot');
    },
  );

  it('are passed over where they are damaged, not wanted, or of another life', () => {
    const { store, folder } = newStore();
    for (const tick of [1, 2, 3, 4]) store.write(snapshotAt(tick, T0_MS));
    truncateSync(join(folder, '4.life'), 3000);
    const stranger = buildSnapshot({ ...stateAfter(0, OTHER_ID), tick: 9 }, ANCHOR, T0_MS, 'manual');
    store.write(stranger);
    expect(store.newestGood(() => true, LIFE_ID)?.tick).toBe(3);
    expect(store.newestGood(({ tick }) => tick < 3, LIFE_ID)?.tick).toBe(2);
    expect(store.newestGood(() => true, OTHER_ID)?.tick).toBe(9);
    expect(store.newestGood(({ tick }) => tick > 3, LIFE_ID)).toBeNull();
  });

  it('rotate, but for manual ones, damaged ones and the newest good one', () => {
    const { store, folder } = newStore();
    for (const tick of [1, 2, 3, 4, 5, 6]) store.write(snapshotAt(tick, T0_MS + tick));
    store.write(snapshotAt(1, T0_MS, 'manual'));
    const whole = store.list().find(({ id }) => id === '6')?.bytes ?? 0;
    // The head still reads well; only a full reading finds that the end is missing.
    for (const tick of [4, 5, 6]) truncateSync(join(folder, `${tick}.life`), whole - 100);
    expect(store.rotate(2)).toEqual(['4', '2', '1']);
    expect(store.list().map(({ id }) => id)).toEqual(['6', '5', '3', '1-manual']);
    expect(store.rotate(2)).toEqual([]);
  });
});

describe('rotation', () => {
  /** As many as are left, month by month, of a life that was saved every so often, rotating each time. */
  function kept(everyMs: number, times: number, keep: number): readonly Dated[] {
    let items: readonly Dated[] = [];
    for (let tick = 0; tick < times; tick++) {
      items = [...items, { tick, savedAtMs: T0_MS + tick * everyMs }];
      const gone = new Set(outlived(items, keep));
      items = items.filter((item) => !gone.has(item));
    }
    return items;
  }
  const keptBetween = (items: readonly Dated[], fromDaysAgo: number, toDaysAgo: number): number => {
    const newest = items.at(-1)?.savedAtMs ?? 0;
    return items.filter(({ savedAtMs }) => {
      const daysAgo = (newest - savedAtMs) / DAY_MS;
      return daysAgo >= fromDaysAgo && daysAgo < toDaysAgo;
    }).length;
  };

  it('keeps the newest, then one an hour for a day, one a day for a month, one a month for ever', () => {
    const items = kept(HOUR_MS / 6, 6 * 24 * 100, 12);
    expect(keptBetween(items, 0, 2 / 24)).toBe(12);
    expect(keptBetween(items, 3 / 24, 23 / 24)).toBe(20);
    expect(keptBetween(items, 2, 22)).toBe(20);
    expect(keptBetween(items, 31, 91)).toBe(2);
  });

  it('has something of every month of three years, and not much more', () => {
    const items = kept(6 * HOUR_MS, 4 * 365 * 3, 24);
    for (let month = 2; month < 36; month++) expect(keptBetween(items, month * 30, (month + 1) * 30)).toBe(1);
    expect(items.length).toBeLessThan(24 + 25 + 31 + 37);
  });

  it('never lets one of the newest go, whatever the clock said', () => {
    const item = fc.record({ tick: fc.nat(10_000), savedAtMs: fc.integer({ min: -1e13, max: 1e13 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(item, { selector: ({ tick }) => tick }),
        fc.integer({ min: 1, max: 9 }),
        (items, keep) => {
          const gone = outlived(items, keep);
          const newest = [...items].sort((one, other) => other.tick - one.tick).slice(0, keep);
          expect(gone.filter((one) => newest.includes(one))).toEqual([]);
          const left = items.filter((one) => !gone.includes(one));
          expect(outlived(left, keep)).toEqual([]);
        },
      ),
    );
  });

  it('never lets the newest good one go, whatever the clock said and however many newer ones are damaged', () => {
    const clock = fc.oneof(
      fc.integer({ min: -1e13, max: 1e13 }),
      fc.integer({ min: T0_MS - 100 * DAY_MS, max: T0_MS + 100 * DAY_MS }),
    );
    const item = fc.record({ tick: fc.nat(1000), savedAtMs: clock, isDamaged: fc.boolean() });
    fc.assert(
      fc.property(
        fc.uniqueArray(item, { selector: ({ tick }) => tick, maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        (items, keep) => {
          const { store, folder } = newStore();
          for (const { tick, savedAtMs, isDamaged } of items) {
            const { bytes } = store.write(snapshotAt(tick, savedAtMs));
            if (isDamaged) truncateSync(join(folder, `${tick}.life`), bytes - 100);
          }
          const good = items.filter(({ isDamaged }) => !isDamaged).map(({ tick }) => tick);
          store.rotate(keep);
          expect(store.newestGood(() => true, LIFE_ID)?.tick).toBe(
            good.length === 0 ? undefined : Math.max(...good),
          );
          const damaged = items
            .filter(({ isDamaged }) => isDamaged)
            .sort((one, other) => other.tick - one.tick);
          // A damaged one that is among the newest stays too: a person may want to see what is wrong with it.
          const newest = [...items].sort((one, other) => other.tick - one.tick).slice(0, keep);
          const left = readdirSync(folder);
          expect(damaged.filter((one) => newest.includes(one) && !left.includes(`${one.tick}.life`))).toEqual(
            [],
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
