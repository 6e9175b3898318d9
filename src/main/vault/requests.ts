import type { StimulusReceipt } from '../../shared/commands';
import { z } from 'zod';
import { bytes, textFrom, wholes, type Sql } from './sqlite';

/** So many, the newest, are remembered. */
const REQUESTS_MAX = 10_000;
/** Old ones are taken out this many at a time, so that hardly any request pays for it. */
const PRUNE_EVERY = 256;

/** What a sender asked for under a key of its own choice. */
export interface RequestKey {
  readonly key: string;
  /** SHA-256 of what was asked, hex. */
  readonly digest: string;
}

export interface KnownRequest extends RequestKey {
  readonly receipts: readonly StimulusReceipt[];
}

const receiptsSchema = z.array(z.object({ seq: z.int(), tick: z.int(), urgent: z.boolean() }));

/**
 * What was taken under which key, and what its sender was answered: written with the stimuli themselves, so that a
 * request that comes again (its answer was lost, or the process that gave it) is answered again and taken no second
 * time.
 */
export class Requests {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** What is known under a key; `null` where that is nothing, or cannot be read any more. */
  find(key: string): KnownRequest | null {
    const row = this.#sql.first<{ digest: ArrayBuffer; receipts: ArrayBuffer }>(
      `SELECT ${bytes('digest', 'receipts')} FROM requests WHERE key = ?`,
      key,
    );
    if (row === null) return null;
    const receipts = receiptsFrom(textFrom(row.receipts));
    return receipts === null ? null : { key, digest: textFrom(row.digest), receipts };
  }

  keep({ key, digest, receipts }: KnownRequest): void {
    this.#sql.run(
      `INSERT INTO requests (key, digest, receipts) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET digest = excluded.digest, receipts = excluded.receipts`,
      ...[key, digest, JSON.stringify(receipts)],
    );
    const newest = this.#sql.first<{ id: number }>(`SELECT ${wholes('id')} FROM requests WHERE key = ?`, key);
    if (newest !== null && newest.id % PRUNE_EVERY === 0) {
      this.#sql.run('DELETE FROM requests WHERE id <= ?', newest.id - REQUESTS_MAX);
    }
  }
}

function receiptsFrom(text: string): readonly StimulusReceipt[] | null {
  try {
    return receiptsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
