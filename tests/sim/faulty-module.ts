import { createRequire as realCreateRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ground, logOf, type CallKind, type Disk, type Fault } from './disk';

/* Takes the place of node:module for src/main/vault/sqlite.ts, which loads the database library by it. */

interface RealStatement {
  run(parameters: unknown): unknown;
  all(parameters: unknown): unknown[];
}
interface RealDatabase {
  readonly inTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): RealStatement;
  close(): void;
}
type RealConstructor = new (path: string, options: object) => RealDatabase;

const require = realCreateRequire(import.meta.url);
const RealLibrary = require('libsql') as RealConstructor;

export const createRequire = () => (name: string) => {
  if (name !== 'libsql') throw new Error(`the simulator has no double of ${name}`);
  return FaultyDatabase;
};

const CODES = {
  full: ['SQLITE_FULL', 'database or disk is full'],
  io: ['SQLITE_IOERR', 'disk I/O error'],
} as const satisfies Record<Fault, readonly [string, string]>;

/** One connection, whose statements pass by the faulty disk one by one. */
class FaultyDatabase implements RealDatabase {
  readonly #real: RealDatabase;
  readonly #path: string;
  readonly #disk: Disk | null;
  readonly #isLock: boolean;
  #waitsForDisk = true;
  #isOpen = true;

  constructor(address: string, options: object) {
    const { disk } = ground;
    const path = address.startsWith('file:') ? fileURLToPath(address) : address;
    this.#path = path;
    this.#disk = disk !== null && disk.inside(path) !== null ? disk : null;
    this.#isLock = path.endsWith('lock.db');
    const open = () => new RealLibrary(address, options);
    this.#real =
      this.#disk?.call({
        ...{ kind: 'open', what: `open ${relative(this.#disk.root, path)}`, act: open },
        fail: (fault) => fail(fault),
      }) ?? open();
    this.#disk?.opened(this);
  }

  get inTransaction(): boolean {
    return this.#real.inTransaction;
  }

  exec(sql: string): void {
    this.#through(sql, () => this.#real.exec(sql));
    const level = /^PRAGMA synchronous = (\w+)/.exec(sql)?.[1];
    if (level !== undefined) this.#waitsForDisk = level === 'FULL';
  }

  prepare(sql: string): RealStatement {
    const statement = this.#real.prepare(sql);
    return {
      run: (parameters) => this.#through(sql, () => statement.run(parameters)),
      all: (parameters) => this.#through(sql, () => statement.all(parameters)),
    };
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#disk?.closed(this);
    this.#real.close();
  }

  #through<Result>(sql: string, act: () => Result): Result {
    const disk = this.#disk;
    // Of a closed connection the library answers for itself; asked whether it is in a transaction, it ends the process.
    if (disk === null || !this.#isOpen) return act();
    const kind = this.#kindOf(sql);
    return disk.call({
      ...{ kind, what: `${sql.trim().slice(0, 40).replace(/\s+/g, ' ')}` },
      // Inside a transaction pages wait in memory: that there is no room for them shows at the commit.
      late: kind === 'write' && this.#real.inTransaction,
      act: () => {
        const result = act();
        // Before anyone can die after it: on return of the commit it was safe.
        if (kind === 'commit' && this.#waitsForDisk)
          disk.ledger.logSynced(disk.root, logOf(disk.root, this.#path));
        return result;
      },
      fail: (fault) => {
        // SQLite undoes the whole transaction then, whichever statement it was.
        if (this.#real.inTransaction) this.#real.exec('ROLLBACK');
        return fail(fault);
      },
    });
  }

  #kindOf(sql: string): CallKind {
    const [word = '', more = ''] = sql.trim().toUpperCase().split(/\s+/, 2);
    // The lock is taken and given back in memory and by the system.
    if (this.#isLock) return 'setting';
    switch (word) {
      case 'COMMIT':
        return 'commit';
      case 'ROLLBACK':
        return 'setting';
      case 'SELECT':
        // Whether what cannot be read now is gone for ever, nobody can tell: what is rescued is taken for that.
        return this.#path.includes('.damaged') ? 'setting' : 'read';
      case 'BEGIN':
        return more === 'IMMEDIATE' ? 'begin' : 'read';
      case 'PRAGMA':
        if (/^PRAGMA (JOURNAL_MODE|WAL_CHECKPOINT)/.test(sql.toUpperCase())) return 'commit';
        return /^PRAGMA (USER_VERSION|QUICK_CHECK)/.test(sql.toUpperCase()) ? 'read' : 'setting';
      default:
        return 'write';
    }
  }
}

function fail(fault: Fault): never {
  const [code, words] = CODES[fault];
  throw Object.assign(new Error(words), { name: 'SqliteError', code });
}
