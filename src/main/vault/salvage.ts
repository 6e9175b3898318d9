import { sha256Hex } from './digest';
import { Chain } from './journal-chain';
import { genesisHash, RECORD_COLUMNS, rowFrom, type RawRow, type RecordRow } from './journal-record';
import { bytes, reals, Sql, sqliteCodeOf, textFrom, wholes, type SqlValue } from './sqlite';

/** How far a salvaged journal reaches. */
export interface Salvaged {
  readonly seq: number;
  readonly tick: number;
}

const PAGE = 200;

/** A table as it is copied: every column as what it should be, whatever a flipped bit made of it. */
interface Shape {
  readonly table: string;
  readonly key: string;
  readonly wholes?: readonly string[];
  readonly reals?: readonly string[];
  readonly blobs?: readonly string[];
  readonly texts?: readonly string[];
}

const CHECKPOINTS: Shape = {
  ...{ table: 'checkpoints', key: 'id', wholes: ['seq', 'tick', 'at_ms', 'pinned'] },
  texts: ['head_hash', 'state_hash', 'state', 'sha256'],
};
const NOTES: readonly Shape[] = [
  ...['history_tick', 'history_minute', 'history_hour', 'history_day'].map((table) => {
    return { table, key: 'chunk', reals: ['from_ms'], blobs: ['points'] };
  }),
  { table: 'trace', key: 'id', wholes: ['seq', 'at_ms'], texts: ['happening'] },
  { table: 'anomalies', key: 'id', texts: ['anomaly'] },
  { table: 'checkpoints_set_aside', key: 'id', wholes: ['tick'], texts: ['state', 'reason'] },
];

/**
 * Copies from a damaged database what of it is whole: the journal up to the first record that does not fit, the
 * checkpoints that lie within, and whatever can be read of the rest. What cannot be read is left out; the damaged
 * file itself is only read.
 * @param intoPath a database with the newest schema and nothing in it
 */
export function salvage(fromPath: string, intoPath: string, lifeId: string): Salvaged {
  const from = new Sql(fromPath, { readOnly: true });
  try {
    const into = new Sql(intoPath);
    try {
      return into.transaction(() => {
        const salvaged = copyJournal(from, into, lifeId);
        copyCheckpoints(from, into, salvaged.seq);
        for (const shape of NOTES) copyReadable(from, into, shape);
        return salvaged;
      });
    } finally {
      into.close();
    }
  } finally {
    from.abandon();
  }
}

function copyJournal(from: Sql, into: Sql, lifeId: string): Salvaged {
  const chain = new Chain({ seq: 0, hash: genesisHash(lifeId) });
  let last: Salvaged = { seq: 0, tick: 0 };
  let open: RecordRow | null = null;
  for (const raw of readable<RawRow>(from, 'journal', 'seq', RECORD_COLUMNS)) {
    const row = rowFrom(raw);
    // One without a hash can only be the last: where others follow, it was changed.
    const fits: boolean = open === null && chain.refuses(row) === null;
    open = fits && row.hash === null ? row : null;
    if (!fits) break;
    if (open === null) last = copyRecord(into, row);
  }
  return open === null ? last : copyRecord(into, open);
}

function copyRecord(into: Sql, row: RecordRow): Salvaged {
  const { seq, at_ms, last_at_ms, tick, since_ms, count, input, hash } = row;
  into.run(
    `INSERT INTO journal (seq, at_ms, last_at_ms, tick, since_ms, count, input, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[seq, at_ms, last_at_ms, tick, since_ms, count, input, hash],
  );
  return { seq, tick };
}

function copyCheckpoints(from: Sql, into: Sql, seqMax: number): void {
  for (const row of fromBothEnds(from, CHECKPOINTS)) {
    const { seq, state, sha256 } = row;
    if (Number(seq) > seqMax || !(state instanceof ArrayBuffer) || !(sha256 instanceof ArrayBuffer)) continue;
    if (sha256Hex(textFrom(state)) === textFrom(sha256)) insertIfItFits(into, CHECKPOINTS, row);
  }
}

function copyReadable(from: Sql, into: Sql, shape: Shape): void {
  for (const row of fromBothEnds(from, shape)) insertIfItFits(into, shape, row);
}

type Row = Readonly<Record<string, number | ArrayBuffer | null>>;

/** What lies behind a damaged page is reached from the other side. */
function* fromBothEnds(from: Sql, shape: Shape): Generator<Row, void> {
  const { table, key } = shape;
  const seen = new Set<unknown>();
  for (const order of ['ASC', 'DESC'] as const) {
    for (const row of readable<Row>(from, table, key, columnsOf(shape), order)) {
      if (seen.has(row[key])) break;
      seen.add(row[key]);
      yield row;
    }
  }
}

const columnsOf = ({ key, wholes: whole = [], reals: real = [], blobs = [], texts = [] }: Shape): string =>
  [key, wholes(...whole), reals(...real), bytes(...blobs, ...texts)].filter((part) => part !== '').join(', ');

/** Row by row until the end, or until one cannot be read. */
function* readable<Found extends object>(
  from: Sql,
  table: string,
  key: string,
  columns: string,
  order: 'ASC' | 'DESC' = 'ASC',
): Generator<Found, void> {
  let last: number | null = null;
  for (let limit = PAGE; ;) {
    const beyond = order === 'ASC' ? '>' : '<';
    const where = last === null ? '' : `WHERE ${key} ${beyond} ?`;
    let page: Found[];
    try {
      page = from.all<Found>(
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
      last = (row as Readonly<Record<string, number>>)[key] ?? null;
    }
    if (page.length < limit) return;
  }
}

/** What a flipped bit made of a row may be none that the table takes. */
function insertIfItFits(into: Sql, { table, texts = [] }: Shape, row: Row): void {
  const columns = Object.keys(row);
  const places = columns.map((column) => (texts.includes(column) ? 'CAST(? AS TEXT)' : '?'));
  try {
    into.run(
      `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
      ...columns.map((column) => bound(row[column] ?? null)),
    );
  } catch (error) {
    const { cause } = error as Error;
    if (!sqliteCodeOf(cause).startsWith('SQLITE_CONSTRAINT')) throw error;
  }
}

/** Bytes come back as an ArrayBuffer, and go in as an array of bytes. */
const bound = (value: number | ArrayBuffer | null): SqlValue =>
  value instanceof ArrayBuffer ? new Uint8Array(value) : value;
