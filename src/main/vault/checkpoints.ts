import type { Message } from '../../shared/views';
import type { LifeState } from '../life/state';
import { canonicalJson, sha256Hex, stateHash } from './digest';
import type { JournalHead } from './journal-chain';
import type { ParseState } from './parse-state';
import { message, wordsOf } from './refuse';
import type { Sql } from './sqlite';

/** How many of the newest checkpoints are kept, beside the first one, which every replay begins from. */
export const CHECKPOINTS_KEPT = 3;

/** A damaged one has no state, and says what is wrong with it. */
export type Checkpoint = {
  readonly id: number;
  /** The newest journal record whose effect the state holds; 0 before the first. */
  readonly seq: number;
  readonly tick: number;
  /** When this state was last lived, Unix ms. */
  readonly atMs: number;
  readonly stateHash: string;
} & (
  { readonly state: LifeState; readonly problem: null } | { readonly state: null; readonly problem: Message }
);

interface Row {
  readonly id: number;
  readonly seq: number;
  readonly tick: number;
  readonly at_ms: number;
  readonly state_hash: string;
  readonly state: string;
  readonly sha256: string;
}

/** Whole states of the organism, each with the journal record it covers: where recovery begins. */
export class Checkpoints {
  readonly #sql: Sql;
  readonly #parse: ParseState;

  constructor(sql: Sql, parse: ParseState) {
    this.#sql = sql;
    this.#parse = parse;
  }

  /** To be called inside a transaction that also seals the journal. */
  save(state: LifeState, hash: string, head: JournalHead, atMs: number): void {
    const text = canonicalJson(state);
    this.#sql.run(
      `INSERT INTO checkpoints (seq, head_hash, tick, at_ms, state_hash, state, sha256)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[head.seq, head.hash, state.tick, atMs, hash, text, sha256Hex(text)],
    );
    this.#prune();
  }

  /** Newest first, read one at a time; a damaged one says why instead of holding a state. */
  *newestFirst(): Generator<Checkpoint, void> {
    for (const id of this.#ids()) {
      const row = this.#row(id);
      if (row !== null) yield this.#check(row);
    }
  }

  first(): Checkpoint | null {
    const id = this.#ids().at(-1);
    const row = id === undefined ? null : this.#row(id);
    return row === null ? null : this.#check(row);
  }

  /** The journal's head as each checkpoint saw it. */
  anchors(): readonly JournalHead[] {
    return this.#sql.all<JournalHead>('SELECT seq, head_hash AS hash FROM checkpoints');
  }

  #prune(): void {
    const [newest, ...older] = this.#ids();
    const first = older.pop();
    // Trust what was just written only after reading it back; until then every older one stays.
    const row = newest === undefined || first === undefined ? null : this.#row(newest);
    if (row === null || sha256Hex(row.state) !== row.sha256) return;
    for (const id of older.slice(CHECKPOINTS_KEPT - 1)) {
      this.#sql.run('DELETE FROM checkpoints WHERE id = ?', id);
    }
  }

  #ids(): readonly number[] {
    return this.#sql.all<{ id: number }>('SELECT id FROM checkpoints ORDER BY id DESC').map(({ id }) => id);
  }

  #row(id: number): Row | null {
    return this.#sql.first<Row>('SELECT * FROM checkpoints WHERE id = ?', id);
  }

  #check(row: Row): Checkpoint {
    const { id, seq, tick, at_ms: atMs, state_hash: expected } = row;
    const mark = { id, seq, tick, atMs, stateHash: expected };
    const bad = (problem: Message): Checkpoint => ({ ...mark, state: null, problem });
    if (sha256Hex(row.state) !== row.sha256) return bad(message('database.checkpointDamaged', { tick }));
    try {
      const state = this.#parse(JSON.parse(row.state));
      if (stateHash(state) !== expected) return bad(message('database.checkpointHash', { tick }));
      return { ...mark, state, problem: null };
    } catch (error) {
      return bad(message('database.checkpointState', { tick, why: wordsOf(error) }));
    }
  }
}
