import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Digest } from '../../shared/monitor';
import type { Anomaly, Heartbeat, HistoryPoint, LifeView, Message, TraceEntry } from '../../shared/views';
import type { JournaledHappening } from '../monitor/observation';
import type { JournalInput, Place } from '../vault/journal-record';
import type { LifeStore } from '../vault/life-store';
import type { Recorded } from '../vault/notes';
import type { DatedEntry } from '../vault/trace';
import { Backlog } from './backlog';
import { Recent } from './recent';
import { RecentHistory } from './recent-history';
import { historyPoint, traceEntries, type Gathered } from './relived';

const HISTORY_POINTS = 3600;
/** The newest of the trace, for a window that opens. */
export const TRACE_ENTRIES = 500;
/** After a loss of power no more than this is missing. Half of what is promised, for ticks that come early. */
const SYNC_EVERY_MS = 500;
/** A disk that took nothing is not asked more often than this. */
const RETRY_EVERY_MS = 500;
/** What came of the inputs is written this many ticks at a time: after a crash it is told again. */
const RECORD_TICKS = 60;
const RECORD_TICKS_AT_ONCE = HISTORY_POINTS;
const RECORD_ENTRIES = 500;
/** While nothing can be written, what came of the inputs is kept for a day of ticks. */
const HELD_POINTS_MAX = 86_400;
const HELD_ENTRIES_MAX = 10_000;

/** Since when and why what is lived cannot be written. */
export interface Unsaved {
  readonly sinceMs: number;
  readonly reason: Message;
  /** What is on disk is not as it was written: waiting for a better moment will not help. */
  readonly damaged: boolean;
}

/**
 * Writes down what reaches a life (the journal) and what came of it (trace and history), and keeps the last
 * of both at hand for a window that opens.
 *
 * The journal is written at once, input by input. What came of it can be told again from the journal, so it is
 * written a minute at a time. A disk that takes nothing does not stop life: what it lives waits in memory, and
 * only what was sent by somebody is refused, because its sender would be told that it is safe.
 */
export class LogManager {
  readonly #store: LifeStore;
  readonly #monotonicMs: () => number;
  readonly #onSafety: () => void;
  readonly #backlog: Backlog;
  readonly #history: RecentHistory;
  readonly #trace: Recent<TraceEntry>;
  #points: HistoryPoint[] = [];
  #entries: DatedEntry[] = [];
  /** @see place */
  #foldedSeq: number;
  #foldedTick: number;
  /** Found, and not written yet. */
  readonly #anomalies = new Map<number, Anomaly>();
  readonly #digests = new Map<string, Digest>();
  /** Numbers of anomalies that turned out to be none. */
  #gone: readonly number[] = [];
  #holding = false;
  #unsaved: Unsaved | null = null;
  #syncedMs = -Infinity;
  #triedMs = -Infinity;
  #lastAtMs = 0;

  /**
   * @param onSafety told when writing fails, and when it works again
   * @param unrecorded what came of the last inputs and is not written down yet; it waits with what comes next
   */
  constructor(
    store: LifeStore,
    monotonicMs: () => number,
    onSafety: () => void,
    { points, entries }: Gathered = { points: [], entries: [] },
  ) {
    this.#store = store;
    this.#monotonicMs = monotonicMs;
    this.#onSafety = onSafety;
    this.#backlog = new Backlog(store);
    store.readEnds();
    this.#history = new RecentHistory(HISTORY_POINTS, [...store.recentHistory(HISTORY_POINTS), ...points]);
    this.#trace = new Recent(TRACE_ENTRIES, [
      ...store.recentTrace(TRACE_ENTRIES),
      ...entries.map(({ entry }) => entry),
    ]);
    this.#points = [...points];
    this.#entries = [...entries];
    ({ seq: this.#foldedSeq, tick: this.#foldedTick } = store.anchor());
  }

  get unsaved(): Unsaved | null {
    return this.#unsaved;
  }
  get history(): readonly HistoryPoint[] {
    return this.#history.points();
  }
  get trace(): readonly TraceEntry[] {
    return this.#trace.items();
  }
  /** How far the journal, or what waits for it, has come. */
  get place(): Recorded {
    return { seq: this.#foldedSeq, tick: this.#foldedTick };
  }

  /**
   * Writes an input into the journal; when this returns it is on disk, or waits for a disk that takes it. Always
   * before the input is folded in: what was not written down did not happen.
   * @param place where the life stands after this input
   * @returns the record's sequence number
   */
  journal(input: JournalInput, place: Place): number {
    this.#lastAtMs = place.atMs;
    const seq = this.#journal(input, place);
    this.reaches(seq, place);
    return seq;
  }

  /**
   * Writes stimuli that came together into the journal, all or none: when this returns they would survive a loss of
   * power. Each is folded in after `reaches` was told of it.
   * @param note what else becomes true with them; given their sequence numbers
   * @throws Refusal where they cannot be written now: nothing has changed
   */
  journalTogether(
    stimuli: readonly JournalInput[],
    place: Place,
    note: (seqs: readonly number[]) => void,
  ): readonly number[] {
    const nowMs = this.#monotonicMs();
    if (!this.#emptyBacklog(nowMs)) throw new Refusal('failed', told('runtime.host.unsaved'));
    const seqs = this.#store.transaction(() => {
      const appended = stimuli.map((stimulus) => this.#store.append(stimulus, place));
      note(appended);
      return appended;
    }, true);
    this.#syncedMs = nowMs;
    this.#lastAtMs = place.atMs;
    return seqs;
  }

  /** A journaled stimulus is about to be folded in. */
  reaches(seq: number, { tick }: Pick<Place, 'tick'>): void {
    this.#foldedSeq = seq;
    this.#foldedTick = tick;
  }

  /** Writes down what came of an input. @returns its entries of the trace, oldest first */
  record(
    happenings: readonly JournaledHappening[],
    view: LifeView,
    heartbeat: Heartbeat,
    ticked: boolean,
  ): readonly TraceEntry[] {
    if (ticked) {
      const point = historyPoint(view, heartbeat);
      this.#history.push(point);
      this.#points.push(point);
    }
    const entries: TraceEntry[] = [];
    for (const dated of traceEntries(happenings, view, heartbeat.atMs)) {
      this.#trace.push(dated.entry);
      this.#entries.push(dated);
      entries.push(dated.entry);
    }
    if (this.#points.length >= (this.#holding ? RECORD_TICKS_AT_ONCE : RECORD_TICKS)) this.#recordIfItCan();
    else if (this.#entries.length >= RECORD_ENTRIES) this.#recordIfItCan();
    return entries;
  }

  /** Writes down what the monitor found, now or when the disk takes it. */
  keepFindings(anomalies: readonly Anomaly[], digests: readonly Digest[]): void {
    this.holdFindings(anomalies, digests);
    if (!this.#holding && this.#unsaved === null) this.#attempt(() => this.#writeFindings());
  }

  /**
   * The same, together with what is written next.
   * @param gone numbers of anomalies that turned out to be none
   */
  holdFindings(
    anomalies: readonly Anomaly[],
    digests: readonly Digest[],
    gone: readonly number[] = this.#gone,
  ): void {
    for (const anomaly of anomalies) this.#anomalies.set(anomaly.id, anomaly);
    for (const digest of digests) this.#digests.set(`${digest.span} ${digest.fromTick}`, digest);
    this.#gone = gone;
  }

  /** Writes down what the monitor has learnt; where the disk does not take it, what was noted before stays. */
  noteLearnt(learnt: unknown): void {
    if (this.#unsaved === null) this.#attempt(() => this.#store.noteLearnt(learnt));
  }

  /** The ticks that are journaled in `act` are written at once, when it returns. */
  batch(act: () => void): void {
    this.#holding = true;
    try {
      act();
    } finally {
      this.#holding = false;
      this.#emptyBacklog(this.#monotonicMs());
      if (this.#monotonicMs() - this.#syncedMs >= SYNC_EVERY_MS && this.#unsaved === null) this.#sync();
    }
  }

  /**
   * On return all that was lived and all that came of it is on disk.
   * @throws Refusal where the disk takes nothing: it all waits on
   */
  flush(): void {
    this.#attempt(() => this.#writeAll());
    if (this.#unsaved !== null) throw new Refusal('failed', this.#unsaved.reason);
  }

  #journal(input: JournalInput, place: Place): number {
    if (this.#holding && input.kind === 'tick') return this.#backlog.add(input, place);
    const nowMs = this.#monotonicMs();
    if (this.#emptyBacklog(nowMs)) {
      try {
        const due = input.kind === 'tick' && nowMs - this.#syncedMs >= SYNC_EVERY_MS;
        const seq = this.#store.append(input, place, due);
        if (due || input.kind !== 'tick') this.#syncedMs = nowMs;
        return seq;
      } catch (error) {
        this.#failed(error, nowMs);
      }
    }
    return this.#backlog.add(input, place);
  }

  /** @returns whether nothing waits any more */
  #emptyBacklog(nowMs: number): boolean {
    if (this.#backlog.empty) return true;
    if (this.#unsaved !== null && nowMs - this.#triedMs < RETRY_EVERY_MS) return false;
    this.#attempt(() => {
      this.#backlog.write();
      this.#writeFindings();
    });
    return this.#backlog.empty;
  }

  #recordIfItCan(): void {
    if (this.#unsaved === null || this.#emptyBacklog(this.#monotonicMs()))
      this.#attempt(() => this.#writeAll());
    if (this.#points.length > HELD_POINTS_MAX) this.#points = this.#points.slice(-HELD_POINTS_MAX / 2);
    if (this.#entries.length > HELD_ENTRIES_MAX) this.#entries = this.#entries.slice(-HELD_ENTRIES_MAX / 2);
  }

  #writeAll(): void {
    this.#backlog.write();
    this.#store.record(this.#points, this.#entries, { seq: this.#foldedSeq, tick: this.#foldedTick });
    this.#points = [];
    this.#entries = [];
    this.#writeFindings();
  }

  #writeFindings(): void {
    if (this.#anomalies.size + this.#digests.size + this.#gone.length === 0) return;
    this.#store.transaction(() => {
      this.#store.dropAnomalies(this.#gone);
      for (const anomaly of this.#anomalies.values()) this.#store.saveAnomaly(anomaly);
      this.#store.saveDigests([...this.#digests.values()]);
    });
    this.#anomalies.clear();
    this.#digests.clear();
    this.#gone = [];
  }

  #sync(): void {
    this.#attempt(() => this.#store.sync());
    this.#syncedMs = this.#monotonicMs();
  }

  #attempt(write: () => void): void {
    const nowMs = this.#monotonicMs();
    try {
      write();
    } catch (error) {
      this.#failed(error, nowMs);
      return;
    }
    if (this.#unsaved === null) return;
    this.#unsaved = null;
    this.#onSafety();
  }

  #failed(error: unknown, nowMs: number): void {
    this.#triedMs = nowMs;
    if (this.#unsaved !== null) return;
    const refused = error instanceof Refusal ? error : null;
    const reason = refused?.said ?? told('runtime.host.unwritable', { reason: String(error) });
    this.#unsaved = { sinceMs: this.#lastAtMs, reason, damaged: refused?.code === 'damaged' };
    this.#onSafety();
  }
}
