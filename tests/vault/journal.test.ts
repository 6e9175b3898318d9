import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal, type JournalRecord } from '../../src/main/vault/journal';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import type { LifeInput } from '../../src/main/life/input';
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
} from './helpers';

const LATE: LifeInput = { kind: 'tick', dtMs: 1700 };
const SLEEP: LifeInput = { kind: 'sleep' };

/** Appends inputs a second apart, counting ticks as a life would. */
function live(store: LifeStore, inputs: readonly LifeInput[], tick = 0): number {
  for (const [index, input] of inputs.entries()) {
    if (input.kind === 'tick') tick += 1;
    store.append(input, T0_MS + index * 1000, tick);
  }
  return tick;
}

const ticks = (count: number): LifeInput[] => Array<LifeInput>(count).fill(TICK);
const unrolled = (records: Iterable<JournalRecord>): LifeInput[] =>
  [...records].flatMap(({ input, count }) => Array<LifeInput>(count).fill(input));

describe('the journal', () => {
  it('keeps ticks of one dt as one span and everything else one record each', () => {
    const store = openStore(temporaryFolder());
    live(store, [...ticks(3), SHOCK, ...ticks(2), LATE, ...ticks(1), SLEEP]);
    expect([...store.tail(0)].map(({ seq, count, tick, input }) => [seq, count, tick, input.kind])).toEqual([
      [1, 3, 3, 'tick'],
      [2, 1, 3, 'stimulus'],
      [3, 2, 5, 'tick'],
      [4, 1, 6, 'tick'],
      [5, 1, 7, 'tick'],
      [6, 1, 7, 'sleep'],
    ]);
    const [first] = store.tail(0);
    expect(first).toMatchObject({ atMs: T0_MS, lastAtMs: T0_MS + 2000, input: TICK });
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
        let tick = 0;
        for (const { inputs, together, reopen } of batches) {
          const act = () => live(store, inputs, tick);
          tick = together ? store.transaction(act) : act();
          if (!reopen) continue;
          store.close();
          store = openStore(folder);
        }
        expect(unrolled(store.tail(0))).toEqual(batches.flatMap(({ inputs }) => inputs));
        expect(store.verifyChain().whole).toBe(true);
        store.head();
        expect(store.verifyChain().whole).toBe(true);
        store.close();
      }),
      { numRuns: 25 },
    );
  });

  it('takes back everything when a transaction fails, its own memory included', () => {
    const store = openStore(temporaryFolder());
    live(store, ticks(5));
    expect(() =>
      store.transaction(() => {
        live(store, [...ticks(4), SHOCK, ...ticks(2)], 5);
        throw new Error('out of luck');
      }),
    ).toThrow('out of luck');
    expect(store.lastRecord()).toMatchObject({ seq: 1, count: 5, tick: 5 });
    expect(store.append(TICK, T0_MS, 6)).toBe(1);
    expect(store.append(SHOCK, T0_MS, 6)).toBe(2);
    expect(store.verifyChain().whole).toBe(true);
    store.close();
  });

  it('goes on from the record a checkpoint covers', () => {
    const store = openStore(temporaryFolder());
    store.transaction(() => live(store, ticks(1000)));
    store.saveCheckpoint(stateAfter(5), stateHash(stateAfter(5)));
    live(store, [SHOCK, ...ticks(2)], 1000);
    expect([...store.tail(1)].map(({ seq }) => seq)).toEqual([2, 3]);
    expect([...store.tail(store.head().seq)]).toEqual([]);
    store.close();
  });

  const LIVED = [...ticks(3), SHOCK, ...ticks(2), LATE, SLEEP];
  it.each([
    ['an edited input', "UPDATE journal SET input = replace(input, '0.5', '0.4') WHERE seq = 2", 2],
    ['an edited time', 'UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 4', 4],
    ['an edited count', 'UPDATE journal SET count = 9 WHERE seq = 3', 3],
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
  ])('finds %s at its place', (_, edit, brokenAtSeq) => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    live(store, LIVED);
    store.saveCheckpoint(stateAfter(5), stateHash(stateAfter(5)));
    expect(store.verifyChain()).toMatchObject({ whole: true, records: 5 });
    store.close();
    tamper(folder, edit);
    const reader = openStore(folder, { readOnly: true });
    expect(reader.verifyChain()).toMatchObject({ whole: false, brokenAtSeq });
    reader.close();
  });

  it('hands out no record that does not fit the chain', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    live(store, LIVED);
    store.close();
    tamper(folder, "UPDATE journal SET input = replace(input, '0.5', '0.4') WHERE seq = 2");
    const reader = openStore(folder, { readOnly: true });
    const seen: number[] = [];
    const read = () => {
      for (const { seq } of reader.tail(0)) seen.push(seq);
    };
    expect(refusalOf(read, 'database.chainHash')).toMatchObject({ seq: 2 });
    expect(seen).toEqual([1]);
    reader.close();
  });

  it('refuses what finds no room, forgets nothing, and goes on when there is some', () => {
    const folder = temporaryFolder();
    openStore(folder).close();
    const sql = new Sql(join(folder, 'life.db'));
    const journal = new Journal(sql, LIFE_ID);
    journal.append(TICK, T0_MS, 1);
    const { page_count: pages } = sql.first<{ page_count: number }>('PRAGMA page_count') ?? { page_count: 0 };
    sql.exec(`PRAGMA max_page_count = ${pages}`);
    let stored = 0;
    const fill = (): void => {
      for (; stored < 10_000; stored++) journal.append(SHOCK, T0_MS, 1);
    };
    expect(refusalOf(fill, 'database.diskFull')['path']).toBe(sql.path);
    expect([...journal.tail(0)].length).toBe(1 + stored);
    sql.exec('PRAGMA max_page_count = 100000');
    expect(journal.append(SHOCK, T0_MS, 1)).toBe(2 + stored);
    expect(journal.verify([]).whole).toBe(true);
    sql.close();
  });
});
