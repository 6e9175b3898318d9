import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LifeInput } from '../../src/main/life/input';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import { salvage } from '../../src/main/vault/salvage';
import { Sql } from '../../src/main/vault/sqlite';
import type { Digest } from '../../src/shared/monitor';
import type { TraceEntry } from '../../src/shared/views';
import {
  dated,
  LIFE_ID,
  openStore,
  pointAt,
  range,
  SHOCK,
  stateAfter,
  T0_MS,
  tamper,
  temporaryFolder,
  ticks,
  unrolled,
  writerFor,
} from './helpers';

const PAGE_BYTES = 4096;
const ENTRIES = 3000;
const entry = (seq: number): TraceEntry => ({
  seq,
  atMs: T0_MS + seq,
  happening: { kind: 'hook-failure', tick: seq, hook: 'onTick', message: `entry number <${seq}>` },
});

let built: Buffer | null = null;

/** A database with much in it, closed; its pages are those of one file. */
function filled(): string {
  const folder = temporaryFolder();
  if (built === null) fill(folder);
  built ??= readFileSync(join(folder, 'life.db'));
  writeFileSync(join(folder, 'life.db'), built);
  return folder;
}

function fill(folder: string): void {
  const store = openStore(folder);
  store.beginWith(stateAfter(0), stateHash(stateAfter(0)), T0_MS);
  for (const turn of range(1, 40)) {
    writerFor(store)(...ticks(5), { ...SHOCK, note: `stimulus number <${turn}>`.padEnd(150) });
    if (turn % 10 === 0) store.saveCheckpoint(stateAfter(5 * turn), stateHash(stateAfter(5 * turn)));
  }
  const points = range(1, 2000).map((tick) => pointAt(tick));
  store.record(points, range(1, ENTRIES).map(entry).map(dated), { seq: 80, tick: 200 });
  store.saveDigests(range(0, 30).map((index) => ({ span: 'hour', fromTick: index * 3600 }) as Digest));
  store.noteLearnt({ version: 1, learnt: 'all that is usual' });
  store.close();
}

/** Overwrites the whole page that holds these words with what no page begins with. */
function damagePageOf(folder: string, words: string): void {
  const path = join(folder, 'life.db');
  const at = readFileSync(path).indexOf(words);
  if (at < 0) throw new Error(`“${words}” is nowhere`);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(PAGE_BYTES, 0xff), 0, PAGE_BYTES, at - (at % PAGE_BYTES));
  closeSync(file);
}

/** As a disk would: SQLite itself would not write a text that is no JSON into this column. */
function replaceBytes(folder: string, from: string, to: string): void {
  const path = join(folder, 'life.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  if (at < 0) throw new Error(`“${from}” is nowhere`);
  bytes.write(to, at);
  writeFileSync(path, bytes);
}

function salvaged(folder: string): { store: LifeStore; found: ReturnType<typeof salvage> } {
  const fresh = temporaryFolder();
  openStore(fresh).close();
  const from = readFileSync(join(folder, 'life.db'));
  const found = salvage(join(folder, 'life.db'), join(fresh, 'life.db'), LIFE_ID);
  expect(readFileSync(join(folder, 'life.db')).equals(from)).toBe(true);
  return { store: openStore(fresh), found };
}

const traceOf = (store: LifeStore): readonly number[] => store.recentTrace(ENTRIES).map(({ seq }) => seq);

describe('what is brought out of a damaged database', () => {
  it('is everything where nothing is damaged', () => {
    const folder = filled();
    const { store, found } = salvaged(folder);
    const whole = openStore(folder, { readOnly: true });
    expect(found).toEqual({ seq: 80, tick: 200 });
    expect([...store.tail(null)]).toEqual([...whole.tail(null)]);
    expect(store.checkpointMarks()).toEqual(whole.checkpointMarks());
    expect(store.recentTrace(ENTRIES)).toEqual(whole.recentTrace(ENTRIES));
    expect(store.recentHistory(9999)).toEqual(whole.recentHistory(9999));
    expect(store.digests('hour', 99)).toEqual(whole.digests('hour', 99));
    expect(store.digests('hour', 99).length).toBe(31);
    expect(store.learntByMonitor()).toEqual({ version: 1, learnt: 'all that is usual' });
    const query = { fromMs: 0, toMs: 1e9, pointsMax: 20 };
    expect(store.course(query)).toEqual(whole.course(query));
    whole.close();
    store.close();
  });

  it('lies on both sides of a damaged page', () => {
    const folder = filled();
    damagePageOf(folder, 'entry number <1500>');
    const { store } = salvaged(folder);
    const seqs = traceOf(store);
    expect(seqs[0]).toBe(1);
    expect(seqs.at(-1)).toBe(ENTRIES);
    expect(seqs).not.toContain(1500);
    // A page holds some thirty of them.
    expect(seqs.length).toBeGreaterThan(ENTRIES - 60);
    expect(store.recentHistory(9999).length).toBe(2000);
    expect([...store.tail(null)].length).toBe(80);
    store.close();
  });

  it('is of the journal what still hangs together, and the checkpoints within it', () => {
    const folder = filled();
    damagePageOf(folder, 'stimulus number <26>');
    const { store, found } = salvaged(folder);
    expect(found.seq).toBeLessThan(52);
    expect(found.seq).toBeGreaterThan(20);
    const records = [...store.tail(null)];
    expect(records.at(-1)).toMatchObject({ seq: found.seq, tick: found.tick });
    expect(store.checkpointMarks().every(({ anchor }) => anchor.seq <= found.seq)).toBe(true);
    expect(store.checkpointMarks().map(({ tick }) => tick)).toContain(0);
    expect(traceOf(store).length).toBe(ENTRIES);
    store.close();
  });

  it.each([
    ['an edited record', "UPDATE journal SET input = replace(input, '0.5', '0.4') WHERE seq = 30", 29],
    ['an unsealed record in the middle', 'UPDATE journal SET hash = NULL WHERE seq = 31', 30],
    ['a missing record', 'DELETE FROM journal WHERE seq = 30', 29],
  ])('ends before %s', (_, edit, lastSeq) => {
    const folder = filled();
    tamper(folder, edit);
    const { store, found } = salvaged(folder);
    expect(found.seq).toBe(lastSeq);
    expect([...store.tail(null)].length).toBe(lastSeq);
    store.close();
  });

  it.each([
    ['is as it was', '"dtMs":1234', '"dtMs":1234', 81],
    ['is no JSON any more', '"dtMs":1234,"kind":"tick"', '"dtMs":1234,"kind:"tick"}', 80],
    ['does not add up', '"dtMs":1234', '"dtMs":9234', 80],
  ])('is also the span that was still open, where it %s', (_, from, to, lastSeq) => {
    const folder = filled();
    const store = openStore(folder);
    writerFor(store)(...Array<LifeInput>(7).fill({ kind: 'tick', dtMs: 1234 }));
    store.close();
    replaceBytes(folder, from, to);
    const { store: out, found } = salvaged(folder);
    expect(found.seq).toBe(lastSeq);
    expect(unrolled(out.tail(null)).length).toBe(lastSeq === 81 ? 247 : 240);
    out.close();
  });

  it('is no checkpoint whose bytes differ, and the others all the same', () => {
    const folder = filled();
    tamper(folder, "UPDATE checkpoints SET state = replace(state, 'energy', 'energie') WHERE tick = 150");
    const { store } = salvaged(folder);
    expect(store.checkpointMarks().map(({ tick }) => tick)).toEqual([0, 100, 200]);
    store.close();
  });

  it('is no row that became something else, and the others all the same', () => {
    const folder = filled();
    // Stands for a flipped bit in the header of a row: text where bytes should be.
    tamper(
      folder,
      `CREATE TABLE loose (chunk INTEGER PRIMARY KEY, from_ms REAL NOT NULL, points NOT NULL);
       INSERT INTO loose SELECT chunk, from_ms, CASE chunk WHEN 20 THEN 'text' ELSE points END FROM history_tick;
       DROP TABLE history_tick;
       ALTER TABLE loose RENAME TO history_tick`,
    );
    const { store } = salvaged(folder);
    const seen = store.recentHistory(9999).map(({ tick }) => tick);
    expect(seen.length).toBe(2000 - 60);
    expect(seen).not.toContain(1200);
    expect(seen).toContain(1260);
    store.close();
  });

  it('is also what was set aside before', () => {
    const folder = filled();
    const before = openStore(folder);
    const [newest] = before.checkpoints();
    if (newest === undefined) throw new Error('no checkpoint');
    before.setAside(newest, 'its bytes differ');
    before.close();
    const fresh = temporaryFolder();
    openStore(fresh).close();
    salvage(join(folder, 'life.db'), join(fresh, 'life.db'), LIFE_ID);
    const sql = new Sql(join(fresh, 'life.db'));
    expect(sql.all('SELECT tick, reason FROM checkpoints_set_aside')).toEqual([
      { tick: 200, reason: 'its bytes differ' },
    ]);
    sql.abandon();
  });
});
