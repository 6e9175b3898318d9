import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LifeInput } from '../../src/main/life/input';
import { Journal } from '../../src/main/vault/journal';
import { BrokenJournal, type JournalAnchor } from '../../src/main/vault/journal-chain';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import { Sql } from '../../src/main/vault/sqlite';
import {
  LIFE_ID,
  openStore,
  refusalOf,
  SHOCK,
  stateAfter,
  T0_MS,
  tamper,
  temporaryFolder,
  TICK,
  ticks,
  unrolled,
  writer,
  writerFor,
} from './helpers';

const LATE: LifeInput = { kind: 'tick', dtMs: 1700 };
const SLEEP: LifeInput = { kind: 'sleep' };

/** The first record that does not fit; `null` where all of them do. */
function brokenAt(store: LifeStore, anchors: readonly JournalAnchor[] = []): number | null {
  try {
    for (const _record of store.tail(null, anchors));
    return null;
  } catch (error) {
    if (error instanceof BrokenJournal) return error.seq;
    throw error;
  }
}

describe('the journal', () => {
  it('keeps ticks of one dt as one span and everything else one record each', () => {
    const store = openStore(temporaryFolder());
    writerFor(store)(...ticks(3), SHOCK, ...ticks(2), LATE, ...ticks(1), SLEEP);
    const records = [...store.tail(null)];
    expect(records.map(({ seq, count, tick, input }) => [seq, count, tick, input.kind])).toEqual([
      [1, 3, 3, 'tick'],
      [2, 1, 3, 'stimulus'],
      [3, 2, 5, 'tick'],
      [4, 1, 6, 'tick'],
      [5, 1, 7, 'tick'],
      [6, 1, 7, 'sleep'],
    ]);
    expect(records[0]).toMatchObject({ atMs: T0_MS + 1000, lastAtMs: T0_MS + 3000, input: TICK });
    expect(records.map(({ sinceBirthMs }) => sinceBirthMs)).toEqual([3000, 3000, 5000, 6700, 7700, 7700]);
    expect(store.lastRecord()?.input).toEqual(SLEEP);
    store.close();
  });

  it('gives back every input, in order, however they were committed and reopened', () => {
    const input = fc.constantFrom(TICK, TICK, TICK, LATE, SHOCK, SLEEP);
    const batch = fc.record({
      inputs: fc.array(input, { maxLength: 8 }),
      together: fc.boolean(),
      reopen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 6 }), (batches) => {
        const folder = temporaryFolder();
        let store = openStore(folder);
        for (const { inputs, together, reopen } of batches) {
          const act = () => writerFor(store)(...inputs);
          if (together) store.transaction(act);
          else act();
          if (!reopen) continue;
          store.close();
          store = openStore(folder);
        }
        expect(unrolled(store.tail(null))).toEqual(batches.flatMap(({ inputs }) => inputs));
        expect(brokenAt(store, [store.anchor()])).toBeNull();
        store.close();
      }),
      { numRuns: 25 },
    );
  });

  it('takes back everything when a transaction fails, its own memory included', () => {
    const store = openStore(temporaryFolder());
    writerFor(store)(...ticks(5));
    const before = store.anchor();
    expect(() =>
      store.transaction(() => {
        writerFor(store)(...ticks(4), SHOCK, ...ticks(2));
        throw new Error('out of luck');
      }),
    ).toThrow('out of luck');
    expect(store.lastRecord()).toMatchObject({ seq: 1, count: 5, tick: 5 });
    expect(store.anchor()).toEqual(before);
    expect(writerFor(store)(TICK)).toBe(1);
    expect(writerFor(store)(SHOCK)).toBe(2);
    expect(brokenAt(store, [before])).toBeNull();
    store.close();
  });

  it('goes on from where a checkpoint stands, in the middle of a span that still grows', () => {
    const store = openStore(temporaryFolder());
    store.transaction(() => writerFor(store)(...ticks(1000)));
    store.saveCheckpoint(stateAfter(1000), stateHash(stateAfter(1000)));
    const [there] = store.checkpointMarks().map(({ anchor }) => anchor);
    if (there === undefined) throw new Error('no checkpoint');
    expect(there).toEqual(store.anchor());
    writerFor(store)(...ticks(2), SHOCK, ...ticks(2));
    expect([...store.tail(there)].map(({ seq, count, atMs }) => [seq, count, atMs])).toEqual([
      [1, 2, T0_MS + 1_001_000],
      [2, 1, T0_MS + 1_002_000],
      [3, 2, T0_MS + 1_003_000],
    ]);
    expect([...store.tail(store.anchor())]).toEqual([]);
    store.close();
  });

  it('refuses what finds no room, forgets nothing, and goes on when there is some', () => {
    const folder = temporaryFolder();
    openStore(folder).close();
    const sql = new Sql(join(folder, 'life.db'));
    const journal = new Journal(sql, LIFE_ID);
    const write = writer((input, place) => journal.append(input, place));
    write(TICK);
    const { page_count: pages } = sql.first<{ page_count: number }>('PRAGMA page_count') ?? { page_count: 0 };
    sql.exec(`PRAGMA max_page_count = ${pages}`);
    let stored = 0;
    const fill = (): void => {
      for (; stored < 10_000; stored++) write(SHOCK);
    };
    expect(refusalOf(fill, 'database.diskFull')['path']).toBe(sql.path);
    expect([...journal.tail(null)].length).toBe(1 + stored);
    sql.exec('PRAGMA max_page_count = 100000');
    expect(write(SHOCK)).toBe(2 + stored);
    expect([...journal.tail(null, [journal.anchor()])].length).toBe(2 + stored);
    sql.close();
  });
});

describe('an anchor', () => {
  const step = fc.record({
    input: fc.constantFrom<LifeInput>(TICK, TICK, TICK, TICK, LATE, SHOCK, SLEEP),
    commit: fc.constantFrom('alone', 'open', 'done', 'reopen'),
  });

  /** Lives through the steps and notes an anchor after each: some inside open transactions, some reopened. */
  function lived(steps: readonly { input: LifeInput; commit: string }[]) {
    const folder = temporaryFolder();
    let store = openStore(folder);
    let unit = store.begin();
    let open = true;
    const anchors: JournalAnchor[] = [];
    for (const { input, commit } of steps) {
      writerFor(store)(input);
      anchors.push(store.anchor());
      if (open && commit !== 'open') {
        unit.commit();
        open = false;
      }
      if (commit === 'reopen') {
        store.close();
        store = openStore(folder);
      } else if (!open && commit === 'open') {
        unit = store.begin();
        open = true;
      }
    }
    if (open) unit.commit();
    return { store, anchors };
  }

  it('holds for ever after, and the rest of the journal follows from it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const { store, anchors } = lived(steps);
        expect(brokenAt(store, anchors)).toBeNull();
        const inputs = steps.map(({ input }) => input);
        for (const [index, anchor] of anchors.entries()) {
          const rest = [...store.tail(anchor, anchors.slice(index))];
          expect(unrolled(rest)).toEqual(inputs.slice(index + 1));
        }
        // What comes later changes nothing of what was noted before.
        writerFor(store)(...ticks(3), SLEEP);
        expect(brokenAt(store, anchors)).toBeNull();
        store.close();
      }),
      { numRuns: 25 },
    );
  });

  it('that is forged in anything holds never', () => {
    const forgeries: Record<string, (anchor: JournalAnchor) => Partial<JournalAnchor>> = {
      'a later tick': ({ tick }) => ({ tick: tick + 1 }),
      'an earlier tick': ({ tick }) => ({ tick: tick - 1 }),
      'another time': ({ lastAtMs }) => ({ lastAtMs: lastAtMs + 1 }),
      'the next record': ({ seq }) => ({ seq: seq + 1 }),
      'another hash': ({ hash }) => ({ hash: hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }),
    };
    const forgery = fc.constantFrom(...Object.keys(forgeries));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(), forgery, (steps, pick, name) => {
        const { store, anchors } = lived(steps);
        const anchor = anchors[pick % anchors.length] as JournalAnchor;
        // The record itself says when its last input came: what an anchor says of it is needed within a span only.
        const atEnd = [...store.tail(null)].some(
          ({ seq, tick }) => seq === anchor.seq && tick === anchor.tick,
        );
        fc.pre(!(name === 'another time' && atEnd));
        const bad = { ...anchor, ...forgeries[name]?.(anchor) };
        expect(brokenAt(store, [bad])).not.toBeNull();
        expect(() => [...store.tail(bad)]).toThrow(BrokenJournal);
        store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('shows that an open span has lost its end', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    writerFor(store)(...ticks(9));
    const there = store.anchor();
    store.close();
    tamper(folder, 'UPDATE journal SET count = 8, tick = 8, since_ms = 8000, last_at_ms = last_at_ms - 1000');
    const reader = openStore(folder, { readOnly: true });
    expect(brokenAt(reader)).toBeNull();
    expect(brokenAt(reader, [there])).toBe(1);
    reader.close();
  });
});

describe('a journal that was changed', () => {
  const LIVED = [...ticks(3), SHOCK, ...ticks(2), LATE, SLEEP];
  it.each([
    ['an edited input', "UPDATE journal SET input = replace(input, '0.5', '0.4') WHERE seq = 2", 2],
    ['an edited time', 'UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 4', 4],
    ['an edited time since birth', 'UPDATE journal SET since_ms = since_ms + 1 WHERE seq = 4', 4],
    ['an edited count', 'UPDATE journal SET count = 9 WHERE seq = 3', 3],
    ['an edited tick', 'UPDATE journal SET tick = 9 WHERE seq = 3', 3],
    ['an edited hash', "UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 3", 3],
    ['a deleted record', 'DELETE FROM journal WHERE seq = 2', 2],
    ['a missing beginning', 'DELETE FROM journal WHERE seq = 1', 1],
    ['a missing end that a checkpoint saw', 'DELETE FROM journal WHERE seq >= 4', 4],
    ['an unsealed record in the middle', 'UPDATE journal SET hash = NULL WHERE seq = 3', 3],
    [
      'two records exchanged',
      'UPDATE journal SET seq = -2 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = -2',
      2,
    ],
  ])('is broken at its place: %s', (_, edit, brokenAtSeq) => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    writerFor(store)(...LIVED);
    store.saveCheckpoint(stateAfter(6), stateHash(stateAfter(6)));
    const anchors = store.checkpointMarks().map(({ anchor }) => anchor);
    expect(brokenAt(store, anchors)).toBeNull();
    store.close();
    tamper(folder, edit);
    const reader = openStore(folder, { readOnly: true });
    expect(brokenAt(reader, anchors)).toBe(brokenAtSeq);
    reader.close();
  });

  it.each([
    ['a count without its ticks', 'UPDATE journal SET count = 400 WHERE seq = 3'],
    ['ticks without their time', 'UPDATE journal SET tick = 400, count = 398 WHERE seq = 3'],
    ['another duration', `UPDATE journal SET input = '{"dtMs":9000,"kind":"tick"}' WHERE seq = 3`],
    ['no tick at all', `UPDATE journal SET input = '{"kind":"sleep"}' WHERE seq = 3`],
  ])('is broken at an open span that does not add up: %s', (_, edit) => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    writerFor(store)(...ticks(2), SHOCK, ...ticks(2));
    store.close();
    tamper(folder, edit);
    const reader = openStore(folder, { readOnly: true });
    expect(brokenAt(reader)).toBe(3);
    reader.close();
  });

  it('hands out no record that does not fit the chain', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    writerFor(store)(...LIVED);
    store.close();
    tamper(folder, "UPDATE journal SET input = replace(input, '0.5', '0.4') WHERE seq = 2");
    const reader = openStore(folder, { readOnly: true });
    const seen: number[] = [];
    const read = () => {
      for (const { seq } of reader.tail(null)) seen.push(seq);
    };
    expect(refusalOf(read, 'database.chainHash')).toMatchObject({ seq: 2 });
    expect(seen).toEqual([1]);
    reader.close();
  });
});
