import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex, stateHash } from '../../src/main/vault/digest';
import { genesisHash, hashOf } from '../../src/main/vault/journal-record';
import { MIGRATIONS } from '../../src/main/vault/migrations';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import type { LifeState } from '../../src/main/life/state';
import { FakeClock } from '../support/fake-clock';
import { allSnapshotsRemoved } from './damages';
import { examine, verified } from './examine';
import { bringUp, folderOf, layOut, openHost } from './exemplar';
import type { JournalRow } from './truth';

// Goal: whoever changes what was lived is found out, at the record, and the life goes on from what can be believed.

const { crashed } = bringUp();
const { lifeId, truth } = crashed;
/** The newest checkpoint stands within this record; what comes after it is what a start reads. */
const TAIL_SEQ = truth.checkpointSeqs.at(-1) ?? 0;
const stimulusSeq = (note: string): number => truth.rows.find(({ input }) => input.includes(note))?.seq ?? 0;
const EARLY = stimulusSeq('the first noise');
const MIDDLE = stimulusSeq('one');
const LATE = stimulusSeq('shortly before the end');
const OPEN = truth.rows.at(-1)?.seq ?? 0;

test('the exemplar has what these tests need', () => {
  expect(TAIL_SEQ).toBe(LATE - 1);
  expect(OPEN).toBe(LATE + 1);
  expect(truth.rows.at(-1)?.hash).toBeNull();
  expect([EARLY, MIDDLE].every((seq) => seq > 1 && seq < TAIL_SEQ)).toBe(true);
});

function change(folder: string, sql: string): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  database.exec(sql);
  database.close();
}

/** Hashes records anew, as somebody would who knows how. */
function rehash(folder: string, fromSeq: number, toSeq: number): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  const rows = database.prepare('SELECT * FROM journal ORDER BY seq').all([]) as JournalRow[];
  let previous = genesisHash(lifeId);
  for (const row of rows) {
    const hash = row.seq >= fromSeq && row.seq <= toSeq ? hashOf(previous, row) : row.hash;
    if (row.hash === null || hash === null) break;
    database.prepare('UPDATE journal SET hash = ? WHERE seq = ?').run([hash, row.seq]);
    previous = hash;
  }
  database.close();
}

/** Makes checkpoints fit a journal that was hashed anew. */
function reanchor(folder: string): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  const rows = database.prepare('SELECT * FROM journal ORDER BY seq').all([]) as JournalRow[];
  const marks = database.prepare('SELECT id, seq, tick, at_ms FROM checkpoints WHERE seq > 0').all([]) as {
    readonly id: number;
    readonly seq: number;
    readonly tick: number;
    readonly at_ms: number;
  }[];
  for (const { id, seq, tick, at_ms } of marks) {
    const row = rows[seq - 1];
    if (row === undefined) throw new Error(`no record #${seq}`);
    const later = row.tick - tick;
    const then = {
      ...row,
      ...(later === 0
        ? {}
        : { tick, last_at_ms: at_ms, since_ms: row.since_ms - later * 1000, count: row.count - later }),
    };
    const hash = hashOf(rows[seq - 2]?.hash ?? genesisHash(lifeId), then);
    database.prepare('UPDATE checkpoints SET head_hash = ? WHERE id = ?').run([hash, id]);
  }
  database.close();
}

/** Gives a checkpoint another state, and everything that vouches for it. */
function forgeState(folder: string, which: string, edit: (state: LifeState) => LifeState): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  const found = database.prepare(`SELECT id, state FROM checkpoints WHERE ${which}`).all([]) as {
    id: number;
    state: string;
  }[];
  for (const { id, state } of found) {
    const forged = edit(JSON.parse(state) as LifeState);
    const text = canonicalJson(forged);
    database
      .prepare('UPDATE checkpoints SET state = ?, sha256 = ?, state_hash = ? WHERE id = ?')
      .run([text, sha256Hex(text), stateHash(forged), id]);
  }
  database.close();
}

const rested = (state: LifeState): LifeState => ({
  ...state,
  vitals: { ...state.vitals, energy: state.vitals.energy - 1 },
});
const weaker = (seq: number): string =>
  `UPDATE journal SET input = replace(input, '"intensity":0.', '"intensity":0.1') WHERE seq = ${seq}`;
/** More than any stimulus is: what it leads to is no state of a life. */
const beyond = (seq: number): string =>
  `UPDATE journal SET input = replace(input, '"intensity":0.', '"intensity":7.') WHERE seq = ${seq}`;

interface Case {
  readonly name: string;
  readonly change: (folder: string) => void;
  /** The record that verifying names; `null` where nothing is wrong with the journal. */
  readonly named: number | null;
}

/** Verifies what lies there as it is, then wakes it. */
function examineChange({ name, change: act, named }: Case, { stays = false } = {}) {
  const damage = (home: string, folder: string): void => {
    act(folder);
    expect(verified(home, lifeId)).toBe(named === null ? 'whole' : `broken #${named}`);
  };
  return examine(name, crashed, damage, { named: stays ? named : null });
}

describe('a record that was changed long ago is named, and the life lives on', () => {
  const edited = (what: string, seq: number) => (folder: string) =>
    change(folder, `UPDATE journal SET ${what} WHERE seq = ${seq}`);
  test.each<Case>([
    { name: 'its input', change: (folder) => change(folder, weaker(EARLY)), named: EARLY },
    { name: 'its note', change: edited("input = replace(input, 'first', 'last')", EARLY), named: EARLY },
    { name: 'its time', change: edited('at_ms = at_ms - 1', MIDDLE), named: MIDDLE },
    { name: 'its time since birth', change: edited('since_ms = since_ms + 1', MIDDLE), named: MIDDLE },
    { name: 'its count', change: edited('count = count + 1', EARLY + 1), named: EARLY + 1 },
    { name: 'its tick', change: edited('tick = tick + 1', MIDDLE), named: MIDDLE },
    {
      name: 'its hash',
      change: edited("hash = iif(hash LIKE 'f%', '0', 'f') || substr(hash, 2)", MIDDLE),
      named: MIDDLE,
    },
    { name: 'its seal', change: edited('hash = NULL', EARLY + 1), named: EARLY + 1 },
    {
      name: 'deleted',
      change: (folder) => change(folder, `DELETE FROM journal WHERE seq = ${MIDDLE}`),
      named: MIDDLE,
    },
    {
      name: 'the first one deleted',
      change: (folder) => change(folder, 'DELETE FROM journal WHERE seq = 1'),
      named: 1,
    },
    {
      name: 'a stretch deleted',
      change: (folder) => change(folder, `DELETE FROM journal WHERE seq BETWEEN ${EARLY} AND ${MIDDLE}`),
      named: EARLY,
    },
    {
      name: 'exchanged with another',
      change: (folder) =>
        change(
          folder,
          `UPDATE journal SET seq = -1 WHERE seq = ${EARLY};
           UPDATE journal SET seq = ${EARLY} WHERE seq = ${MIDDLE};
           UPDATE journal SET seq = ${MIDDLE} WHERE seq = -1`,
        ),
      named: EARLY,
    },
    {
      name: 'repeated',
      change: (folder) =>
        change(
          folder,
          `UPDATE journal SET seq = -seq - 1 WHERE seq >= ${MIDDLE};
           UPDATE journal SET seq = -seq WHERE seq < 0;
           INSERT INTO journal (seq, at_ms, last_at_ms, tick, since_ms, count, input, hash)
           SELECT ${MIDDLE}, at_ms, last_at_ms, tick, since_ms, count, input, hash FROM journal WHERE seq = ${MIDDLE + 1}`,
        ),
      named: MIDDLE + 1,
    },
    {
      // A record and its own hash agree again: it is the next one that is chained to what was there.
      name: 'hashed anew by itself',
      change: (folder) => {
        change(folder, weaker(EARLY));
        rehash(folder, EARLY, EARLY);
      },
      named: EARLY + 1,
    },
  ])('$name', (each) => {
    const { lostTicks } = examineChange({ ...each, name: `old record changed: ${each.name}` });
    expect(each.name === 'repeated' || lostTicks === 0).toBe(true);
  });
});

describe('a journal that was hashed anew to its end', () => {
  const forgedBy = (edit: string) => (folder: string) => {
    change(folder, edit);
    rehash(folder, MIDDLE, Infinity);
  };
  const forged = forgedBy(weaker(MIDDLE));
  const firstNoted = (ticks: readonly number[], from: number): number => {
    const tick = ticks.find((one) => one >= (truth.rows[from - 1]?.tick ?? 0)) ?? 0;
    return truth.rows.find((row) => row.tick >= tick)?.seq ?? 0;
  };

  test('does not fit the first snapshot after it', () => {
    const named = firstNoted(truth.snapshotTicks, MIDDLE);
    examineChange({ name: 'hashed anew', change: forged, named }, { stays: true });
  });

  test('is no reason not to wake, though it leads to what no life can be', () => {
    const named = firstNoted(truth.snapshotTicks, MIDDLE);
    const change = forgedBy(beyond(MIDDLE));
    examineChange({ name: 'hashed anew, impossible', change, named }, { stays: true });
  });

  test('nor, where the checkpoints were made to fit, the snapshots all the same', () => {
    const home = layOut(crashed);
    const folder = folderOf(home, lifeId);
    forged(folder);
    reanchor(folder);
    expect(verified(home, lifeId)).toBe(`broken #${firstNoted(truth.snapshotTicks, MIDDLE)}`);
  });

  test('nor, where all snapshots are gone too, the states of the checkpoints', () => {
    const home = layOut(crashed);
    const folder = folderOf(home, lifeId);
    forged(folder);
    reanchor(folder);
    allSnapshotsRemoved(folder);
    expect(verified(home, lifeId)).toBe(`broken #${truth.checkpointSeqs.find((seq) => seq >= MIDDLE)}`);
  });
});

describe('a record that was changed after the newest checkpoint', () => {
  test.each<Case & { readonly upToSeq: number }>([
    { name: 'its input', change: (folder) => change(folder, weaker(LATE)), named: LATE, upToSeq: LATE - 1 },
    {
      name: 'deleted',
      change: (folder) => change(folder, `DELETE FROM journal WHERE seq = ${LATE}`),
      named: LATE,
      upToSeq: LATE - 1,
    },
    {
      name: 'an open span longer than its time',
      change: (folder) =>
        change(folder, `UPDATE journal SET count = count + 9, tick = tick + 9 WHERE seq = ${OPEN}`),
      named: OPEN,
      upToSeq: LATE,
    },
    {
      name: 'an open span of a million years',
      change: (folder) => change(folder, `UPDATE journal SET count = 31536000000000 WHERE seq = ${OPEN}`),
      named: OPEN,
      upToSeq: LATE,
    },
    {
      name: 'an open span of other ticks',
      change: (folder) =>
        change(folder, `UPDATE journal SET input = '{"dtMs":9000,"kind":"tick"}' WHERE seq = ${OPEN}`),
      named: OPEN,
      upToSeq: LATE,
    },
    {
      name: 'an input that there is none of',
      change: (folder) => {
        change(folder, `UPDATE journal SET input = '[]' WHERE seq = ${LATE}`);
        rehash(folder, LATE, LATE);
      },
      named: LATE,
      upToSeq: LATE - 1,
    },
  ])('is named, and the life goes on from the one before: $name', ({ upToSeq, ...each }) => {
    const { tick, aside } = examineChange({ ...each, name: `new record changed: ${each.name}` });
    expect(tick).toBe(truth.rows[upToSeq - 1]?.tick);
    expect(aside).toEqual(['life.db.damaged']);
  });

  test('the end cut off cleanly: what a checkpoint or a snapshot saw is missed', () => {
    const { tick } = examineChange({
      name: 'end of the journal deleted',
      change: (folder) => change(folder, `DELETE FROM journal WHERE seq >= ${TAIL_SEQ}`),
      named: TAIL_SEQ,
    });
    expect(tick).toBe(truth.checkpointTicks.at(-1));
  });
});

describe('a checkpoint that was changed', () => {
  const newest = 'id = (SELECT max(id) FROM checkpoints)';
  const first = 'id = (SELECT min(id) FROM checkpoints)';

  test.each<Case & { readonly told: readonly string[] }>([
    {
      name: 'the newest state',
      change: (folder) =>
        change(
          folder,
          `UPDATE checkpoints SET state = replace(state, '"energy":', '"energy":1') WHERE ${newest}`,
        ),
      named: null,
      told: ['runtime.host.checkpointPassed'],
    },
    {
      name: 'the newest state cut off',
      change: (folder) =>
        change(folder, `UPDATE checkpoints SET state = substr(state, 1, 1000) WHERE ${newest}`),
      named: null,
      told: ['runtime.host.checkpointPassed'],
    },
    {
      name: 'the newest state hash',
      change: (folder) =>
        change(folder, `UPDATE checkpoints SET state_hash = '${'0'.repeat(64)}' WHERE ${newest}`),
      named: TAIL_SEQ,
      told: ['runtime.host.checkpointPassed'],
    },
    {
      name: 'where the newest one stands',
      change: (folder) =>
        change(folder, `UPDATE checkpoints SET head_hash = '${'0'.repeat(64)}' WHERE ${newest}`),
      named: TAIL_SEQ,
      told: ['runtime.host.restored'],
    },
    {
      name: 'all but the first damaged',
      change: (folder) => change(folder, "UPDATE checkpoints SET state = 'gone' WHERE seq > 0"),
      named: null,
      told: Array<string>(truth.checkpointSeqs.filter((seq) => seq > 0).length).fill(
        'runtime.host.checkpointPassed',
      ),
    },
    {
      name: 'all deleted',
      change: (folder) => change(folder, 'DELETE FROM checkpoints'),
      named: 0,
      told: ['runtime.host.restored'],
    },
    {
      name: 'all damaged',
      change: (folder) => change(folder, "UPDATE checkpoints SET state = 'gone'"),
      named: 0,
      told: ['runtime.host.restored'],
    },
    {
      name: 'the first, with which the journal begins',
      change: (folder) => change(folder, `UPDATE checkpoints SET state = 'gone' WHERE ${first}`),
      named: 0,
      told: ['runtime.host.restored'],
    },
  ])('costs nothing: $name', ({ told, ...each }) => {
    const { lostTicks, notices } = examineChange({ ...each, name: `checkpoint changed: ${each.name}` });
    expect(lostTicks).toBe(0);
    expect(notices).toEqual(told);
  });

  test.each([
    ['the newest', newest, TAIL_SEQ],
    ['the first', first, 0],
  ])('and vouched for, is named by what leads to it, and stops nobody: %s', (_, which, named) => {
    const home = layOut(crashed);
    forgeState(folderOf(home, lifeId), which, rested);
    expect(verified(home, lifeId)).toBe(`broken #${named}`);
    const clock = new FakeClock(crashed.leftAtMs);
    for (let start = 1; start <= 3; start++) {
      const { host, notices } = openHost(home, clock);
      clock.pass(5000);
      expect(host.keeper?.view).toMatchObject({ identity: { lifeId }, tick: truth.lastTick + 5 * start });
      expect(notices).toEqual([]);
      host.sleep();
    }
    // Once it is gone, the next state that was saved tells.
    expect(verified(home, lifeId)).toMatch(/^broken #/);
  });
});

describe('what is only told of a life', () => {
  test.each([
    ['how far it was told', "UPDATE meta SET value = 'far' WHERE key = 'recorded'"],
    ['the same, far too far', `UPDATE meta SET value = '{"seq":99,"tick":"x"}' WHERE key = 'recorded'`],
    ['entries of the trace', 'UPDATE trace SET happening = \'{"kind":\' WHERE id % 2 = 0'],
    [
      'an anomaly',
      "INSERT INTO anomalies (id, anomaly) VALUES (1, 'none') ON CONFLICT DO UPDATE SET anomaly = 'none'",
    ],
    ['the points of its history', 'UPDATE history_tick SET points = substr(points, 1, 77)'],
    ['the whole history', 'DELETE FROM history_tick; DELETE FROM history_minute'],
  ])('may be nonsense, and the life wakes as it was: %s', (name, sql) => {
    const outcome = examineChange({
      name: `notes changed: ${name}`,
      change: (folder) => change(folder, sql),
      named: null,
    });
    expect(outcome).toMatchObject({ lostTicks: 0, notices: [], verify: 'whole' });
  });
});

describe('a database that says it is another’s', () => {
  test('while its journal says it is ours, is damaged', () => {
    const { lostTicks, notices } = examine('meta changed: the life’s id', crashed, (_, folder) =>
      change(folder, `UPDATE meta SET value = replace(value, substr(value, 1, 1), 'z') WHERE key = 'lifeId'`),
    );
    expect({ lostTicks, notices }).toEqual({ lostTicks: 0, notices: ['runtime.host.restored'] });
  });

  test('or of a newer app, is left as it is', () => {
    const home = layOut(crashed);
    change(folderOf(home, lifeId), 'PRAGMA user_version = 99');
    const { host } = openHost(home, new FakeClock(crashed.leftAtMs));
    expect(host.none()?.reason).toMatchObject({ key: 'errors.database.newer' });
    host.sleep();
    change(folderOf(home, lifeId), `PRAGMA user_version = ${MIGRATIONS.at(-1)?.version}`);
    const again = openHost(home, new FakeClock(crashed.leftAtMs));
    expect(again.host.keeper?.view.tick).toBe(truth.lastTick);
    again.host.sleep();
  });
});
