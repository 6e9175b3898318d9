import { Checkpoints, wholeOnes, type WholeCheckpoint } from './checkpoints';
import type { JournalAnchor } from './journal-chain';
import { JournalReader } from './journal-reader';
import type { JournalRecord } from './journal-record';
import type { ParseState } from './parse-state';
import { Sql } from './sqlite';

/**
 * What a damaged database can still be asked. Nothing is believed that does not prove itself, so neither what the
 * file says of itself nor how its journal ends has to be legible. Only read.
 */
export class Remains {
  readonly #lifeId: string;
  readonly #sql: Sql;
  readonly #checkpoints: Checkpoints;
  readonly #journal: JournalReader;

  /** @throws Refusal where it is no database at all */
  constructor(databasePath: string, lifeId: string, parseState: ParseState) {
    this.#lifeId = lifeId;
    this.#sql = new Sql(databasePath, { readOnly: true });
    this.#checkpoints = new Checkpoints(this.#sql, parseState);
    this.#journal = new JournalReader(this.#sql, lifeId);
  }

  /** Those that are whole, newest first. */
  *checkpoints(): Generator<WholeCheckpoint, void> {
    for (const checkpoint of wholeOnes(this.#checkpoints.legible())) {
      if (checkpoint.state.identity.lifeId === this.#lifeId) yield checkpoint;
    }
  }

  /** @see LifeStore.tail */
  tail(after: JournalAnchor, noted?: readonly JournalAnchor[]): Generator<JournalRecord, void> {
    return this.#journal.tail(after, noted);
  }

  close(): void {
    this.#sql.abandon();
  }
}
