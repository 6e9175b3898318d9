import type { StimulusReceipt } from '../../shared/commands';
import { z } from 'zod';
import { bytes, textFrom, type Sql } from './sqlite';

/** So many, the newest, are remembered. */
const REQUESTS_MAX = 10_000;

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
    // Along the key of its table: it finds one old row, or none.
    this.#sql.run('DELETE FROM requests WHERE id <= (SELECT max(id) FROM requests) - ?', REQUESTS_MAX);
  }
}

function receiptsFrom(text: string): readonly StimulusReceipt[] | null {
  try {
    return receiptsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
