import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../../shared/refusal';
import { refusal, wordsOf } from './refuse';

/**
 * What a statement takes. A JavaScript number that is whole is stored as an integer. Bytes come back as an
 * ArrayBuffer.
 */
export type SqlValue = number | string | Uint8Array | null;

interface Statement {
  run(parameters: readonly SqlValue[]): unknown;
  all(parameters: readonly SqlValue[]): unknown[];
}
interface Database {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}
type DatabaseConstructor = new (path: string, options: { timeout: number }) => Database;

let loaded: DatabaseConstructor | null = null;

/** Loaded when first needed: without its native part, the app can still say what is missing. */
function loadLibrary(): DatabaseConstructor {
  try {
    loaded ??= createRequire(import.meta.url)('libsql') as DatabaseConstructor;
    return loaded;
  } catch (error) {
    throw refusal('failed', 'database.nativeMissing', { reason: firstLine(wordsOf(error)) }, error);
  }
}

/** A connection without statements of its own, for a lock. @throws Refusal */
export function openPlainDatabase(path: string): Database {
  const Library = loadLibrary();
  try {
    return new Library(path, { timeout: 0 });
  } catch (error) {
    throw sqlRefusal(path, error);
  }
}

/** Primary codes, for their variants that the library has no name for. */
const PRIMARY_CODES: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};

/** The SQLite code of an error, e.g. `SQLITE_BUSY`; empty where it is none. */
export function sqliteCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, rawCode } = error as { code?: unknown; rawCode?: unknown };
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return code;
  return typeof rawCode === 'number' ? (PRIMARY_CODES[rawCode & 0xff] ?? '') : '';
}

/**
 * Columns as a select asks for them where it may meet damage. The library ends the whole process on text that is no
 * UTF-8, and a flipped bit can make that of any column: so numbers are asked for as numbers, and text as bytes.
 */
export const wholes = (...names: readonly string[]): string => casts(names, 'INTEGER');
export const reals = (...names: readonly string[]): string => casts(names, 'REAL');
export const bytes = (...names: readonly string[]): string => casts(names, 'BLOB');

/**
 * The text in the bytes of a column. What is no UTF-8 becomes U+FFFD, and fails whatever looks at it next; so does what
 * damage made NULL of, which no constraint keeps it from.
 */
export const textFrom = (column: ArrayBuffer | null): string =>
  column === null ? '' : Buffer.from(column).toString('utf8');

function casts(names: readonly string[], type: string): string {
  return names.map((name) => `CAST(${name} AS ${type}) AS ${name}`).join(', ');
}

/**
 * Whether it is what lies on the disk that is wrong: it is damaged, or a part of it is not there at all. Any other
 * trouble may be over when it is tried again.
 */
export const isDamage = (error: unknown): boolean =>
  error instanceof Refusal && (error.code === 'damaged' || sqliteCodeOf(error.cause) === 'SQLITE_ERROR');

/**
 * One connection to one database: statements kept prepared, transactions that nest by joining, and every
 * trouble told as a Refusal that names the file.
 */
export class Sql {
  readonly path: string;
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #participants: Participant[] = [];
  #inTransaction = false;
  /** The commit of the open transaction waits for the disk. */
  #waits = false;
  #mustSync = false;

  /**
   * @param readOnly nothing is written, and no byte of the database changes, whoever else has it open
   * @throws Refusal
   */
  constructor(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    this.path = path;
    this.#database = openPlainDatabase(readOnly ? addressForReading(path) : path);
    if (readOnly) this.exec('PRAGMA query_only = ON');
    // A reader that looks in while the owner tidies its log waits a moment instead of failing.
    this.exec('PRAGMA busy_timeout = 2000');
  }

  /** Keeps its memory in step with what is committed. */
  join(participant: Participant): void {
    this.#participants.push(participant);
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  exec(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw sqlRefusal(this.path, error);
    }
  }

  run(sql: string, ...parameters: readonly SqlValue[]): void {
    try {
      this.#prepared(sql).run(parameters);
    } catch (error) {
      throw sqlRefusal(this.path, error);
    }
  }

  all<Row>(sql: string, ...parameters: readonly SqlValue[]): Row[] {
    try {
      return this.#prepared(sql).all(parameters) as Row[];
    } catch (error) {
      throw sqlRefusal(this.path, error);
    }
  }

  first<Row>(sql: string, ...parameters: readonly SqlValue[]): Row | null {
    return this.all<Row>(sql, ...parameters)[0] ?? null;
  }

  /**
   * All or nothing; joins a transaction that is already open.
   * @param waits as for `begin`
   */
  transaction<T>(act: () => T, waits = false): T {
    if (this.#inTransaction) return act();
    const unit = this.begin(waits);
    try {
      const result = act();
      unit.commit();
      return result;
    } finally {
      unit.end();
    }
  }

  /**
   * A transaction that stays open until it is committed; everything in between joins it.
   * @param waits its commit waits for the disk: on return it survives a loss of power
   */
  begin(waits = false): UnitOfWork {
    if (waits) this.exec('PRAGMA synchronous = FULL');
    try {
      this.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (waits) this.exec('PRAGMA synchronous = NORMAL');
      throw error;
    }
    this.#inTransaction = true;
    this.#waits = waits;
    for (const participant of this.#participants) participant.begun();
    return {
      commit: () => {
        for (const participant of this.#participants) participant.committing();
        this.exec('COMMIT');
        this.#inTransaction = false;
        if (this.#mustSync) this.sync();
      },
      end: () => {
        if (this.#inTransaction) this.#rollBack();
        if (waits) this.exec('PRAGMA synchronous = NORMAL');
      },
    };
  }

  /** Whatever is read in `act` belongs to one moment, though another connection may go on writing. */
  reading<T>(act: () => T): T {
    if (this.#inTransaction) return act();
    this.exec('BEGIN');
    try {
      return act();
    } finally {
      this.exec('ROLLBACK');
    }
  }

  /**
   * Like `transaction`, but on return the change has survived even a loss of power. Inside an open transaction
   * that does not wait for the disk itself, the promise holds once the outermost one has returned; should the
   * disk fail between its commit and that promise, it throws though it is committed.
   */
  durably<T>(act: () => T): T {
    if (!this.#inTransaction) return this.transaction(act, true);
    if (!this.#waits) this.#mustSync = true;
    return act();
  }

  /** Everything committed so far survives a loss of power: a commit that waits for the disk carries all before it. */
  sync(): void {
    this.#mustSync = false;
    this.durably(() => this.run("UPDATE meta SET value = value WHERE key = 'lifeId'"));
  }

  /** @throws Refusal `damaged` with the first thing SQLite finds wrong */
  requireSound(): void {
    const found = this.first<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check ?? 'ok';
    if (found !== 'ok')
      throw refusal('damaged', 'database.damaged', { path: this.path, reason: firstLine(found) });
  }

  /** Leaves one complete file behind: what stands in the write-ahead log moves into it. */
  close(): void {
    try {
      if (!this.#inTransaction) this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.abandon();
    }
  }

  /** Closes without touching the file: for one that was refused, or is only read. */
  abandon(): void {
    // Asking a closed connection of this library whether it is in a transaction ends the process.
    this.#inTransaction = false;
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #rollBack(): void {
    this.#inTransaction = false;
    this.#mustSync = false;
    // A full disk makes SQLite roll back on its own; a second one would hide the reason.
    if (this.#database.inTransaction) this.exec('ROLLBACK');
    for (const participant of this.#participants) participant.rolledBack();
  }
}

/** Changes that become true together, or not at all. */
export interface UnitOfWork {
  /** @throws Refusal: nothing has changed */
  commit(): void;
  /** Undoes what was not committed. */
  end(): void;
}

/** Who keeps something in memory that belongs to the open transaction. */
export interface Participant {
  begun(): void;
  /** The last chance to write what was held back. */
  committing(): void;
  rolledBack(): void;
}

const DAMAGE_CODES = ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_IOERR_SHORT_READ'];

function sqlRefusal(path: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = sqliteCodeOf(error);
  const reason = firstLine(wordsOf(error));
  // A file that ends too early is no trouble of the disk; and all JSON in a database was written by us.
  const isDamaged = DAMAGE_CODES.some((prefix) => code.startsWith(prefix)) || reason === 'malformed JSON';
  if (isDamaged) {
    return refusal('damaged', 'database.damaged', { path, reason }, error);
  }
  if (code.startsWith('SQLITE_FULL')) return refusal('failed', 'database.diskFull', { path }, error);
  return refusal('failed', 'database.failed', { path, reason }, error);
}

/**
 * Who closes a database last folds its log into it, readers too, unless they opened it with `mode=ro`; where there
 * is no log, that would leave an empty one behind.
 */
function addressForReading(path: string): string {
  return fileBytes(`${path}-wal`) > 0 ? `${pathToFileURL(path).href}?mode=ro` : path;
}

/** How large a database, or its log, is; 0 where it is not there. @throws Refusal `failed` where nobody can tell */
export function fileBytes(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  } catch (error) {
    throw sqlRefusal(path, error);
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
