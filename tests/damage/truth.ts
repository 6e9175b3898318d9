import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LifeInput } from '../../src/main/life/input';
import { Life } from '../../src/main/life/life';
import type { LifeState } from '../../src/main/life/state';
import { openPlainDatabase, type SqlValue } from '../../src/main/vault/sqlite';

export interface JournalRow {
  readonly seq: number;
  readonly at_ms: number;
  readonly last_at_ms: number;
  readonly tick: number;
  readonly since_ms: number;
  readonly count: number;
  readonly input: string;
  readonly hash: string | null;
}
interface CheckpointRow {
  readonly id: number;
  readonly seq: number;
  readonly tick: number;
  readonly at_ms: number;
  readonly pinned: number;
  readonly head_hash: string;
  readonly state_hash: string;
  readonly state: string;
  readonly sha256: string;
}

/** What is not as it was written: the first such record, and where such checkpoints stand. */
export interface Wrong {
  readonly record: number | null;
  readonly checkpoints: readonly number[];
  /** Of the journal there is nothing any more from that record on: an end that is missing, not one that is wrong. */
  readonly isCutOff?: boolean;
}

/**
 * What a life really was, kept apart from its home: every record, every checkpoint and every snapshot as they were
 * written. What of a damaged home is good is decided by comparing with this, never by the code that is proven.
 */
export class Truth {
  readonly rows: readonly JournalRow[];
  readonly snapshotTicks: readonly number[];
  readonly #checkpoints: readonly CheckpointRow[];
  readonly #snapshots: ReadonlyMap<string, Buffer>;

  constructor(folder: string) {
    [this.rows, this.#checkpoints] = reading(folder, (all) => [
      all<JournalRow>(`SELECT ${COLUMNS} FROM journal ORDER BY seq`),
      all<CheckpointRow>('SELECT * FROM checkpoints ORDER BY id'),
    ]);
    this.#snapshots = snapshotsIn(folder);
    this.snapshotTicks = [...this.#snapshots.keys()].map(tickOf).sort((one, other) => one - other);
  }

  get lastTick(): number {
    return this.rows.at(-1)?.tick ?? 0;
  }
  get checkpointTicks(): readonly number[] {
    return this.#checkpoints.map(({ tick }) => tick);
  }
  /** Places of the journal at which a checkpoint stands. */
  get checkpointSeqs(): readonly number[] {
    return this.#checkpoints.map(({ seq }) => seq);
  }

  /** Every state the life was in at a tick: after that tick, and after whatever reached it before the next. */
  statesAt(tick: number): readonly LifeState[] {
    const first = this.#checkpoints[0];
    if (first === undefined) throw new Error('a life begins with a checkpoint');
    const life = Life.from(JSON.parse(first.state) as LifeState);
    const states = life.tick === tick ? [life.state()] : [];
    for (const row of this.rows) {
      const input = JSON.parse(row.input) as LifeInput | { readonly kind: 'clock' };
      if (input.kind === 'clock') continue;
      for (let time = 0; time < row.count; time++) {
        life.apply(input);
        if (life.tick === tick) states.push(life.state());
      }
      if (life.tick > tick) break;
    }
    return states;
  }

  /** The furthest tick that what is left in a folder still proves; `null` where nothing whole is left. */
  provenTick(folder: string): number | null {
    const starts = [...snapshotsIn(folder)]
      .filter(([name, bytes]) => this.#snapshots.get(name)?.equals(bytes) === true)
      .map(([name, bytes]) => {
        const { journal } = JSON.parse(bytes.toString()) as { journal: { seq: number } };
        return { seq: journal.seq, tick: tickOf(name) };
      });
    const ticks = starts.map(({ tick }) => tick);
    if (existsSync(join(folder, 'life.db'))) {
      ticks.push(...reading(folder, (all) => this.#provenByJournal(all, starts)));
    }
    return ticks.length === 0 ? null : Math.max(...ticks);
  }

  wrongIn(folder: string): Wrong {
    if (!existsSync(join(folder, 'life.db'))) return { record: 1, checkpoints: this.checkpointSeqs };
    return reading(folder, (all) => ({
      ...this.#wrongRecord(all),
      checkpoints: this.#checkpoints.filter((row) => !sameCheckpoint(all, row)).map(({ seq }) => seq),
    }));
  }

  /** The same for a life that goes on from a tick: what came after it is lost, and wrong no more. */
  wrongUpTo(tick: number, { record, checkpoints, isCutOff = false }: Wrong): Wrong {
    const wrong = this.rows.find(({ seq }) => seq === record);
    // What reached it after the last tick that is left is lost too.
    const isOf = wrong !== undefined && (isCutOff ? wrong.tick < tick : wrong.tick <= tick);
    return { record: isOf ? wrong.seq : null, checkpoints };
  }

  #wrongRecord(all: All): Pick<Wrong, 'record' | 'isCutOff'> {
    const wrong = this.rows.find((row) => !isAsWritten(all, row) && !isStillOpen(all, row));
    if (wrong === undefined) return { record: null };
    return {
      record: wrong.seq,
      isCutOff: !holds(all, 'SELECT 1 FROM journal WHERE seq >= ? LIMIT 1', wrong.seq),
    };
  }

  #provenByJournal(all: All, snapshots: readonly Start[]): readonly number[] {
    const starts = [...snapshots, ...this.#checkpoints.filter((row) => sameCheckpoint(all, row))];
    return starts.map(({ seq, tick }) => {
      let proven = tick;
      // What follows is chained to the record before: without that one it proves nothing.
      for (const row of this.rows) {
        if (row.seq < seq - 1) continue;
        if (!isAsWritten(all, row)) break;
        if (row.seq >= seq) proven = Math.max(proven, row.tick);
      }
      return proven;
    });
  }
}

/** A state that is whole, and the record at which it stands. */
interface Start {
  readonly seq: number;
  readonly tick: number;
}

const COLUMNS = 'seq, at_ms, last_at_ms, tick, since_ms, count, input, hash';

type All = <Row>(sql: string, ...parameters: readonly SqlValue[]) => Row[];

/** Reads a copy, so that looking changes nothing. */
function reading<Result>(folder: string, act: (all: All) => Result): Result {
  const copy = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'life-truth-'));
  for (const name of ['life.db', 'life.db-wal']) {
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
  }
  const database = openPlainDatabase(join(copy, 'life.db'));
  try {
    return act(
      <Row>(sql: string, ...parameters: readonly SqlValue[]) =>
        database.prepare(sql).all(parameters) as Row[],
    );
  } finally {
    database.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

// Compared inside SQLite: the library ends the process where it is handed text that a flipped bit has spoilt.
function isAsWritten(all: All, row: JournalRow): boolean {
  const { seq, at_ms, last_at_ms, tick, since_ms, count, input, hash } = row;
  return holds(
    all,
    `SELECT 1 FROM journal WHERE seq = ? AND at_ms IS ? AND last_at_ms IS ? AND tick IS ? AND since_ms IS ?
     AND count IS ? AND input IS ? AND hash IS ?`,
    ...[seq, at_ms, last_at_ms, tick, since_ms, count, input, hash],
  );
}

/** The last span as it was before another input sealed it. */
function isStillOpen(
  all: All,
  { seq, at_ms, last_at_ms, tick, since_ms, count, input }: JournalRow,
): boolean {
  return holds(
    all,
    `SELECT 1 FROM journal WHERE seq = ? AND at_ms IS ? AND last_at_ms IS ? AND tick IS ? AND since_ms IS ?
     AND count IS ? AND input IS ? AND hash IS NULL AND seq = (SELECT max(seq) FROM journal)`,
    ...[seq, at_ms, last_at_ms, tick, since_ms, count, input],
  );
}

function sameCheckpoint(all: All, row: CheckpointRow): boolean {
  const { id, seq, tick, at_ms, pinned, head_hash, state_hash, state, sha256 } = row;
  return holds(
    all,
    `SELECT 1 FROM checkpoints WHERE id = ? AND seq IS ? AND tick IS ? AND at_ms IS ? AND pinned IS ?
     AND head_hash IS ? AND state_hash IS ? AND state IS ? AND sha256 IS ?`,
    ...[id, seq, tick, at_ms, pinned, head_hash, state_hash, state, sha256],
  );
}

function holds(all: All, sql: string, ...parameters: readonly SqlValue[]): boolean {
  try {
    return all(sql, ...parameters).length === 1;
  } catch {
    return false;
  }
}

function snapshotsIn(folder: string): ReadonlyMap<string, Buffer> {
  const path = join(folder, 'snapshots');
  if (!existsSync(path)) return new Map();
  return new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]));
}

const tickOf = (name: string): number => Number.parseInt(name, 10);
