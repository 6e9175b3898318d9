import { existsSync } from 'node:fs';
import type { Anomaly, HistoryPoint, TraceEntry } from '../../shared/views';
import type { LifeInput } from '../life/input';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import { Checkpoints, type Checkpoint } from './checkpoints';
import { History, HISTORY_TICKS_MAX, type MinutePoint } from './history';
import { Journal, type ChainReport, type JournalRecord } from './journal';
import type { JournalHead } from './journal-chain';
import { migrate, requireCurrentSchema } from './migrations';
import { Anomalies, Trace, TRACE_MAX } from './notes';
import type { ParseState } from './parse-state';
import { refusal } from './refuse';
import { Sql } from './sqlite';

export interface LifeStoreOptions {
  readonly databasePath: string;
  /** The life this database belongs to, or will: another one in it is refused. */
  readonly lifeId: string;
  readonly parseState?: ParseState;
  /** Opens an existing database and changes nothing in it. */
  readonly readOnly?: boolean;
  readonly historyTicksMax?: number;
  readonly traceMax?: number;
}

/**
 * Everything one life leaves on disk while it lives: journal, checkpoints, history, trace, anomalies.
 * Synchronous; one writer at a time, which the HomeLock sees to.
 *
 * What is on disk when a call returns: everything, against a crash or a kill of the process. Against a loss of
 * power: every record but ticks, every checkpoint, and all that was committed before one of them; ticks alone
 * are written without waiting for the disk (`synchronous = NORMAL`), because waiting would cost each of them
 * more than living it. `sync()` closes that gap whenever the caller wants.
 */
export class LifeStore {
  readonly #sql: Sql;
  readonly #readOnly: boolean;
  readonly #journal: Journal;
  readonly #checkpoints: Checkpoints;
  readonly #history: History;
  readonly #trace: Trace;
  readonly #anomalies: Anomalies;

  private constructor(sql: Sql, options: LifeStoreOptions) {
    this.#sql = sql;
    this.#readOnly = options.readOnly ?? false;
    this.#journal = new Journal(sql, options.lifeId);
    this.#checkpoints = new Checkpoints(sql, options.parseState ?? parseLifeState);
    this.#history = new History(sql, options.historyTicksMax ?? HISTORY_TICKS_MAX);
    this.#trace = new Trace(sql, options.traceMax ?? TRACE_MAX);
    this.#anomalies = new Anomalies(sql);
  }

  /**
   * @throws Refusal `damaged` where the file is no database, `refused` where a newer app wrote it or it holds
   * another life, `failed` where it cannot be used or the database library is missing
   */
  static open(options: LifeStoreOptions): LifeStore {
    const { databasePath, readOnly = false } = options;
    if (readOnly && !existsSync(databasePath)) {
      throw refusal('refused', 'database.missing', { path: databasePath });
    }
    const sql = new Sql(databasePath);
    try {
      if (readOnly) {
        sql.exec('PRAGMA query_only = ON');
        requireCurrentSchema(sql);
      } else {
        prepareForWriting(sql, options.lifeId);
      }
      requireSameLife(sql, options.lifeId);
      return new LifeStore(sql, options);
    } catch (error) {
      sql.abandon();
      throw error;
    }
  }

  /**
   * Journals an input. On return it is on disk: of everything but ticks that holds even for a loss of power, so
   * a stimulus may be acknowledged. Inside `transaction` both hold once the outermost transaction has returned.
   * @param atMs wall-clock time, whole Unix ms
   * @param tick the life's tick once the input is folded in
   * @returns the record's sequence number; ticks of a span share one
   * @throws Refusal `failed`: nothing was journaled
   */
  append(input: LifeInput, atMs: number, tick: number): number {
    return this.#journal.append(input, atMs, tick);
  }

  /**
   * The records after a checkpoint, in order, each checked against the chain before it is handed out.
   * @throws Refusal `damaged` at the first record that does not fit
   */
  tail(afterSeq: number): Iterable<JournalRecord> {
    return this.#journal.tail(afterSeq);
  }

  /** What stands for the whole journal so far. Seals the open span. */
  head(): JournalHead {
    return this.#journal.head();
  }

  /** The newest record: `sleep` after a clean end; `lastAtMs` is when life was last lived. */
  lastRecord(): JournalRecord | null {
    return this.#journal.lastRecord();
  }

  /** Hashes the whole journal again and compares it with what each checkpoint saw of it. */
  verifyChain(): ChainReport {
    return this.#journal.verify(this.#checkpoints.anchors());
  }

  /**
   * Stores a whole state, which must hold everything appended so far. The first one, and the newest few, stay.
   * @param stateHash of this state
   * @param lastLivedMs when it was last lived, Unix ms; needed only where the journal cannot tell
   * @param lastLivedMs for a state that was lived elsewhere: when it was, whole Unix ms
   * @throws Refusal `failed`: the older ones are untouched
   */
  saveCheckpoint(state: LifeState, stateHash: string, lastLivedMs?: number): void {
    this.#sql.durably(() => {
      const atMs = lastLivedMs ?? this.#journal.lastRecord()?.lastAtMs ?? state.identity.bornAtMs;
      this.#checkpoints.save(state, stateHash, this.#journal.head(), atMs);
    });
  }

  /** Newest first; read one at a time, so taking the first good one is cheap. */
  checkpoints(): Iterable<Checkpoint> {
    return this.#checkpoints.newestFirst();
  }

  /** The state every replay begins from; `null` before the first checkpoint. */
  firstCheckpoint(): Checkpoint | null {
    return this.#checkpoints.first();
  }

  /** @param points in the order of their ticks */
  appendHistory(points: readonly HistoryPoint[]): void {
    this.#history.append(points);
  }

  /** The newest points of the last day, oldest first. */
  recentHistory(pointsMax: number): HistoryPoint[] {
    return this.#history.recent(pointsMax);
  }

  /** Min, mean and max per minute between two ticks, oldest first. */
  minuteHistory(fromTick: number, toTick: number): MinutePoint[] {
    return this.#history.minutes(fromTick, toTick);
  }

  appendTrace(entries: readonly TraceEntry[]): void {
    this.#trace.append(entries);
  }

  /** The newest entries, oldest first. */
  recentTrace(limit: number): TraceEntry[] {
    return this.#trace.recent(limit);
  }

  saveAnomaly(anomaly: Anomaly): void {
    this.#anomalies.save(anomaly);
  }

  /** Newest first. */
  anomalies(limit: number): Anomaly[] {
    return this.#anomalies.recent(limit);
  }

  /** Many changes in one commit, all or none; nested calls join the outermost. */
  transaction<T>(act: () => T): T {
    return this.#sql.transaction(act);
  }

  /** On return, everything committed so far survives a loss of power. */
  sync(): void {
    this.#sql.sync();
  }

  close(): void {
    if (this.#readOnly) this.#sql.abandon();
    else this.#sql.close();
  }
}

function prepareForWriting(sql: Sql, lifeId: string): void {
  sql.exec('PRAGMA journal_mode = WAL');
  sql.exec('PRAGMA synchronous = NORMAL');
  // On macOS a plain fsync does not reach the platter.
  sql.exec('PRAGMA fullfsync = ON');
  migrate(sql);
  sql.run("INSERT OR IGNORE INTO meta (key, value) VALUES ('lifeId', ?)", lifeId);
}

function requireSameLife(sql: Sql, lifeId: string): void {
  const found = sql.first<{ value: string }>("SELECT value FROM meta WHERE key = 'lifeId'")?.value ?? '';
  if (found !== lifeId) {
    throw refusal('refused', 'database.otherLife', { path: sql.path, lifeId: found });
  }
}
