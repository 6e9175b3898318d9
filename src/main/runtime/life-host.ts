import type { NoLife, Notice } from '../../shared/border';
import type { StimuliReceipts } from '../../shared/channel';
import type { BirthWish, FileDecision, Stimulus, StimulusReceipt } from '../../shared/commands';
import { told } from '../../shared/i18n';
import type { MemoryPicture } from '../../shared/memory';
import type { Digest, MonitorSettings } from '../../shared/monitor';
import { Refusal } from '../../shared/refusal';
import type { Anomaly, FilePreview, Identity, LifePicture, Message, SnapshotInfo } from '../../shared/views';
import type { DigestSpan } from '../../shared/vocabulary';
import type { LifeState } from '../life/state';
import { Home } from '../vault/home';
import { HomeLock } from '../vault/home-lock';
import type { RequestKey } from '../vault/requests';
import { Admissions } from './admissions';
import { awakeHash, BORN, type Arrival, type Known } from './arrival';
import { Emitter } from './emitter';
import type { LifeKeeper } from './life-keeper';
import { presetPolicy } from './life-policy';
import { Library } from './library';
import { cardOf, Lives, readBack } from './lives';
import type { LookedAt } from './looked-at';
import { bear } from './new-life';
import { PastDesk } from './past-desk';
import type { HostEvents, HostOptions } from './host-options';
import { Reception } from './reception';
import { Residence } from './residence';
import { inlineBench } from './work/inline-bench';
import { Workshop } from './work/workshop';

/**
 * The house one life lives in: it owns the home on disk, wakes the life that lives there, lets time flow for
 * it, and receives what arrives from outside. One process owns a home; one life in it is awake.
 */
export class LifeHost {
  /** What can be done with the past of the lives that are here. */
  readonly past: PastDesk;
  /** What can be done with any life that is here, without waking it. */
  readonly library: Library;
  readonly #options: HostOptions;
  readonly #lock: HomeLock;
  readonly #home: Home;
  readonly #lives: Lives;
  readonly #workshop: Workshop;
  readonly #events: Emitter<HostEvents>;
  readonly #reception: Reception;
  readonly #admissions: Admissions;
  readonly #residence: Residence;
  /** Why the life that lived here last could not be woken. */
  #unwoken: Message | null = null;
  #lookedAt: LookedAt | null = null;

  private constructor(options: HostOptions, lock: HomeLock, home: Home) {
    this.#options = options;
    this.#lock = lock;
    this.#home = home;
    this.#events = new Emitter((error, event) => options.onTrouble(`listener of ${event}`, error));
    this.#lives = new Lives(home, () => this.#awakeCard());
    this.#workshop = new Workshop(options.bench ?? inlineBench, (progress) =>
      this.#events.emit('progress', progress),
    );
    this.#reception = new Reception({
      known: (lifeId) => this.#known(lifeId),
      nowMs: () => options.clock.wallMs(),
      onTrouble: options.onTrouble,
    });
    this.#residence = new Residence(options, {
      events: this.#events,
      workshop: this.#workshop,
      settled: (lifeId) => {
        this.#unwoken = null;
        this.#lookedAt = null;
        this.#events.emit('replaced', { lifeId });
      },
    });
    this.#admissions = new Admissions({
      home,
      workshop: this.#workshop,
      known: (lifeId) => this.#known(lifeId),
      look: (lookedAt) => this.#look(lookedAt),
      leave: () => {
        this.keeper?.landmark();
        this.#residence.leave();
      },
      enter: (lifeId, arrival) => this.#enter(lifeId, arrival),
      nowMs: () => options.clock.wallMs(),
      warn: (message) => this.#tell('warning', message),
    });
    this.past = new PastDesk({
      keeper: () => this.#present(),
      folder: (lifeId) => this.#home.existing(lifeId),
      lives: this.#lives,
      workshop: this.#workshop,
      look: (lookedAt) => this.#look(lookedAt),
      looking: () => this.#lookedAt?.picture.looking ?? null,
      move: (state, arrival) => this.#admissions.move(state, arrival),
      enter: (lifeId) => this.#enter(lifeId),
      nowMs: () => options.clock.wallMs(),
    });
    this.library = new Library({
      home,
      lives: this.#lives,
      workshop: this.#workshop,
      keeper: () => this.keeper,
      look: (lookedAt) => this.#look(lookedAt),
      back: () => this.back(),
      move: (state, arrival) => this.#admissions.move(state, arrival),
      vacated: () => this.#vacated(),
      nowMs: () => options.clock.wallMs(),
    });
  }

  /** @throws Refusal `busy` when another process owns the home, or why the home cannot be used */
  static open(options: HostOptions): LifeHost {
    const lock = HomeLock.acquire(options.homePath, options.owner);
    try {
      return new LifeHost(options, lock, Home.open(options.homePath));
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** @returns a function that stops listening. */
  on<Name extends keyof HostEvents>(event: Name, listener: (...news: HostEvents[Name]) => void): () => void {
    return this.#events.on(event, listener);
  }

  /** The life that lives here, or null. */
  get keeper(): LifeKeeper | null {
    return this.#residence.keeper;
  }

  /** A file is being looked at; the life that lives here goes on unseen. */
  get looking(): boolean {
    return this.#lookedAt !== null;
  }

  /**
   * The life that lives here as it lies on disk, without waking it; null where none does, or none that can be
   * read.
   */
  resident(): LifeState | null {
    const lifeId = this.#home.currentLifeId;
    return lifeId === null ? null : (this.keeper?.state() ?? this.#onDisk(lifeId));
  }

  /**
   * Wakes the home's current life. A life that cannot be woken leaves a reason.
   * @param firstBirth the life that begins where none lives yet; without one the home waits for a person
   */
  start(firstBirth: BirthWish | LifeState | null = null): void {
    if (this.#home.repaired !== null) this.#tell('warning', this.#home.repaired);
    const lifeId = this.#home.currentLifeId;
    if (lifeId === null) {
      if (firstBirth !== null)
        this.#admissions.move(bearFrom(firstBirth, this.#options.clock.wallMs()), BORN);
      return;
    }
    try {
      this.#residence.settle(this.#residence.open(this.#home.existing(lifeId)), null);
    } catch (error) {
      this.#options.onTrouble('waking', error);
      this.#unwoken = error instanceof Refusal ? error.said : told('runtime.host.cannotWake', { lifeId });
    }
  }

  picture(): LifePicture | null {
    if (this.#lookedAt !== null) return this.#lookedAt.picture;
    return this.living();
  }

  /** The life that lives here, whatever is looked at. */
  living(): LifePicture | null {
    const { keeper } = this;
    if (keeper === null) return null;
    const { homecoming } = this.#residence.doorstep;
    return Object.freeze({ ...keeper.picture(!keeper.view.alive), homecoming });
  }

  /** What the person who came back was told was seen. */
  dismissHomecoming(): void {
    this.#residence.doorstep.clear();
  }
  /** From here on nobody looks at the life. */
  unwatched(): void {
    this.#residence.doorstep.unwatched(this.keeper?.view ?? null);
  }
  /** Somebody looks at it again. */
  watched(): void {
    this.#residence.doorstep.watched(this.keeper);
  }

  /** The memory of the life that is shown, looked at or living; null where there is none. */
  memory(): MemoryPicture | null {
    return this.#lookedAt === null ? (this.keeper?.memory() ?? null) : this.#lookedAt.memory;
  }

  /** Why none lives here; null where one does. Lives that cannot even be listed are a reason too. */
  none(): NoLife | null {
    if (this.keeper !== null) return null;
    try {
      return { reason: this.#unwoken, lives: this.#home.lives().length };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { reason: this.#unwoken ?? error.said, lives: 0 };
    }
  }

  stimulate(stimulus: Stimulus): StimulusReceipt {
    if (this.#lookedAt !== null) throw new Refusal('refused', told('runtime.host.looking'));
    return this.#present().stimulate(stimulus);
  }

  /** Takes stimuli from beyond the window, whatever is looked at there. @see LifeKeeper.receive */
  receive(stimuli: readonly Stimulus[], request: RequestKey | null = null): StimuliReceipts {
    return this.#present().receive(stimuli, request);
  }

  birth(wish: BirthWish): Identity {
    return this.#admissions.move(bearFrom(wish, this.#options.clock.wallMs()), BORN);
  }

  /** A life that was made elsewhere, born or adopted, begins here under its own id. */
  welcome(state: LifeState): Identity {
    return this.#admissions.move(state, BORN);
  }

  acknowledge(anomalyId: number): Anomaly {
    return this.#present().acknowledge(anomalyId);
  }
  /** Those before an anomaly, newest first. */
  olderAnomalies(beforeId: number, limit: number): readonly Anomaly[] {
    return this.#present().olderAnomalies(beforeId, limit);
  }
  /** What the last hours or days of the living life were like, newest first. */
  digests(span: DigestSpan, limit: number): readonly Digest[] {
    return this.#present().digests(span, limit);
  }
  /** Other settings of the monitor, for the life that lives here now. */
  configureMonitor(settings: MonitorSettings): void {
    this.keeper?.configureMonitor(settings);
  }
  snapshots(): readonly SnapshotInfo[] {
    return this.keeper?.snapshots() ?? [];
  }
  saveSnapshot(): SnapshotInfo {
    return this.#present().saveSnapshot('manual');
  }
  exportSnapshot(toPath: string): void {
    this.#present().exportSnapshot(toPath);
  }
  snapshotPath(id: string): string {
    return this.#present().snapshotPath(id);
  }

  /** What a file is, and what would happen; changes nothing. */
  preview(filePath: string): FilePreview {
    return this.#reception.preview(filePath);
  }

  /** Carries out what was decided after a preview, in one go. @throws Refusal; then nothing has changed */
  decide(decision: FileDecision): Identity {
    return this.#admissions.admit(this.#reception.admit(decision));
  }

  /** The same, with long work done beside the life. */
  decideSlowly(decision: FileDecision): Promise<Identity> {
    return this.#admissions.admitSlowly(this.#reception.admit(decision));
  }

  /** Stops looking at a file; the life that lives here is shown again. */
  back(): void {
    if (this.#lookedAt === null) return;
    this.#lookedAt = null;
    this.#events.emit('replaced', { lifeId: this.keeper?.view.identity.lifeId ?? null });
  }

  /**
   * Puts the life that lives here to sleep for good: none lives here then, also after a restart, until one is woken
   * or born. All that the disk may refuse comes first. @throws Refusal; then it lives on
   */
  putAside(): void {
    this.#present().landmark();
    this.#home.setCurrent(null);
    this.#residence.leave();
    this.#vacated();
  }

  /** How long until the next tick is due, ms, below 0 where it is late; Infinity where time does not flow. */
  get nextTickInMs(): number {
    return this.#residence.nextTickInMs;
  }

  /** The machine is about to sleep: life sleeps with it. */
  suspend(): void {
    this.#residence.suspend();
  }
  resume(): void {
    this.#residence.resume();
  }

  /** Puts life to sleep and gives the home free. */
  sleep(): void {
    try {
      this.#residence.leave();
    } finally {
      this.#lock.release();
    }
  }

  #vacated(): void {
    this.#unwoken = null;
    this.#lookedAt = null;
    this.#events.emit('replaced', { lifeId: null });
  }

  #present(): LifeKeeper {
    if (this.keeper === null) throw new Refusal('no-life', told('runtime.host.noLife'));
    return this.keeper;
  }

  #awakeCard() {
    const keeper = this.keeper;
    if (keeper === null) return null;
    const folder = this.#home.folderOf(keeper.view.identity.lifeId);
    return cardOf(keeper.state(), keeper.heartbeat.atMs, { folder, current: true });
  }

  #known(lifeId: string): Known | null {
    const keeper = this.keeper;
    if (keeper?.view.identity.lifeId === lifeId) {
      return { tick: keeper.view.tick, awakeHash: awakeHash(keeper.state()), current: true };
    }
    const state = this.#onDisk(lifeId);
    return state === null ? null : { tick: state.tick, awakeHash: awakeHash(state), current: false };
  }

  #onDisk(lifeId: string): LifeState | null {
    const folder = this.#home.lives().find((life) => life.lifeId === lifeId);
    if (folder === undefined) return null;
    try {
      return readBack(folder).life.state();
    } catch (error) {
      // What cannot be woken has not lived further, as far as anyone can tell.
      this.#options.onTrouble(`looking up ${lifeId}`, error);
      return null;
    }
  }

  #look(lookedAt: LookedAt): Identity {
    this.#lookedAt = lookedAt;
    const { identity } = lookedAt.picture.view;
    this.#events.emit('replaced', { lifeId: identity.lifeId });
    return identity;
  }

  /**
   * Puts the life that lives here to sleep and wakes another that lies here. All that the disk may refuse comes
   * first: a life is not left before the other is sure to wake.
   * @throws Refusal; then it lives on
   */
  #enter(lifeId: string, arrival: Arrival | null = null): Identity {
    const here = this.keeper;
    if (here?.view.identity.lifeId === lifeId) {
      this.back();
      return here.view.identity;
    }
    this.library.requireStays(lifeId);
    // What could not be written would be lost with the life that is left.
    here?.landmark();
    const opened = this.#residence.open(this.#home.existing(lifeId));
    try {
      if (this.#home.currentLifeId !== lifeId) this.#home.setCurrent(lifeId);
    } catch (error) {
      opened.keeper.abandon();
      throw error;
    }
    this.#residence.leave();
    return this.#residence.settle(opened, arrival).view.identity;
  }

  #tell(severity: Notice['severity'], message: Notice['message']): void {
    this.#events.emit('notice', { severity, message });
  }
}

function bearFrom(wish: BirthWish | LifeState, bornAtMs: number): LifeState {
  if ('identity' in wish) return wish;
  const { policy, ...chosen } = wish;
  return bear(presetPolicy(policy), { ...chosen, bornAtMs });
}
