import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlived } from '../../src/main/vault/rotation';
import { buildSnapshot } from '../../src/main/vault/snapshot-file';
import type { SnapshotReason } from '../../src/main/vault/snapshot-format';
import { SnapshotStore } from '../../src/main/vault/snapshot-store';
import { refusalOf, stateAfter, T0_MS, temporaryFolder } from './helpers';

const HOUR_MS = 3_600_000;
const HEAD = { seq: 0, hash: '0'.repeat(64) };
const snapshotAt = (tick: number, savedAtMs: number, reason: SnapshotReason = 'schedule') =>
  buildSnapshot({ ...stateAfter(0), tick }, HEAD, savedAtMs, reason);

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
  it('keeps the newest, then one an hour for a day, then one a day for a month', () => {
    const everyTenMinutes = Array.from({ length: 60 * 24 * 6 }, (_, index) => ({
      tick: index,
      savedAtMs: T0_MS + index * (HOUR_MS / 6),
    }));
    const gone = new Set(outlived(everyTenMinutes, 12));
    const kept = everyTenMinutes.filter((item) => !gone.has(item));
    const newest = everyTenMinutes.at(-1)?.savedAtMs ?? 0;
    const keptBetween = (fromHoursAgo: number, toHoursAgo: number): number =>
      kept.filter(({ savedAtMs }) => {
        const hoursAgo = (newest - savedAtMs) / HOUR_MS;
        return hoursAgo >= fromHoursAgo && hoursAgo < toHoursAgo;
      }).length;
    expect(keptBetween(0, 2)).toBe(12);
    expect(keptBetween(3, 23)).toBe(20);
    expect(keptBetween(48, 48 + 20 * 24)).toBe(20);
    expect(keptBetween(31 * 24, Infinity)).toBe(0);
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
});
