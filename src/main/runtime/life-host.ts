import type { NoLife, Notice, StimulusReceipt } from '../../shared/border';
import type { BirthWish, FileDecision, Stimulus } from '../../shared/commands';
import { say, told } from '../../shared/i18n';
import type { MemoryPicture } from '../../shared/memory';
import type { Progress } from '../../shared/past';
import { Refusal } from '../../shared/refusal';
import type { Anomaly, FilePreview, Identity, LifePicture, Message, SnapshotInfo } from '../../shared/views';
import type { LifecycleHooks } from '../life/lifecycle';
import type { LifeState } from '../life/state';
import { Home, type LifeFolder } from '../vault/home';
import { HomeLock, type HomeOwner } from '../vault/home-lock';
import { SnapshotStore } from '../vault/snapshot-store';
import { Admissions } from './admissions';
import { awakeHash, BORN, type Arrival, type Known } from './arrival';
import type { Clock } from './clock';
import { Emitter } from './emitter';
import { bringBack, hasNotBegun, restoredMessage, type Witness } from './homecoming';
import { letTimeFlow } from './life-flow';
import { LifeKeeper, type KeeperEvents } from './life-keeper';
import type { LifeLoop } from './life-loop';
import { presetPolicy } from './life-policy';
import { cardOf, Lives, readBack } from './lives';
import type { LookedAt } from './looked-at';
import { bear } from './new-life';
import { PastDesk } from './past-desk';
import { Reception } from './reception';
import type { Recovered } from './recovery';
import { Rehearsal } from './rehearsal';
import { restore } from './restoration';
import type { SnapshotSchedule } from './snapshot-manager';
import { inlineBench } from './work/inline-bench';
import type { Bench } from './work/tasks';
import { Workshop } from './work/workshop';

export type HostEvents = KeeperEvents & {
  /** Another life, or none, is here now. */
  replaced: [news: { readonly lifeId: string | null }];
  notice: [notice: Notice];
  /** Long work that was asked for has come a bit further. */
  progress: [progress: Progress];
};

export interface HostOptions {
  readonly homePath: string;
  readonly owner: HomeOwner['who'];
  readonly clock: Clock;
  readonly schedule: () => SnapshotSchedule;
  readonly hooks?: LifecycleHooks;
  readonly monitored?: boolean;
  /** False: ticks come by `keeper.run`, not by the clock, and recovery is not rehearsed. */
  readonly realtime?: boolean;
  /** Where long work is done; in this process where nothing else is said. */
  readonly bench?: Bench;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * The house one life lives in: it owns the home on disk, wakes the life that lives there, lets time flow for
 * it, and receives what arrives from outside. One process owns a home; one life in it is awake.
 */
export class LifeHost {
  /** What can be done with the past of the lives that are here. */
  readonly past: PastDesk;
  readonly #options: HostOptions;
  readonly #lock: HomeLock;
  readonly #home: Home;
  readonly #lives: Lives;
  readonly #workshop: Workshop;
  readonly #events: Emitter<HostEvents>;
  readonly #reception: Reception;
  readonly #admissions: Admissions;
  #keeper: LifeKeeper | null = null;
  #rehearsal: Rehearsal | null = null;
  #loop: LifeLoop | null = null;
  /** Whose damaged database could not be built anew, and when that is tried again. */
  #healing: { readonly keeper: LifeKeeper; readonly why: Message; readonly dueMs: number } | null = null;
  #none: NoLife = { reason: null };
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
    this.#admissions = new Admissions({
      home,
      workshop: this.#workshop,
      known: (lifeId) => this.#known(lifeId),
      look: (lookedAt) => this.#look(lookedAt),
      leave: () => {
        this.#keeper?.landmark();
        this.#leave();
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
      move: (state, arrival) => this.#admissions.move(state, arrival),
      enter: (lifeId) => this.#enter(lifeId),
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
    return this.#keeper;
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
    return lifeId === null ? null : (this.#keeper?.state() ?? this.#onDisk(lifeId));
  }

  /** Wakes the home's current life, or gives birth to its first. A life that cannot be woken leaves a reason. */
  start(firstBirth: BirthWish | LifeState = { name: null, policy: 'natural', seed: null }): void {
    if (this.#home.repaired !== null) this.#tell('warning', this.#home.repaired);
    const lifeId = this.#home.currentLifeId;
    if (lifeId === null) {
      this.#admissions.move(bearFrom(firstBirth, this.#options.clock.wallMs()), BORN);
      return;
    }
    try {
      this.#settle(this.#open(lifeId), null);
    } catch (error) {
      this.#options.onTrouble('waking', error);
      const reason = error instanceof Refusal ? error.said : told('runtime.host.cannotWake', { lifeId });
      this.#none = { reason };
    }
  }

  picture(): LifePicture | null {
    if (this.#lookedAt !== null) return this.#lookedAt.picture;
    return this.living();
  }

  /** The life that lives here, whatever is looked at. */
  living(): LifePicture | null {
    return this.#keeper?.picture(!this.#keeper.view.alive) ?? null;
  }

  /** The memory of the life that is shown, looked at or living; null where there is none. */
  memory(): MemoryPicture | null {
    return this.#lookedAt === null ? (this.#keeper?.memory() ?? null) : this.#lookedAt.memory;
  }

  none(): NoLife | null {
    return this.#keeper === null ? this.#none : null;
  }

  stimulate(stimulus: Stimulus): StimulusReceipt {
    if (this.#lookedAt !== null) throw new Refusal('refused', told('runtime.host.looking'));
    return this.#present().stimulate(stimulus);
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
  snapshots(): readonly SnapshotInfo[] {
    return this.#keeper?.snapshots() ?? [];
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
    this.#events.emit('replaced', { lifeId: this.#keeper?.view.identity.lifeId ?? null });
  }

  /** The machine is about to sleep: life sleeps with it. */
  suspend(): void {
    this.#loop?.stop();
    this.#keeper?.sleep();
  }

  resume(): void {
    const keeper = this.#keeper;
    if (keeper === null || !keeper.view.alive || !keeper.view.asleep) return;
    keeper.wake(this.#options.clock.wallMs() - keeper.heartbeat.atMs, 'suspended');
    this.#loop?.start();
  }

  /** Puts life to sleep and gives the home free. */
  sleep(): void {
    try {
      this.#leave();
    } finally {
      this.#lock.release();
    }
  }

  #present(): LifeKeeper {
    if (this.#keeper === null) throw new Refusal('no-life', told('runtime.host.noLife'));
    return this.#keeper;
  }

  #awakeCard() {
    const keeper = this.#keeper;
    return keeper === null ? null : cardOf(keeper.state(), keeper.heartbeat.atMs, true);
  }

  #known(lifeId: string): Known | null {
    const keeper = this.#keeper;
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
    const here = this.#keeper;
    if (here?.view.identity.lifeId === lifeId) {
      this.back();
      return here.view.identity;
    }
    // What could not be written would be lost with the life that is left.
    here?.landmark();
    const opened = this.#open(lifeId);
    try {
      if (this.#home.currentLifeId !== lifeId) this.#home.setCurrent(lifeId);
    } catch (error) {
      opened.keeper.abandon();
      throw error;
    }
    this.#leave();
    return this.#settle(opened, arrival).view.identity;
  }

  /** Brings the life with that id back from the disk. What follows asks nothing of it any more. @throws Refusal */
  #open(lifeId: string): Opened {
    const { clock, schedule, hooks, monitored, onTrouble } = this.#options;
    const folder = this.#home.existing(lifeId);
    const { store, recovered } = bringBack(folder, this.#witness());
    try {
      const { life, lastLivedMs, gap, unrecorded } = recovered;
      const files = new SnapshotStore(folder);
      const tools = { clock, schedule, hooks, monitored, onTrouble };
      const keeper = new LifeKeeper(life, store, files, tools, lastLivedMs, unrecorded);
      return { folder, keeper, lastLivedMs, gap, hasNotBegun: hasNotBegun(life, store) };
    } catch (error) {
      store.abandon();
      throw error;
    }
  }

  /** Lets time flow for a life that was brought back. */
  #settle({ folder, keeper, lastLivedMs, gap, ...opened }: Opened, arrival: Arrival | null): LifeKeeper {
    this.#listen(keeper);
    const unbegun = arrival === null && opened.hasNotBegun;
    if (unbegun || arrival?.begins === true) keeper.begin();
    // Nobody knows what a life did elsewhere after its snapshot: that it crashed would be a guess.
    const kind = arrival !== null && gap === 'crashed' ? 'unknown' : gap;
    const nowMs = this.#options.clock.wallMs();
    if (!unbegun && arrival?.lastLivedMs !== null) keeper.wake(nowMs - lastLivedMs, kind);
    this.#keeper = keeper;
    this.#none = { reason: null };
    this.#lookedAt = null;
    if (this.#options.realtime !== false && keeper.view.alive) this.#letLive(keeper, folder);
    this.#events.emit('replaced', { lifeId: folder.lifeId });
    return keeper;
  }

  #letLive(keeper: LifeKeeper, folder: LifeFolder): void {
    const { clock } = this.#options;
    const rehearsal = new Rehearsal(keeper, folder, {
      clock,
      workshop: this.#workshop,
      onDamage: (reason) => this.#heal(keeper, folder, reason),
      onFailure: (reason) =>
        this.#tell(
          'error',
          told('runtime.host.noRecovery', { name: keeper.view.identity.name, reason: say(reason) }),
        ),
    });
    this.#rehearsal = rehearsal;
    // Not at once: the input that met the damage is still being folded.
    keeper.on('damaged', (reason) => queueMicrotask(() => this.#heal(keeper, folder, reason)));
    keeper.on('push', () => rehearsal.beat());
    keeper.on('push', () => this.#healWhereDue(keeper, folder));
    this.#loop = letTimeFlow(keeper, clock, (error) => this.#tickFailed(error));
  }

  /** The database went bad under a living life: it goes on in a new one, from the state it is in. */
  #heal(keeper: LifeKeeper, folder: LifeFolder, why: Message): void {
    if (this.#keeper !== keeper) return;
    const { clock, onTrouble } = this.#options;
    const living = { state: keeper.state(), atMs: keeper.heartbeat.atMs };
    keeper.abandon();
    try {
      const restored = restore(folder, clock.wallMs(), why, living);
      const opened = this.#open(folder.lifeId);
      this.#stop();
      this.#keeper = null;
      this.#healing = null;
      this.#settle(opened, LIVES_ON);
      this.#tell('warning', restoredMessage(living.state.identity.name, restored, folder, why));
    } catch (error) {
      // A disk on which nothing can be built now: until it can, the life goes on in memory.
      onTrouble('healing', error);
      this.#healing = { keeper, why, dueMs: clock.monotonicMs() + HEAL_EVERY_MS };
    }
  }

  #healWhereDue(keeper: LifeKeeper, folder: LifeFolder): void {
    const due = this.#healing;
    if (due === null || due.keeper !== keeper || this.#options.clock.monotonicMs() < due.dueMs) return;
    this.#healing = null;
    queueMicrotask(() => this.#heal(keeper, folder, due.why));
  }

  #witness(): Witness {
    const { clock, onTrouble } = this.#options;
    return {
      nowMs: () => clock.wallMs(),
      warn: (message) => this.#tell('warning', message),
      onTrouble,
    };
  }

  #listen(keeper: LifeKeeper): void {
    const relay = <Name extends keyof KeeperEvents>(name: Name) =>
      keeper.on(name, (...news: KeeperEvents[Name]) =>
        this.#events.emit(name, ...(news as HostEvents[Name])),
      );
    (['push', 'anomalies', 'anomaly', 'phase', 'death', 'snapshots', 'safety'] as const).forEach(relay);
    let unsaved = false;
    keeper.on('safety', ({ unsavedReason }) => {
      if (unsaved === (unsavedReason !== null)) return;
      unsaved = unsavedReason !== null;
      if (unsavedReason !== null) this.#tell('error', unsavedReason);
      else this.#tell('info', told('runtime.host.writtenAgain', { name: keeper.view.identity.name }));
    });
  }

  #stop(): void {
    this.#loop?.stop();
    this.#loop = null;
    this.#rehearsal?.end();
    this.#rehearsal = null;
  }

  #leave(): void {
    this.#stop();
    const keeper = this.#keeper;
    this.#keeper = null;
    if (keeper === null) return;
    try {
      keeper.sleep();
    } catch (error) {
      // Without a record of its sleep it will be woken as after a crash: nothing that was written is lost.
      this.#options.onTrouble('putting to sleep', error);
    }
    keeper.close();
  }

  /** A tick that could not be lived; the next one comes late, and says so. */
  #tickFailed(error: unknown): void {
    this.#options.onTrouble('tick', error);
    this.#tell('error', error instanceof Refusal ? error.said : told('runtime.host.tickFailed'));
  }

  #tell(severity: Notice['severity'], message: Notice['message']): void {
    this.#events.emit('notice', { severity, message });
  }
}

/** A disk on which a damaged database could not be built anew is tried again after this time. */
const HEAL_EVERY_MS = 15_000;

/** A life as it was brought back from the disk, ready to live on. */
interface Opened extends Pick<Recovered, 'gap' | 'lastLivedMs'> {
  readonly folder: LifeFolder;
  readonly keeper: LifeKeeper;
  readonly hasNotBegun: boolean;
}

/** It is here already, and has not stopped living: there is nothing to wake from. */
const LIVES_ON: Arrival = { begins: false, lastLivedMs: null };

function bearFrom(wish: BirthWish | LifeState, bornAtMs: number): LifeState {
  if ('identity' in wish) return wish;
  return bear(presetPolicy(wish.policy), { name: wish.name, seed: wish.seed, bornAtMs });
}
