import { sha256Hex } from './digest';
import { Chain } from './journal-chain';
import { JournalReader } from './journal-reader';
import { genesisHash, type RecordRow } from './journal-record';
import { learntByMonitor, noteLearnt } from './notes';
import { legibleRows, type KeyedTable } from './row-by-row';
import { bytes, isDamage, reals, Sql, sqliteCodeOf, textFrom, wholes, type SqlValue } from './sqlite';

/** How far a salvaged journal reaches. */
export interface Salvaged {
  readonly seq: number;
  readonly tick: number;
}

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
  ...['event_minute', 'event_hour', 'event_day'].map((table) => ({ table, key: 'chunk', blobs: ['counts'] })),
  { table: 'phases', key: 'id', wholes: ['tick', 'since_ms'], texts: ['phase'] },
  { table: 'trace', key: 'id', wholes: ['seq', 'at_ms', 'since_ms'], texts: ['happening'] },
  { table: 'anomalies', key: 'id', texts: ['anomaly'] },
  { table: 'digests', key: 'id', wholes: ['from_tick'], texts: ['span', 'digest'] },
  { table: 'requests', key: 'id', texts: ['key', 'digest', 'receipts'] },
  { table: 'checkpoints_set_aside', key: 'id', wholes: ['tick'], texts: ['state', 'reason'] },
];

/**
 * Copies from a damaged database what of it is whole: the journal up to the first record that does not fit, the
 * checkpoints that lie within, and whatever can be read of the rest. What cannot be read is left out; the damaged
 * file itself is only read.
 * @param intoPath a database with the newest schema and nothing in it
 * @throws Refusal where the one cannot be opened or the other not be written: nothing is lost yet
 */
export function salvage(fromPath: string, intoPath: string, lifeId: string): Salvaged {
  const from = openedToRead(fromPath);
  if (from === null) return { seq: 0, tick: 0 };
  try {
    const into = new Sql(intoPath);
    try {
      return into.transaction(() => {
        const salvaged = copyJournal(from, into, lifeId);
        copyCheckpoints(from, into, salvaged.seq);
        for (const shape of NOTES) copyReadable(from, into, shape);
        copyLearnt(from, into);
        return salvaged;
      });
    } finally {
      into.close();
    }
  } finally {
    from.abandon();
  }
}

function openedToRead(path: string): Sql | null {
  try {
    return new Sql(path, { readOnly: true });
  } catch (error) {
    // Not a database any more: there is nothing to copy. One that cannot be opened now may hold everything.
    if (isDamage(error)) return null;
    throw error;
  }
}

function copyJournal(from: Sql, into: Sql, lifeId: string): Salvaged {
  const chain = new Chain({ seq: 0, hash: genesisHash(lifeId) });
  let last: Salvaged = { seq: 0, tick: 0 };
  let open: RecordRow | null = null;
  const journal = new JournalReader(from, lifeId);
  for (const row of rowsThatCanBeRead(journal)) {
    // One without a hash can only be the last: where others follow, it was changed.
    const fits: boolean = open === null && journal.isLegible(row) && chain.refuses(row) === null;
    open = fits && row.hash === null ? row : null;
    if (!fits) break;
    if (open === null) last = copyRecord(into, row);
  }
  return open === null ? last : copyRecord(into, open);
}

function* rowsThatCanBeRead(journal: JournalReader): Generator<RecordRow, void> {
  try {
    yield* journal.rowsAfter(0);
  } catch (error) {
    // As far as it could be read. A disk that fails now may give all of it later.
    if (!isDamage(error)) throw error;
  }
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
  for (const row of legibleRows<Row>(from, keyed(CHECKPOINTS))) {
    const { seq, state, sha256 } = row;
    if (Number(seq) > seqMax || !(state instanceof ArrayBuffer) || !(sha256 instanceof ArrayBuffer)) continue;
    if (sha256Hex(textFrom(state)) === textFrom(sha256)) insertIfItFits(into, CHECKPOINTS, row);
  }
}

function copyReadable(from: Sql, into: Sql, shape: Shape): void {
  for (const row of legibleRows<Row>(from, keyed(shape))) insertIfItFits(into, shape, row);
}

function copyLearnt(from: Sql, into: Sql): void {
  try {
    const learnt = learntByMonitor(from);
    if (learnt !== null) noteLearnt(into, learnt);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

type Row = Readonly<Record<string, number | ArrayBuffer | null>>;

const keyed = (shape: Shape): KeyedTable => {
  const { table, key, wholes: whole = [], reals: real = [], blobs = [], texts = [] } = shape;
  const columns = [key, wholes(...whole), reals(...real), bytes(...blobs, ...texts)];
  return { table, key, columns: columns.filter((part) => part !== '').join(', ') };
};

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
