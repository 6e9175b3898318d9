import { existsSync } from 'node:fs';
import { sinceBirthOf } from '../../shared/books';
import type { Digest } from '../../shared/monitor';
import type { DigestSpan } from '../../shared/vocabulary';
import type { Marks, MarksQuery } from '../../shared/marks';
import type { Anomaly, HistoryPoint, TraceEntry } from '../../shared/views';
import type { Course, CourseQuery, Gap, Reach, SeamReason } from '../../shared/past';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import { Anomalies } from './anomalies';
import { Checkpoints, type Checkpoint, type CheckpointMark } from './checkpoints';
import { History, HISTORY_TICKS_MAX } from './history';
import { Journal } from './journal';
import type { JournalAnchor } from './journal-chain';
import { JournalReader } from './journal-reader';
import type { JournalInput, JournalRecord, Place, SealedRow } from './journal-record';
import { migrate, requireReadableSchema } from './migrations';
import { Digests, learntByMonitor, noteLearnt, noteRecorded, type Recorded, recordedUpTo } from './notes';
import type { ParseState } from './parse-state';
import { Happened } from './happened';
import { bookedWallMs, reachOf } from './reach';
import { refusal } from './refuse';
import { Requests, type KnownRequest } from './requests';
import { bytes, Sql, textFrom, type UnitOfWork } from './sqlite';
import type { MetAt } from './tick-times';
import { TRACE_MAX, type DatedEntry } from './trace';

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

/** Of more, the gravest are drawn. */
const ANOMALY_MARKS_MAX = 500;

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
  readonly lifeId: string;
  readonly #sql: Sql;
  readonly #readOnly: boolean;
  readonly #journal: Journal;
  readonly #checkpoints: Checkpoints;
  readonly #history: History;
  readonly #happened: Happened;
  readonly #anomalies: Anomalies;
  readonly #digests: Digests;
  readonly #requests: Requests;

  private constructor(sql: Sql, options: LifeStoreOptions) {
    this.lifeId = options.lifeId;
    this.#sql = sql;
    this.#readOnly = options.readOnly ?? false;
    this.#journal = new Journal(sql, options.lifeId);
    this.#checkpoints = new Checkpoints(sql, options.parseState ?? parseLifeState);
    this.#history = new History(sql, options.historyTicksMax ?? HISTORY_TICKS_MAX);
    this.#happened = new Happened(sql, options.traceMax ?? TRACE_MAX);
    this.#anomalies = new Anomalies(sql);
    this.#digests = new Digests(sql);
    this.#requests = new Requests(sql);
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
    const sql = new Sql(databasePath, { readOnly });
    try {
      if (readOnly) {
        requireReadableSchema(sql);
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
   * Journals an input or a mark. On return it is on disk: of everything but ticks that holds even for a loss of
   * power, so a stimulus may be acknowledged. Inside `transaction` both hold once the outermost one has returned.
   * @param place where it stands once it is folded in
   * @param durably a tick too shall survive a loss of power
   * @returns the record's sequence number; ticks of a span share one
   * @throws Refusal `failed`: nothing was journaled
   */
  append(input: JournalInput, place: Place, durably = false): number {
    if (durably) return this.#sql.durably(() => this.#journal.append(input, place));
    return this.#journal.append(input, place);
  }

  /** The sequence number that a record of this input would get now. */
  nextSeq(input: JournalInput): number {
    return this.#journal.nextSeq(input);
  }

  /** Journals a whole record that had to wait, or came with a life from elsewhere. @see append */
  appendRecord(record: Omit<JournalRecord, 'seq'>): number {
    return this.#journal.appendRecord(record);
  }

  /**
   * What the journal has after an anchor (all of it for `null`), in order, each record checked against the chain
   * and the anchor before it is handed out. Of a span that the anchor lies in comes what is left of it.
   * @param noted what else is known of the journal: it must hold too
   * @throws BrokenJournal at the first record that does not fit
   */
  tail(after: JournalAnchor | null, noted?: readonly JournalAnchor[]): Generator<JournalRecord, void> {
    return this.#journal.tail(after, noted);
  }

  /** What stands for the whole journal so far. */
  anchor(): JournalAnchor {
    return this.#journal.anchor();
  }

  /** Single records, oldest first; those that are not there are left out. */
  recordsAt(seqs: readonly number[]): readonly JournalRecord[] {
    return this.#journal.recordsAt(seqs);
  }

  /** The journal as rows, for a life that takes its past along; the open span as if it were sealed. */
  sealedRows(): Iterable<SealedRow> {
    return this.#journal.sealedRows();
  }

  /** The newest record: `sleep` after a clean end; `lastAtMs` is when life was last lived. */
  lastRecord(): JournalRecord | null {
    return this.#journal.lastRecord();
  }

  /**
   * Stores the state in which this journal begins, or, where it has begun, from which it goes on: what was lived
   * before is not in it. Such a state is kept for ever.
   * @param stateHash of this state
   * @param atMs when it was last lived, whole Unix ms
   * @param nowMs when this is written, whole Unix ms
   * @throws Refusal `failed`: nothing has changed
   */
  beginWith(
    state: LifeState,
    stateHash: string,
    atMs: number,
    reason: SeamReason = 'arrived',
    nowMs = atMs,
  ): void {
    this.#sql.durably(() => {
      const begun = this.#journal.lastRecord() !== null || this.#checkpoints.marks().length > 0;
      if (begun || reason === 'restored') {
        const place = { atMs: nowMs, tick: state.tick, sinceBirthMs: sinceBirthOf(state) };
        this.append({ kind: 'seam', reason, stateHash }, place);
      }
      this.#happened.beginWith(state);
      this.#checkpoints.save(state, stateHash, this.#journal.anchor(), atMs, true);
    });
  }

  /**
   * Stores a whole state, which must hold everything appended so far.
   * @throws Refusal `failed`: the older ones are untouched
   */
  saveCheckpoint(state: LifeState, stateHash: string): void {
    this.#sql.durably(() => {
      const anchor = this.#journal.anchor();
      const atMs = anchor.seq === 0 ? state.identity.bornAtMs : anchor.lastAtMs;
      this.#checkpoints.save(state, stateHash, anchor, atMs, false);
    });
  }

  /** Newest first; read one at a time, so taking the first good one is cheap. */
  checkpoints(): Iterable<Checkpoint> {
    return this.#checkpoints.newestFirst();
  }

  /** The state of the newest checkpoint, for a list. @see Checkpoints.peek */
  peek(): LifeState | null {
    return this.#checkpoints.peek();
  }

  /** Takes a damaged one out of the way, without losing it. */
  setAside({ id }: Pick<Checkpoint, 'id'>, reason: string): void {
    this.#sql.transaction(() => this.#checkpoints.setAside(id, reason));
  }

  /** What every checkpoint saw, oldest first, without its state. @throws Refusal `damaged` where their table is */
  checkpointMarks(): readonly CheckpointMark[] {
    return this.#checkpoints.marks();
  }

  /** The states a replay begins from: the first, and one for every seam. Oldest first. */
  beginnings(): Iterable<Checkpoint> {
    return this.#checkpoints.pinned();
  }

  /** Those from which a tick can be reached, nearest first. */
  checkpointsUpTo(tick: number): Iterable<Checkpoint> {
    return this.#checkpoints.upTo(tick);
  }

  /** The wall clock as the life's own books have it at the newest record, Unix ms. @throws Refusal as `reach` */
  bookedWallMs(): number {
    return bookedWallMs([...this.#checkpoints.pinned()], this.#journal, this.#sql.path);
  }

  /** The seams of its restorations after damage, and the ticks at which it went on from them; oldest first. */
  restorations(): readonly Pick<JournalRecord, 'seq' | 'tick'>[] {
    return this.#journal.restorations();
  }

  /** @throws Refusal `damaged` where SQLite's own check finds the file unsound */
  requireSound(): void {
    this.#sql.requireSound();
  }

  /** What can be brought back, and where the time went. @throws Refusal where nothing can */
  reach(): Reach {
    return reachOf([...this.#checkpoints.pinned()], this.#journal, this.#sql.path);
  }

  /**
   * Writes down what came of the inputs up to a place in the journal, all or nothing. It can be told again from
   * the journal, so it may come late.
   * @param points in the order of their ticks
   * @param entries oldest first
   */
  record(points: readonly HistoryPoint[], entries: readonly DatedEntry[], upTo: Recorded): void {
    this.#sql.transaction(() => {
      this.#history.append(points);
      this.#happened.append(entries);
      noteRecorded(this.#sql, upTo);
    });
  }

  /** Drops what is told of ticks after this one: they will be lived anew. */
  forgetAfter({ tick, sinceBirthMs }: Pick<Place, 'tick' | 'sinceBirthMs'>): void {
    this.#sql.transaction(() => {
      this.#history.dropAfter(tick);
      this.#happened.dropAfter(tick, sinceBirthMs);
      this.#anomalies.dropAfter(tick);
      this.#digests.dropAfter(tick);
    });
  }

  recordedUpTo(): Recorded {
    return recordedUpTo(this.#sql);
  }

  /** Reads what history goes on from. @throws Refusal `damaged` where it could not be written on */
  readEnds(): void {
    this.#history.readEnds();
    this.#happened.readEnds();
  }

  /** The newest points of the last day, oldest first. */
  recentHistory(pointsMax: number): HistoryPoint[] {
    return this.#history.recent(pointsMax);
  }

  /** The course of the life for a chart, with the gaps in it. */
  course(query: CourseQuery): Course {
    return this.#history.course(query, this.#journal.gaps(query.fromMs, query.toMs));
  }

  /** Every gap between two moments in ms since birth, oldest first. */
  gaps(fromMs: number, toMs: number): readonly Gap[] {
    return this.#journal.gaps(fromMs, toMs);
  }

  /** The waking with which an absence began to be lived that has not come to its end; `null` where there is none. */
  openAbsence(): JournalRecord | null {
    return this.#journal.openAbsence();
  }

  /** The newest entries, oldest first. */
  recentTrace(limit: number): TraceEntry[] {
    return this.#happened.recent(limit);
  }

  /** The first entries of a stretch, both ends included, oldest first; as far as they are kept. */
  happenings(fromMs: number, toMs: number, limit: number): TraceEntry[] {
    return this.#happened.between(fromMs, toMs, limit);
  }

  /**
   * What happened in a stretch, but for memories, which are the life's own.
   * @param lastMs when the life was last lived, since birth
   */
  marks(query: MarksQuery, lastMs: number): Omit<Marks, 'memories'> {
    const { anomalies, more } = this.#anomalies.between(query.fromMs, query.toMs, ANOMALY_MARKS_MAX);
    return { ...this.#happened.marks(query, lastMs), anomalies, moreAnomalies: more };
  }

  /**
   * When ticks were, ms since birth, in the order in which they are asked for; `null` where this journal does not tell.
   */
  sinceBirthAt(met: readonly MetAt[]): readonly (number | null)[] {
    return this.#journal.sinceBirthAt(met);
  }

  saveAnomaly(anomaly: Anomaly): void {
    this.#anomalies.save(anomaly);
  }

  /** Forgets anomalies that turned out to be none. */
  dropAnomalies(ids: readonly number[]): void {
    this.#anomalies.drop(ids);
  }

  /** Newest first; of those before one of them, where that is named. */
  anomalies(limit: number, beforeId?: number): Anomaly[] {
    return this.#anomalies.recent(limit, beforeId);
  }

  saveDigests(digests: readonly Digest[]): void {
    this.#digests.save(digests);
  }

  /** Newest first; hours of the last 400 days, days of the whole life. */
  digests(span: DigestSpan, limit: number): Digest[] {
    return this.#digests.recent(span, limit);
  }

  /** What was taken under a key of its sender's; `null` where nothing is known of it. */
  requestUnder(key: string): KnownRequest | null {
    return this.#requests.find(key);
  }

  /** To be called in the transaction that journals what was taken. */
  keepRequest(request: KnownRequest): void {
    this.#requests.keep(request);
  }

  /** What was noted of what the monitor has learnt; `null` where nothing was, or it is damaged. */
  learntByMonitor(): unknown {
    return learntByMonitor(this.#sql);
  }

  /** @param learnt anything that JSON can hold; it takes the place of what was noted before */
  noteLearnt(learnt: unknown): void {
    noteLearnt(this.#sql, learnt);
  }

  /** Whatever is read in `act` belongs to one moment, though another process may go on writing. */
  reading<T>(act: () => T): T {
    return this.#sql.reading(act);
  }

  /**
   * Many changes in one commit, all or none; nested calls join the outermost.
   * @param durably on return they survive a loss of power too
   */
  transaction<T>(act: () => T, durably = false): T {
    return this.#sql.transaction(act, durably);
  }

  /** A transaction for work that is done in slices, whose commit survives a loss of power; see `Sql.begin`. */
  begin(): UnitOfWork {
    return this.#sql.begin(true);
  }

  /** On return, everything committed so far survives a loss of power. */
  sync(): void {
    this.#sql.sync();
  }

  /** Closes without tidying up. */
  abandon(): void {
    this.#sql.abandon();
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
  const row = sql.first<{ value: ArrayBuffer }>(`SELECT ${bytes('value')} FROM meta WHERE key = 'lifeId'`);
  const found = row === null ? '' : textFrom(row.value);
  if (found === lifeId) return;
  // Where its journal begins with this life, it is the name of it that was damaged.
  if (new JournalReader(sql, lifeId).beginsHere())
    throw refusal('damaged', 'database.nameless', { path: sql.path });
  throw refusal('refused', 'database.otherLife', { path: sql.path, lifeId: found });
}
