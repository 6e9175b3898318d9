import type { Message } from '../../shared/views';
import type { LifeState } from '../life/state';
import { canonicalJson, sha256Hex, stateHash } from './digest';
import type { JournalAnchor } from './journal-chain';
import { keptLandmarks } from './landmarks';
import type { ParseState } from './parse-state';
import { message, reasonOf } from './refuse';
import { legibleRows } from './row-by-row';
import { bytes, isDamage, textFrom, wholes, type Sql } from './sqlite';

/** How many of the newest checkpoints are kept, beside those that are kept for other reasons. */
export const CHECKPOINTS_KEPT = 3;

export interface CheckpointMark {
  readonly id: number;
  /** How far the journal had come: the state holds the effect of every input up to here. */
  readonly anchor: JournalAnchor;
  readonly tick: number;
  /** When this state was last lived, Unix ms. */
  readonly atMs: number;
  readonly stateHash: string;
  /** A replay begins here: the first state of this journal, or one that came from elsewhere. Kept for ever. */
  readonly pinned: boolean;
}

export type WholeCheckpoint = CheckpointMark & { readonly state: LifeState; readonly problem: null };
/** It has no state, and says what is wrong with it. */
export type DamagedCheckpoint = CheckpointMark & { readonly state: null; readonly problem: Message };
export type Checkpoint = WholeCheckpoint | DamagedCheckpoint;

/** Those that are whole, in the same order and no earlier read than asked for. */
export function* wholeOnes(checkpoints: Iterable<Checkpoint>): Generator<WholeCheckpoint, void> {
  for (const checkpoint of checkpoints) if (checkpoint.problem === null) yield checkpoint;
}

/** Text as bytes; see `bytes` of sqlite.ts. */
interface MarkRow {
  readonly id: number;
  readonly seq: number;
  readonly head_hash: ArrayBuffer;
  readonly tick: number;
  readonly at_ms: number;
  readonly pinned: number;
  readonly state_hash: ArrayBuffer;
}
interface Row extends MarkRow {
  readonly state: ArrayBuffer;
  readonly sha256: ArrayBuffer;
}

const MARK_COLUMNS = `id, ${wholes('seq', 'tick', 'at_ms', 'pinned')}, ${bytes('head_hash', 'state_hash')}`;
const COLUMNS = `${MARK_COLUMNS}, ${bytes('state', 'sha256')}`;

/** Whole states of the organism, each with the moment of the journal it belongs to: where recovery begins. */
export class Checkpoints {
  readonly #sql: Sql;
  readonly #parse: ParseState;

  constructor(sql: Sql, parse: ParseState) {
    this.#sql = sql;
    this.#parse = parse;
  }

  /** @param atMs when the state was last lived, Unix ms */
  save(state: LifeState, hash: string, anchor: JournalAnchor, atMs: number, pinned: boolean): void {
    const text = canonicalJson(state);
    this.#sql.run(
      `INSERT INTO checkpoints (seq, head_hash, tick, at_ms, pinned, state_hash, state, sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[anchor.seq, anchor.hash, state.tick, atMs, pinned ? 1 : 0, hash, text, sha256Hex(text)],
    );
    this.#prune();
  }

  /** Newest first, read one at a time; a damaged one says why instead of holding a state. */
  newestFirst(): Generator<Checkpoint, void> {
    return this.#each(this.#newestFirst().map(({ id }) => id));
  }

  /**
   * The newest as it was written, for a list: only its bytes are checked, which costs a tenth of checking what they
   * say. `null` where there is none, or its bytes are not as they were written.
   */
  peek(): LifeState | null {
    const [newest] = this.#newestFirst();
    const row = newest === undefined ? null : this.#row(newest.id);
    return row === null || !isAsWritten(row) ? null : (JSON.parse(textFrom(row.state)) as LifeState);
  }

  /** Newest first, as far as they can be read at all. */
  *legible(): Generator<Checkpoint, void> {
    const table = { table: 'checkpoints', key: 'id', columns: 'id' };
    const ids = [...legibleRows<{ id: number }>(this.#sql, table)].map(({ id }) => id);
    for (const id of ids.sort((one, other) => other - one)) {
      try {
        yield* this.#each([id]);
      } catch (error) {
        // Its bytes cannot be read.
        if (!isDamage(error)) throw error;
      }
    }
  }

  /** Oldest first. */
  pinned(): Generator<Checkpoint, void> {
    return this.#each(this.marks().flatMap(({ id, pinned }) => (pinned ? [id] : [])));
  }

  /** Those from which a tick can be reached, nearest first. */
  upTo(tick: number): Generator<Checkpoint, void> {
    return this.#each(this.#newestFirst().flatMap((mark) => (mark.tick <= tick ? [mark.id] : [])));
  }

  /** A damaged one is kept aside, where it is in nobody's way. */
  setAside(id: number, reason: string): void {
    this.#sql.run(
      'INSERT OR REPLACE INTO checkpoints_set_aside SELECT id, tick, state, ? FROM checkpoints WHERE id = ?',
      ...[reason, id],
    );
    this.#sql.run('DELETE FROM checkpoints WHERE id = ?', id);
  }

  /**
   * All of them, oldest first.
   * @throws Refusal `damaged` where the table itself is: what is written into it further would be lost with it
   */
  marks(): readonly CheckpointMark[] {
    const rows = this.#sql.all<MarkRow>(`SELECT ${MARK_COLUMNS} FROM checkpoints ORDER BY id`);
    if (!areInForm(rows)) this.#sql.requireSound();
    return rows.map(markOf);
  }

  *#each(ids: readonly number[]): Generator<Checkpoint, void> {
    for (const id of ids) {
      const row = this.#row(id);
      if (row !== null) yield this.#check(row);
    }
  }

  #prune(): void {
    const marks = this.#newestFirst();
    const newest = marks[0];
    // Trust what was just written only after reading it back; until then every older one stays.
    const row = newest === undefined ? null : this.#row(newest.id);
    if (row === null || !isAsWritten(row)) return;
    const landmarks = keptLandmarks(marks);
    const gone = marks.slice(CHECKPOINTS_KEPT).filter(({ id, pinned }) => !pinned && !landmarks.has(id));
    for (const { id } of gone) this.#sql.run('DELETE FROM checkpoints WHERE id = ?', id);
  }

  #newestFirst(): readonly CheckpointMark[] {
    return [...this.marks()].reverse();
  }

  #row(id: number): Row | null {
    return this.#sql.first<Row>(`SELECT ${COLUMNS} FROM checkpoints WHERE id = ?`, id);
  }

  #check(row: Row): Checkpoint {
    const mark = markOf(row);
    const { tick, stateHash: expected } = mark;
    const bad = (problem: Message): Checkpoint => ({ ...mark, state: null, problem });
    if (!isAsWritten(row)) return bad(message('database.checkpointDamaged', { tick }));
    try {
      const state = this.#parse(JSON.parse(textFrom(row.state)));
      if (stateHash(state) !== expected) return bad(message('database.checkpointHash', { tick }));
      return { ...mark, state, problem: null };
    } catch (error) {
      return bad(message('database.checkpointState', { tick, why: reasonOf(error) }));
    }
  }
}

const isAsWritten = ({ state, sha256 }: Row): boolean => sha256Hex(textFrom(state)) === textFrom(sha256);

/** A hole in a page leaves rows that no constraint would have let in, out of their order. */
const areInForm = (rows: readonly MarkRow[]): boolean =>
  rows.every(
    (row, index) =>
      Object.values(row as unknown as Record<string, unknown>).every((column) => column !== null) &&
      row.id > (rows[index - 1]?.id ?? -1),
  );

function markOf(row: MarkRow): CheckpointMark {
  const { id, seq, tick, at_ms: atMs, pinned } = row;
  const anchor = { seq, hash: textFrom(row.head_hash), tick, lastAtMs: atMs };
  return { id, anchor, tick, atMs, stateHash: textFrom(row.state_hash), pinned: pinned === 1 };
}
