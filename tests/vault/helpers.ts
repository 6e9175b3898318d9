import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { LifeInput } from '../../src/main/life/input';
import { birth } from '../../src/main/life/birth';
import { Life } from '../../src/main/life/life';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import type { DatedEntry } from '../../src/main/vault/trace';
import type { JournalInput, JournalRecord, Place } from '../../src/main/vault/journal-record';
import { LifeStore, type LifeStoreOptions } from '../../src/main/vault/life-store';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { say } from '../../src/shared/i18n';
import { Refusal } from '../../src/shared/refusal';
import type { HistoryPoint, TraceEntry } from '../../src/shared/views';

export const LIFE_ID = '3f2b8a10-6c1d-4e5f-8a9b-0c1d2e3f4a5b';
export const OTHER_ID = '9d0c1b2a-3e4f-4a5b-9c6d-7e8f9a0b1c2d';
export const T0_MS = 1_700_000_000_000;

export const TICK: LifeInput = { kind: 'tick', dtMs: 1000 };
export const SHOCK: Extract<LifeInput, { kind: 'stimulus' }> = {
  kind: 'stimulus',
  type: 'shock',
  intensity: 0.5,
  source: 'test',
  note: 'a “note” 🌱',
};

/** A point of history in a life that lives a second a tick. */
export const pointAt = (tick: number, change: Partial<HistoryPoint> = {}): HistoryPoint => ({
  ...{ tick, atMs: T0_MS + tick * 1000, sinceBirthMs: tick * 1000 },
  ...{ energy: tick % 100, integrity: 1, stability: 0.5 },
  ...{ tension: 0, fatigue: 0, noise: 0, drift: 0, innerRate: 1, jitterMs: 0.25 },
  ...change,
});

/** Where a life that lives a second a tick, without a gap, is at a tick. */
export const atTick = (tick: number) => ({ tick, sinceBirthMs: tick * 1000 });

/** What happened at a tick of such a life. */
export const dated = (entry: TraceEntry): DatedEntry => ({
  sinceBirthMs: entry.happening.tick * 1000,
  entry,
});

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Writes points as what came of ticks; which inputs they came of does not matter here. */
export function recordPoints(store: LifeStore, points: readonly HistoryPoint[]): void {
  store.record(points, [], { seq: 0, tick: 0 });
}

export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vault-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A real life after some ticks. */
export function stateAfter(ticks: number, lifeId = LIFE_ID): LifeState {
  const lineage = { origin: 'born', parentId: null, branchTick: 0, source: null } as const;
  const life = Life.from(birth({ lifeId, name: 'Tést 🌱', seed: 7, bornAtMs: T0_MS, lineage }, natural));
  for (let tick = 0; tick < ticks; tick++) life.apply(TICK);
  return life.state();
}

export function openStore(folder: string, options: Partial<LifeStoreOptions> = {}): LifeStore {
  return LifeStore.open({ databasePath: join(folder, 'life.db'), lifeId: LIFE_ID, ...options });
}

export type Append = (input: JournalInput, place: Place) => number;

/** Writes inputs where a life would place them: ticks and time since birth are counted on from a place. */
export function writer(append: Append, from: Place = { atMs: T0_MS, tick: 0, sinceBirthMs: 0 }) {
  let place = from;
  return (...inputs: readonly JournalInput[]): number => {
    let seq = 0;
    for (const input of inputs) {
      const passedMs = input.kind === 'tick' ? input.dtMs : input.kind === 'wake' ? input.gapMs : 0;
      place = {
        atMs: place.atMs + passedMs + (input.kind === 'clock' ? input.shiftMs : 0),
        tick: place.tick + (input.kind === 'tick' ? 1 : 0),
        sinceBirthMs: place.sinceBirthMs + passedMs,
      };
      seq = append(input, place);
    }
    return seq;
  };
}

/** Goes on writing where a store's journal ends. */
export function writerFor(store: LifeStore) {
  const last = store.lastRecord();
  const append: Append = (input, place) => store.append(input, place);
  return last === null ? writer(append) : writer(append, { ...last, atMs: last.lastAtMs });
}

export const ticks = (count: number): LifeInput[] => Array<LifeInput>(count).fill(TICK);

/** Every input of some records, one by one. */
export const unrolled = (records: Iterable<JournalRecord>): JournalInput[] =>
  [...records].flatMap(({ input, count }) => Array<JournalInput>(count).fill(input));

/** Changes a closed database behind the store's back. */
export function tamper(folder: string, sql: string): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  database.exec(sql);
  database.close();
}

/** Expects a refusal with this key, whose words are all there; returns its parameters. */
export function refusalOf(act: () => unknown, key: string): Refusal['said']['params'] {
  let thrown: unknown = null;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Refusal);
  const { said } = thrown as Refusal;
  expect(said.key).toBe(`errors.${key}`);
  expect(say(said)).not.toContain('{{');
  expect(say(said)).not.toBe(said.key);
  return said.params;
}
