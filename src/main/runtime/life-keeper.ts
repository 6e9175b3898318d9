import { sinceBirthOf } from '../../shared/books';
import { told } from '../../shared/i18n';
import type { StimuliReceipts } from '../../shared/channel';
import type { Digest, MonitorSettings } from '../../shared/monitor';
import type { Stimulus, StimulusReceipt } from '../../shared/commands';
import type { HappeningsQuery } from '../../shared/border';
import type { Marks, MarksQuery } from '../../shared/marks';
import type { MemoryPicture } from '../../shared/memory';
import { Refusal } from '../../shared/refusal';
import type {
  Anomaly,
  Happening,
  Heartbeat,
  LifePicture,
  LifePush,
  LifeView,
  Message,
  SnapshotInfo,
  TraceEntry,
} from '../../shared/views';
import type { Course, CourseQuery, Gap, JournalNote, Reach, Recoverability, Safety } from '../../shared/past';
import type { DigestSpan, GapKind } from '../../shared/vocabulary';
import type { LifeInput } from '../life/input';
import type { Life } from '../life/life';
import { callHooks, type LifecycleHooks } from '../life/lifecycle';
import type { LifeState } from '../life/state';
import { Provenance } from '../monitor/provenance';
import { stateHash } from '../vault/digest';
import type { JournalAnchor } from '../vault/journal-chain';
import type { LifeStore } from '../vault/life-store';
import type { RequestKey } from '../vault/requests';
import type { SnapshotStore } from '../vault/snapshot-store';
import type { Absence } from './absence';
import type { Clock } from './clock';
import { Emitter } from './emitter';
import { Heartbeats } from './heartbeats';
import { inputMessage } from './input-message';
import type { Beat } from './life-loop';
import { LogManager, TRACE_ENTRIES } from './log-manager';
import { MemoryMarks } from './memory-marks';
import type { Gathered } from './relived';
import { receiptsOf, requireReceptive } from './reception-of-stimuli';
import { SnapshotManager, type SnapshotSchedule } from './snapshot-manager';
import { WatchBook } from './watch-book';

export type KeeperEvents = {
  push: [push: LifePush];
  /** All that are open or lately were. */
  anomalies: [anomalies: readonly Anomaly[]];
  phase: [view: LifeView];
  death: [view: LifeView];
  snapshots: [snapshots: readonly SnapshotInfo[]];
  safety: [safety: Safety];
  /** What lies on disk is not as it was written. */
  damaged: [reason: Message];
};

export interface KeeperTools {
  readonly clock: Clock;
  readonly schedule: () => SnapshotSchedule;
  readonly hooks?: LifecycleHooks;
  /** False: live without the monitor. */
  readonly monitored?: boolean;
  /** What the monitor is to tell, to begin with; everything where nothing is said. */
  readonly monitorSettings?: () => MonitorSettings;
  /** The monitor failed. @param goesOn a new one watches in its place, which has learnt nothing yet */
  readonly onMonitorFailed?: (name: string, goesOn: boolean) => void;
  /** Told of trouble in instruments, hooks and listeners; none of it reaches life. */
  readonly onTrouble: (where: string, error: unknown) => void;
}

const RECENT_GAPS = 100;
/** Ticks of an absence between two looks at the clock. */
const TICKS_PER_GLANCE = 64;
const UNPROVEN: Recoverability = Object.freeze({ is: 'unproven' });
/** The wall clock is compared with the books at every beat; what is less than this is jitter. */
const CLOCK_SHIFT_MIN_MS = 500;

/**
 * Keeps one life: the single way by which inputs reach it, and all that must be written down, watched and told
 * with each of them. Order: journal, fold, log, watch, hooks, save, tell.
 */
export class LifeKeeper {
  readonly #life: Life;
  readonly #store: LifeStore;
  readonly #tools: KeeperTools;
  readonly #log: LogManager;
  readonly #snapshots: SnapshotManager;
  readonly #watchBook: WatchBook;
  readonly #provenance: Provenance;
  readonly #heartbeats: Heartbeats;
  readonly #memoryMarks: MemoryMarks;
  readonly #events: Emitter<KeeperEvents>;
  #view: LifeView;
  #gaps: readonly Gap[];
  #recoverability: Recoverability = UNPROVEN;
  /** The wall clock as the life's own books have it. */
  #bookedMs: number;
  #pushSeq = 0;
  #savedAtMs: number | null;
  /** While an absence is lived: what is to be told of it in one go. Nobody watches it tick by tick. */
  #untold: TraceEntry[] | null = null;

  constructor(
    life: Life,
    store: LifeStore,
    files: SnapshotStore,
    tools: KeeperTools,
    savedAtMs: number | null,
    unrecorded?: Gathered,
  ) {
    const { clock } = tools;
    this.#life = life;
    this.#store = store;
    this.#tools = tools;
    this.#view = life.view();
    this.#log = new LogManager(
      store,
      () => clock.monotonicMs(),
      () => this.#safetyChanged(),
      unrecorded,
    );
    this.#snapshots = new SnapshotManager(
      {
        ...{ store, files, schedule: tools.schedule },
        flush: () => this.#log.flush(),
        onCheckpoint: () => this.#watchBook.note(),
      },
      clock.monotonicMs(),
      life.tick,
    );
    this.#memoryMarks = new MemoryMarks(store);
    this.#bookedMs = store.bookedWallMs();
    this.#gaps = store.gaps(0, Number.MAX_SAFE_INTEGER).slice(-RECENT_GAPS);
    this.#watchBook = new WatchBook({
      ...{ store, log: this.#log },
      flush: () => this.#isolated('findings', undefined, () => this.#log.flush()),
      monitored: tools.monitored !== false,
      settings: tools.monitorSettings,
      onFailure: (error, goesOn) => {
        tools.onTrouble('monitor', error);
        tools.onMonitorFailed?.(this.#view.identity.name, goesOn);
      },
      onChange: (anomalies) => {
        if (this.#untold === null) this.#events.emit('anomalies', anomalies);
      },
    });
    this.#provenance = new Provenance(this.#view.queue.pending, this.#watchBook.waiting);
    this.#heartbeats = new Heartbeats(savedAtMs ?? clock.wallMs(), life.policy.tickIntervalMs);
    this.#events = new Emitter((error, event) => tools.onTrouble(`listener of ${event}`, error));
    this.#savedAtMs = savedAtMs;
  }

  /** @returns a function that stops listening. */
  on<Name extends keyof KeeperEvents>(
    event: Name,
    listener: (...news: KeeperEvents[Name]) => void,
  ): () => void {
    return this.#events.on(event, listener);
  }

  get view(): LifeView {
    return this.#view;
  }
  /** The last beat. */
  get heartbeat(): Heartbeat {
    return this.#heartbeats.last;
  }
  get policy(): Life['policy'] {
    return this.#life.policy;
  }
  /** The newest gaps, oldest first. */
  get gaps(): readonly Gap[] {
    return this.#gaps;
  }
  get anomalies(): readonly Anomaly[] {
    return this.#watchBook.anomalies;
  }

  /** How safe what was lived is. */
  get safety(): Safety {
    const { unsaved } = this.#log;
    return Object.freeze({
      recoverability: this.#recoverability,
      unsavedSinceMs: unsaved?.sinceMs ?? null,
      unsavedReason: unsaved?.reason ?? null,
    });
  }

  state(): LifeState {
    return this.#life.state();
  }

  memory(): MemoryPicture {
    return this.#life.memory();
  }

  picture(readOnly: boolean): LifePicture {
    return Object.freeze({
      seq: this.#pushSeq,
      view: this.#view,
      heartbeat: this.#heartbeats.last,
      trace: this.#log.trace,
      history: this.#log.history,
      gaps: this.#gaps,
      outlook: this.#watchBook.outlook,
      anomalies: this.#watchBook.anomalies,
      readOnly,
      looking: null,
      safety: this.safety,
      savedAtMs: this.#savedAtMs,
      homecoming: null,
    });
  }

  /** The life begins here: born, forked or adopted. Its first state is already on disk. */
  begin(): void {
    const { identity, tick } = this.#view;
    this.#watchBook.startsAfresh(this.#provenance.waiting);
    this.#afterFold(0, [{ kind: 'born', tick, origin: identity.lineage.origin }], this.#now(), false);
    this.#isolated('first snapshot', undefined, () => void this.saveSnapshot('birth'));
  }

  /** One beat of the loop is one tick. */
  beat(beat: Beat): void {
    this.#keepBooks(beat.atMs - beat.dtMs);
    const heartbeat = this.#heartbeats.beat(beat);
    this.#fold({ kind: 'tick', dtMs: beat.dtMs }, heartbeat);
    this.#saveWhatIsDue(beat.atMs);
  }

  /**
   * Many ticks on time, as fast as they can be folded.
   * @param commitEveryMs progress reaches the disk at least this often
   * @param onTick called after each; returning false ends the run
   */
  run(ticks: number, commitEveryMs: number, onTick?: (view: LifeView) => boolean | void): void {
    const { clock } = this.#tools;
    const dtMs = this.#life.policy.tickIntervalMs;
    let left = ticks;
    while (left > 0 && this.#life.alive) {
      const untilMs = clock.monotonicMs() + commitEveryMs;
      this.#log.batch(() => {
        do {
          const atMs = clock.wallMs();
          this.#fold({ kind: 'tick', dtMs }, this.#heartbeats.beat({ atMs, dtMs, jitterMs: 0 }));
          left -= 1;
          if (onTick?.(this.#view) === false) left = 0;
        } while (left > 0 && this.#life.alive && clock.monotonicMs() < untilMs);
      });
      this.#saveWhatIsDue(clock.wallMs());
    }
  }

  /** An absence begins to be lived. @param isResumed the journal has its beginning already */
  goAbsent({ gap, livedUntilMs }: Absence, isResumed: boolean): void {
    this.#untold = [];
    if (isResumed) return;
    this.#watchBook.startsAfresh(this.#provenance.waiting);
    this.#fold({ kind: 'wake', gapMs: 0, gap, livesOn: true }, { ...this.#now(), atMs: livedUntilMs });
  }

  /**
   * Lives some of an absence: ticks on time, each at the time it stands for.
   * @param untilMs monotonic; a slice goes on no longer than that
   */
  liveAbsence(absence: Absence, ticksMax: number, untilMs: number): void {
    const { clock } = this.#tools;
    const dtMs = this.#life.policy.tickIntervalMs;
    let left = Math.min(ticksMax, absence.ticksLeft(dtMs));
    this.#log.batch(() => {
      for (; left > 0 && this.#life.alive; left--) {
        const atMs = absence.livedUntilMs + dtMs;
        this.#fold({ kind: 'tick', dtMs }, this.#heartbeats.beat({ atMs, dtMs, jitterMs: 0 }));
        absence.lived(dtMs);
        if (left % TICKS_PER_GLANCE === 0 && clock.monotonicMs() >= untilMs) break;
      }
    });
    this.#push(this.#heartbeats.last, (this.#untold ?? []).slice(-TRACE_ENTRIES));
    this.#untold = [];
    this.#saveWhatIsDue(clock.wallMs());
  }

  /** The absence is over: what of it was not lived is a gap, unless the life died of what was. */
  comeBack({ restMs, gap }: Absence): void {
    this.#untold = null;
    this.wake(restMs, gap);
    this.#events.emit('anomalies', this.anomalies);
  }

  /**
   * Takes stimuli that came together: all of them, in their order, or none.
   * @param request what its sender calls it: the same again is answered again, and reaches the life no second time
   * @throws Refusal when they cannot be taken; then nothing has changed
   */
  receive(stimuli: readonly Stimulus[], request: RequestKey | null = null): StimuliReceipts {
    const known = request === null ? null : this.#store.requestUnder(request.key);
    if (known !== null) {
      if (known.digest !== request?.digest)
        throw new Refusal('invalid', told('runtime.stimulus.otherRequest'));
      return { receipts: known.receipts, repeated: true };
    }
    if (this.#untold !== null && this.#life.alive) {
      throw new Refusal('busy', told('runtime.stimulus.absent', { name: this.#view.identity.name }));
    }
    requireReceptive(this.#life, stimuli);
    const now = this.#now();
    const { tick } = this.#view;
    const place = { atMs: now.atMs, tick, sinceBirthMs: sinceBirthOf(this.#view) };
    const inputs = stimuli.map((stimulus) => ({ kind: 'stimulus', ...stimulus }) as const);
    let receipts: readonly StimulusReceipt[] = [];
    const seqs = this.#log.journalTogether(inputs, place, (appended) => {
      receipts = receiptsOf(this.#life, stimuli, appended);
      if (request !== null) this.#store.keepRequest({ ...request, receipts });
    });
    inputs.forEach((input, at) => {
      const seq = seqs[at] ?? 0;
      this.#log.reaches(seq, place);
      this.#meet(seq, input, now);
    });
    return { receipts, repeated: false };
  }

  /** One stimulus. @see receive */
  stimulate(stimulus: Stimulus): StimulusReceipt {
    const [receipt] = this.receive([stimulus]).receipts;
    if (receipt === undefined) throw new Error('a stimulus that was taken has a receipt');
    return receipt;
  }

  /** Life goes on after time that was not lived. The dead do not wake. */
  wake(gapMs: number, gap: GapKind): void {
    if (!this.#life.alive) return;
    const unlivedMs = Math.max(0, Math.round(gapMs));
    const now = this.#now();
    this.#watchBook.startsAfresh(this.#provenance.waiting);
    const seq = this.#fold({ kind: 'wake', gapMs: unlivedMs, gap }, now);
    if (unlivedMs > 0) {
      const { tick } = this.#view;
      const toMs = sinceBirthOf(this.#view);
      const latest = { seq, kind: gap, tick, fromMs: toMs - unlivedMs, toMs, atMs: now.atMs };
      this.#gaps = Object.freeze([...this.#gaps, latest].slice(-RECENT_GAPS));
    }
    this.#keepBooks(now.atMs);
  }

  /**
   * Puts life to sleep and saves it. One that is living an absence is only left: it goes on with that when it is woken,
   * and the time until then is part of it.
   */
  sleep(): void {
    if (!this.#life.alive || this.#life.asleep || this.#untold !== null) return;
    // Of ticks that were folded faster than the clock, once: at each of them it would be noise.
    this.#keepBooks(this.#tools.clock.wallMs());
    this.#fold({ kind: 'sleep' }, this.#now());
    // What comes next is a waking: nothing has to be lived again for it.
    this.#watchBook.startsAfresh(this.#provenance.waiting);
    this.saveSnapshot('sleep');
  }

  saveSnapshot(reason: SnapshotInfo['reason']): SnapshotInfo {
    const { clock } = this.#tools;
    const info = this.#snapshots.save(clock.monotonicMs(), clock.wallMs(), this.#life.state(), reason);
    this.#events.emit('snapshots', this.#snapshots.list());
    return info;
  }

  exportSnapshot(toPath: string): void {
    this.#snapshots.exportTo(toPath, this.#tools.clock.wallMs(), this.#life.state());
  }

  snapshots(): readonly SnapshotInfo[] {
    return this.#snapshots.list();
  }

  snapshotPath(id: string): string {
    return this.#snapshots.pathOf(id);
  }

  /** @throws Refusal when there is no such anomaly */
  acknowledge(anomalyId: number): Anomaly {
    return this.#watchBook.acknowledge(anomalyId);
  }

  /** Those before an anomaly, newest first. @throws Refusal where they cannot be read */
  olderAnomalies(beforeId: number, limit: number): readonly Anomaly[] {
    return this.#watchBook.older(beforeId, limit);
  }

  /** What the last hours or days were like, newest first. @throws Refusal where they cannot be read */
  digests(span: DigestSpan, limit: number): readonly Digest[] {
    return this.#watchBook.digests(span, limit);
  }

  /** Other settings of the monitor: they hold from the next input on. */
  configureMonitor(settings: MonitorSettings): void {
    this.#watchBook.configure(settings);
  }

  /** What stands for all of this life's journal, and the state it leads to. @throws Refusal as `LogManager.flush` */
  landmark(): { readonly anchor: JournalAnchor; readonly stateHash: string; readonly tick: number } {
    this.#log.flush();
    return { anchor: this.#store.anchor(), stateHash: stateHash(this.#life.state()), tick: this.#life.tick };
  }

  /** Saves the state both ways, whatever the schedule says; whether that succeeds shows in what is tried next. */
  saveAnew(): void {
    this.#isolated('saving anew', undefined, () => void this.saveSnapshot('schedule'));
  }

  /** Whether the life could be brought back from disk was tried. */
  proved(recoverability: Recoverability): void {
    this.#recoverability = Object.freeze(recoverability);
    this.#safetyChanged();
  }

  reach(): Reach {
    this.#log.flush();
    return this.#store.reach();
  }

  records(seqs: readonly number[]): readonly JournalNote[] {
    return this.#store.recordsAt(seqs).map(({ seq, tick, sinceBirthMs, atMs, input, count }) => {
      return { seq, tick, sinceBirthMs, atMs, said: inputMessage(input, count) };
    });
  }

  course(query: CourseQuery): Course {
    this.#isolated('history', undefined, () => this.#log.flush());
    return this.#store.course(query);
  }

  /** What happened in a stretch of the life. @throws Refusal where it cannot be read */
  marks(query: MarksQuery): Marks {
    this.#isolated('history', undefined, () => this.#log.flush());
    const memories = this.#memoryMarks.between(query, this.#life.memory().longTerm);
    return { ...this.#store.marks(query, sinceBirthOf(this.#view)), memories };
  }

  /** What happened in a short stretch, oldest first, as far as it is kept. @throws Refusal where it cannot be read */
  happenings({ fromMs, toMs, limit }: HappeningsQuery): readonly TraceEntry[] {
    this.#isolated('history', undefined, () => this.#log.flush());
    return this.#store.happenings(fromMs, toMs, limit);
  }

  /** Lets go of a database that is damaged: what it holds is not touched any more. */
  abandon(): void {
    this.#isolated('letting go', undefined, () => this.#store.abandon());
  }

  close(): void {
    this.#isolated('last writing', undefined, () => this.#log.flush());
    this.#isolated('closing', undefined, () => this.#store.close());
  }

  /** A heartbeat for what happens between two ticks. */
  #now(): Heartbeat {
    return { ...this.#heartbeats.last, atMs: this.#tools.clock.wallMs() };
  }

  #fold(input: LifeInput, heartbeat: Heartbeat): number {
    const ticked = input.kind === 'tick';
    const passedMs = ticked ? input.dtMs : input.kind === 'wake' ? input.gapMs : 0;
    const seq = this.#log.journal(input, {
      atMs: heartbeat.atMs,
      tick: this.#life.tick + (ticked ? 1 : 0),
      sinceBirthMs: sinceBirthOf(this.#view) + passedMs,
    });
    this.#bookedMs += passedMs;
    this.#meet(seq, input, heartbeat);
    return seq;
  }

  /** Folds in what is journaled. */
  #meet(seq: number, input: LifeInput, heartbeat: Heartbeat): void {
    const happenings = this.#life.apply(input);
    if (this.#log.unsaved === null) this.#savedAtMs = heartbeat.atMs;
    this.#afterFold(seq, happenings, heartbeat, input.kind === 'tick');
  }

  #afterFold(seq: number, happenings: readonly Happening[], heartbeat: Heartbeat, ticked: boolean): void {
    this.#view = this.#life.view();
    const view = this.#view;
    const journaled = this.#provenance.attribute(seq, happenings, view.queue.pending);
    const trace = this.#isolated('trace and history', [], () =>
      this.#log.record(journaled, view, heartbeat, ticked),
    );
    this.#isolated('monitor', undefined, () =>
      this.#watchBook.observe({ view, heartbeat, happenings: journaled }),
    );
    this.#callHooks(happenings, ticked);
    if (this.#untold === null) this.#push(heartbeat, trace);
    else if (trace.length > 0) this.#untold.push(...trace);
    for (const happening of happenings) {
      if (happening.kind === 'phase' && this.#untold === null) this.#events.emit('phase', view);
      if (happening.kind === 'death') this.#onDeath(view);
    }
  }

  #push(heartbeat: Heartbeat, trace: readonly TraceEntry[]): void {
    const { outlook } = this.#watchBook;
    this.#events.emit(
      'push',
      Object.freeze({ seq: ++this.#pushSeq, view: this.#view, heartbeat, trace, outlook }),
    );
  }

  /** What the wall clock moved on its own is noted, so that lived time and gaps add up to it. */
  #keepBooks(wallMs: number): void {
    const shiftMs = Math.round(wallMs - this.#bookedMs);
    if (Math.abs(shiftMs) < CLOCK_SHIFT_MIN_MS) return;
    const { tick } = this.#view;
    const place = { atMs: wallMs, tick, sinceBirthMs: sinceBirthOf(this.#view) };
    this.#log.journal({ kind: 'clock', shiftMs }, place);
    this.#bookedMs += shiftMs;
  }

  #safetyChanged(): void {
    this.#events.emit('safety', this.safety);
    const { unsaved } = this.#log;
    if (unsaved?.damaged === true) this.#events.emit('damaged', unsaved.reason);
  }

  #callHooks(happenings: readonly Happening[], ticked: boolean): void {
    const hooks = this.#tools.hooks;
    if (hooks === undefined) return;
    // A failure is itself an input, whose only happening calls no hook: this ends.
    for (const failure of callHooks(hooks, happenings, this.#view, ticked)) {
      this.#tools.onTrouble(failure.hook, new Error(failure.message));
      this.#fold({ kind: 'hook-failure', ...failure, message: failure.message.slice(0, 200) }, this.#now());
    }
  }

  #onDeath(view: LifeView): void {
    this.#isolated('last snapshot', undefined, () => void this.saveSnapshot('death'));
    this.#events.emit('death', view);
  }

  #saveWhatIsDue(wallMs: number): void {
    this.#isolated('snapshot', undefined, () => {
      const nowMs = this.#tools.clock.monotonicMs();
      const info = this.#snapshots.afterTick(nowMs, wallMs, this.#life.tick, () => this.#life.state());
      if (info !== null) this.#events.emit('snapshots', this.#snapshots.list());
    });
  }

  /** Instruments may fail; life does not. */
  #isolated<Result>(where: string, fallback: Result, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      this.#tools.onTrouble(where, error);
      return fallback;
    }
  }
}
