import { sha256Hex } from './digest';
import { Chain } from './journal-chain';
import { genesisHash, type RecordRow } from './journal-record';
import { Sql, type SqlValue } from './sqlite';

/** How far a salvaged journal reaches. */
export interface Salvaged {
  readonly seq: number;
  readonly tick: number;
}

const PAGE = 200;
const KEYED = [
  ['history_tick', 'chunk'],
  ['history_minute', 'chunk'],
  ['history_hour', 'chunk'],
  ['history_day', 'chunk'],
  ['trace', 'id'],
  ['anomalies', 'id'],
  ['checkpoints_set_aside', 'id'],
] as const;

/**
 * Copies from a damaged database what of it is whole: the journal up to the first record that does not fit, the
 * checkpoints that lie within, and whatever can be read of the rest. What cannot be read is left out; the damaged
 * file itself is only read.
 * @param intoPath a database with the newest schema and nothing in it
 */
export function salvage(fromPath: string, intoPath: string, lifeId: string): Salvaged {
  const from = new Sql(fromPath);
  try {
    from.exec('PRAGMA query_only = ON');
    const into = new Sql(intoPath);
    try {
      return into.transaction(() => {
        const salvaged = copyJournal(from, into, lifeId);
        copyCheckpoints(from, into, salvaged.seq);
        for (const [table, key] of KEYED) copyReadable(from, into, table, key);
        return salvaged;
      });
    } finally {
      into.close();
    }
  } finally {
    from.abandon();
  }
}

const JOURNAL_COLUMNS = ['seq', 'at_ms', 'last_at_ms', 'tick', 'since_ms', 'count', 'input', 'hash'] as const;

function copyJournal(from: Sql, into: Sql, lifeId: string): Salvaged {
  const chain = new Chain({ seq: 0, hash: genesisHash(lifeId) });
  let last: Salvaged = { seq: 0, tick: 0 };
  for (const row of readable<RecordRow>(from, 'journal', 'seq', JOURNAL_COLUMNS.join(', '))) {
    if (chain.refuses(row) !== null) break;
    insert(into, 'journal', JOURNAL_COLUMNS, row as unknown as Record<string, SqlValue>);
    last = { seq: row.seq, tick: row.tick };
  }
  return last;
}

function copyCheckpoints(from: Sql, into: Sql, seqMax: number): void {
  for (const { id } of idsOf(from)) {
    try {
      const row = from.first<Record<string, SqlValue>>('SELECT * FROM checkpoints WHERE id = ?', id);
      if (row === null || Number(row['seq']) > seqMax) continue;
      if (sha256Hex(String(row['state'])) === row['sha256'])
        insert(into, 'checkpoints', Object.keys(row), row);
    } catch {
      // One that cannot be read cannot be copied; the others can.
    }
  }
}

function idsOf(from: Sql): readonly { readonly id: number }[] {
  try {
    return from.all<{ id: number }>('SELECT id FROM checkpoints ORDER BY id');
  } catch {
    return [];
  }
}

function copyReadable(from: Sql, into: Sql, table: string, key: string): void {
  const seen = new Set<SqlValue>();
  // From both ends: what lies behind a damaged page is reached from the other side.
  for (const order of ['ASC', 'DESC'] as const) {
    for (const row of readable<Record<string, SqlValue>>(from, table, key, '*', order)) {
      const at = row[key] ?? null;
      if (seen.has(at)) break;
      seen.add(at);
      insert(into, table, Object.keys(row), row);
    }
  }
}

/** Row by row until the end, or until one cannot be read. */
function* readable<Row extends object>(
  from: Sql,
  table: string,
  key: string,
  columns: string,
  order: 'ASC' | 'DESC' = 'ASC',
): Generator<Row, void> {
  let last: SqlValue = null;
  for (let limit = PAGE; ;) {
    const beyond = order === 'ASC' ? '>' : '<';
    const where = last === null ? '' : `WHERE ${key} ${beyond} ?`;
    let page: Row[];
    try {
      page = from.all<Row>(
        `SELECT ${columns} FROM ${table} ${where} ORDER BY ${key} ${order} LIMIT ${limit}`,
        ...(last === null ? [] : [last]),
      );
    } catch {
      if (limit === 1) return;
      limit = 1;
      continue;
    }
    for (const row of page) {
      yield row;
      last = (row as Record<string, SqlValue>)[key] ?? null;
    }
    if (page.length < limit) return;
  }
}

function insert(
  into: Sql,
  table: string,
  columns: readonly string[],
  row: Readonly<Record<string, SqlValue>>,
): void {
  into.run(
    `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((column) => bound(row[column] ?? null)),
  );
}

/** Bytes come back as an ArrayBuffer, and go in as an array of bytes. */
const bound = (value: SqlValue | ArrayBuffer): SqlValue =>
  value instanceof ArrayBuffer ? new Uint8Array(value) : value;
