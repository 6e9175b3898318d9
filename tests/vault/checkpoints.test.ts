import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import { Sql } from '../../src/main/vault/sqlite';
import {
  openStore,
  range,
  refusalOf,
  stateAfter,
  T0_MS,
  tamper,
  temporaryFolder,
  TICK,
  writerFor,
} from './helpers';

const save = (store: LifeStore, tick: number): void => {
  writerFor(store)(TICK);
  store.saveCheckpoint(stateAfter(tick), stateHash(stateAfter(tick)));
};
const beginWith = (store: LifeStore, tick: number, atMs = T0_MS): void =>
  store.beginWith(stateAfter(tick), stateHash(stateAfter(tick)), atMs, 'arrived', T0_MS + 9);
const ticksOf = (checkpoints: Iterable<{ tick: number }>): number[] =>
  [...checkpoints].map(({ tick }) => tick);

describe('checkpoints', () => {
  it('give back the state they were given, newest first, with the place they stand at', () => {
    const store = openStore(temporaryFolder());
    save(store, 1);
    const there = store.anchor();
    save(store, 2);
    const [newest, older] = store.checkpoints();
    expect(newest).toMatchObject({ anchor: store.anchor(), tick: 2, atMs: T0_MS + 2000, problem: null });
    expect(newest?.state).toEqual(stateAfter(2));
    expect(older?.anchor).toEqual(there);
    store.close();
  });

  it('keep the first of each stretch and the newest three', () => {
    const store = openStore(temporaryFolder());
    for (const tick of range(1, 6)) save(store, tick);
    expect(ticksOf(store.checkpoints())).toEqual([6, 5, 4, 1]);
    expect(ticksOf(store.checkpointMarks())).toEqual([1, 4, 5, 6]);
    expect(ticksOf(store.checkpointsUpTo(5))).toEqual([5, 4, 1]);
    store.close();
  });

  it.each([
    [
      'UPDATE checkpoints SET state = replace(state, \'"tick":3\', \'"tick":4\') WHERE tick = 3',
      'checkpointDamaged',
    ],
    ['UPDATE checkpoints SET state = substr(state, 1, 100) WHERE tick = 3', 'checkpointDamaged'],
    ["UPDATE checkpoints SET state_hash = 'no' WHERE tick = 3", 'checkpointHash'],
    [
      "UPDATE checkpoints SET state = '{}', sha256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' WHERE tick = 3",
      'checkpointState',
    ],
  ])('pass over a damaged one and say why: %s', (edit, key) => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of [1, 2, 3]) save(store, tick);
    store.close();
    tamper(folder, edit);
    const again = openStore(folder);
    const [newest, older] = again.checkpoints();
    expect(newest).toMatchObject({ tick: 3, state: null, problem: { key: `errors.database.${key}` } });
    expect(older?.state).toEqual(stateAfter(2));
    again.close();
  });

  it('that are damaged are set aside with the reason, and lost to nobody', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of [1, 2, 3]) save(store, tick);
    store.close();
    tamper(folder, "UPDATE checkpoints SET state = 'half a st' WHERE tick = 3");
    const again = openStore(folder);
    const [newest] = again.checkpoints();
    if (newest === undefined) throw new Error('no checkpoint');
    again.setAside(newest, 'its bytes differ');
    expect(ticksOf(again.checkpoints())).toEqual([2, 1]);
    for (const tick of range(4, 30)) save(again, tick);
    again.close();
    const sql = new Sql(join(folder, 'life.db'));
    expect(sql.all('SELECT tick, state, reason FROM checkpoints_set_aside')).toEqual([
      { tick: 3, state: 'half a st', reason: 'its bytes differ' },
    ]);
    sql.abandon();
  });

  it('of which a hole left nothing but a row without columns are damage', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of [1, 2, 3]) save(store, tick);
    store.close();
    const sql = new Sql(join(folder, 'life.db'));
    const table =
      sql.first<{ sql: string }>("SELECT sql FROM sqlite_master WHERE name = 'checkpoints'")?.sql ?? '';
    sql.abandon();
    tamper(
      folder,
      `CREATE TABLE holed (${table.slice(table.indexOf('(') + 1).replaceAll('NOT NULL', '')};
       INSERT INTO holed SELECT * FROM checkpoints;
       UPDATE holed SET seq = NULL, head_hash = NULL, state_hash = NULL, state = NULL WHERE tick = 2;
       DROP TABLE checkpoints;
       ALTER TABLE holed RENAME TO checkpoints;
       PRAGMA writable_schema = ON;
       UPDATE sqlite_master SET sql = '${table}' WHERE name = 'checkpoints';`,
    );
    const again = openStore(folder);
    refusalOf(() => again.checkpointMarks(), 'database.damaged');
    refusalOf(() => [...again.checkpoints()], 'database.damaged');
    again.close();
  });

  it('leave every older one where the newest could not be read back', () => {
    const folder = temporaryFolder();
    const store = openStore(folder);
    for (const tick of range(1, 4)) save(store, tick);
    store.close();
    // Stands for a disk that takes something else than it was given.
    tamper(
      folder,
      `CREATE TRIGGER forgetful AFTER INSERT ON checkpoints
       BEGIN UPDATE checkpoints SET state = substr(state, 1, 99) WHERE id = new.id; END`,
    );
    const again = openStore(folder);
    for (const tick of range(5, 7)) save(again, tick);
    expect(ticksOf(again.checkpointMarks())).toEqual([1, 2, 3, 4, 5, 6, 7]);
    again.close();
  });
});

describe('the beginning of a journal', () => {
  it('is a state that stands before every record', () => {
    const store = openStore(temporaryFolder());
    beginWith(store, 5, T0_MS - 7);
    expect([...store.tail(null)]).toEqual([]);
    expect([...store.beginnings()]).toMatchObject([
      { tick: 5, atMs: T0_MS - 7, pinned: true, anchor: { seq: 0, hash: store.anchor().hash } },
    ]);
    store.close();
  });

  it.each(['a record', 'a checkpoint alone'])(
    'after %s is a seam, and the chain goes through it',
    (first) => {
      const store = openStore(temporaryFolder());
      if (first === 'a record') save(store, 1);
      else beginWith(store, 1);
      beginWith(store, 40, T0_MS + 4);
      const anchor = store.anchor();
      const [seam] = [...store.tail(null, [anchor])].slice(-1);
      expect(seam).toMatchObject({
        seq: anchor.seq,
        atMs: T0_MS + 9,
        tick: 40,
        sinceBirthMs: 40_000,
        count: 1,
      });
      expect(seam?.input).toEqual({ kind: 'seam', reason: 'arrived', stateHash: stateHash(stateAfter(40)) });
      expect([...store.beginnings()].at(-1)).toMatchObject({ tick: 40, atMs: T0_MS + 4 });
      expect([...store.beginnings()].at(-1)?.anchor).toMatchObject({ seq: anchor.seq, hash: anchor.hash });
      store.close();
    },
  );

  it('is kept for ever, however many come after it', () => {
    const store = openStore(temporaryFolder());
    beginWith(store, 3);
    beginWith(store, 4);
    for (const tick of range(5, 20)) save(store, tick);
    expect(ticksOf(store.beginnings())).toEqual([3, 4]);
    expect(ticksOf(store.checkpoints())).toEqual([20, 19, 18, 4, 3]);
    store.close();
  });

  it('says where it was restored, and not that it came from elsewhere', () => {
    const store = openStore(temporaryFolder());
    beginWith(store, 3);
    beginWith(store, 4);
    expect(store.restorations()).toEqual([]);
    store.beginWith(stateAfter(5), stateHash(stateAfter(5)), T0_MS, 'restored', T0_MS + 77);
    expect(store.restorations()).toEqual([{ seq: 2, tick: 5 }]);
    store.close();
  });
});
