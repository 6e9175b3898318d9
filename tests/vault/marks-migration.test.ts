import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { lifeFolderAt } from '../../src/main/vault/home';
import { LifeStore } from '../../src/main/vault/life-store';
import { temporaryFolder } from './helpers';

// Goal: a database of version 1 gains what is kept of a whole life. What its trace tells finds its time; what it does not
// tell is nothing.

const SAMPLES = 'tests/fixtures/formats';
const { lifeId } = (
  JSON.parse(readFileSync(`${SAMPLES}/expected.json`, 'utf8')) as Record<string, { lifeId: string }>
)['life-db-v1.db.gz'] ?? { lifeId: '' };

test('the trace is dated by the journal, phases are told, and counts begin', () => {
  const folder = lifeFolderAt(temporaryFolder(), lifeId);
  writeFileSync(folder.databasePath, gunzipSync(readFileSync(`${SAMPLES}/life-db-v1.db.gz`)));
  const store = LifeStore.open(folder);
  expect(existsSync(`${folder.databasePath}.v1`)).toBe(true);
  const msOf = new Map(store.recentHistory(9999).map(({ tick, sinceBirthMs }) => [tick, sinceBirthMs]));
  const gapEndsMs = store.gaps(0, 1e12).map(({ toMs }) => toMs);
  const trace = store.recentTrace(9999);
  expect(trace.length).toBeGreaterThan(5);
  // Each entry lies at its tick, or at the end of the gap that follows it.
  for (const { seq, happening } of trace.filter(({ happening: { tick } }) => tick > 0)) {
    const tickMs = msOf.get(happening.tick) ?? NaN;
    const found = [tickMs, ...gapEndsMs].filter((ms) =>
      store
        .happenings(ms, ms, 99)
        .some((entry) => entry.seq === seq && entry.happening.kind === happening.kind),
    );
    expect([happening.kind, found.length > 0]).toEqual([happening.kind, true]);
  }
  const lastMs = store.lastRecord()?.sinceBirthMs ?? 0;
  const marks = store.marks({ fromMs: 0, toMs: lastMs, bucketsMax: 4000 }, lastMs);
  expect(marks.phases.map(({ phase, fromMs }) => [phase, fromMs])).toEqual([
    ['init', 0],
    ['run', 60_000],
  ]);
  store.close();
});
