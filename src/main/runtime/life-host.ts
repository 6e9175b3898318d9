import { told } from '../../shared/i18n';
import type { NoLife, Notice, StimulusReceipt } from '../../shared/border';
import type { BirthWish, FileDecision, Stimulus } from '../../shared/commands';
import type { MemoryPicture } from '../../shared/memory';
import { Refusal } from '../../shared/refusal';
import type { Anomaly, FilePreview, Identity, LifePicture, SnapshotInfo } from '../../shared/views';
import { Life } from '../life/life';
import type { LifecycleHooks } from '../life/lifecycle';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import { stateHash } from '../vault/digest';
import { Home, type LifeFolder } from '../vault/home';
import { HomeLock, type HomeOwner } from '../vault/home-lock';
import { LifeStore } from '../vault/life-store';
import { SnapshotStore } from '../vault/snapshot-store';
import { awakeHash, BORN, type Arrival, type Known } from './arrival';
import type { Clock } from './clock';
import { Emitter } from './emitter';
import { LifeKeeper, type KeeperEvents } from './life-keeper';
import type { LifeLoop } from './life-loop';
import { presetPolicy } from './life-policy';
import { letTimeFlow } from './life-flow';
import { bear } from './new-life';
import { Reception } from './reception';
import { recover } from './recovery';
import type { SnapshotSchedule } from './snapshot-manager';

export type HostEvents = KeeperEvents & {
  /** Another life, or none, is here now. */
  replaced: [news: { readonly lifeId: string | null }];
  notice: [notice: Notice];
};

export interface HostOptions {
  readonly homePath: string;
  readonly owner: HomeOwner['who'];
  readonly clock: Clock;
  readonly schedule: () => SnapshotSchedule;
  readonly hooks?: LifecycleHooks;
  readonly monitored?: boolean;
  /** False: ticks come by `keeper.run`, not by the clock. */
  readonly realtime?: boolean;
  readonly onTrouble: (where: string, error: unknown) => void;
}

/**
 * The house one life lives in: it owns the home on disk, wakes the life that lives there, lets time flow for
 * it, and receives what arrives from outside. One process owns a home; one life in it is awake.
 */
export class LifeHost {
  readonly #options: HostOptions;
  readonly #lock: HomeLock;
  readonly #home: Home;
  readonly #events: Emitter<HostEvents>;
  #keeper: LifeKeeper | null = null;
  readonly #reception: Reception;
  #loop: LifeLoop | null = null;
  #none: NoLife = { reason: null };
  #lookedAt: { readonly picture: LifePicture; readonly memory: MemoryPicture } | null = null;

  private constructor(options: HostOptions, lock: HomeLock, home: Home) {
    this.#options = options;
    this.#lock = lock;
    this.#home = home;
    this.#events = new Emitter((error, event) => options.onTrouble(`listener of ${event}`, error));
    this.#reception = new Reception({
      known: (lifeId) => this.#known(lifeId),
      move: (state, arrival) => this.#move(state, arrival),
      look: (state, savedAtMs) => this.#look(state, savedAtMs),
      nowMs: () => options.clock.wallMs(),
      onTrouble: options.onTrouble,
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
      this.#move(bearFrom(firstBirth, this.#options.clock.wallMs()), BORN);
      return;
    }
    try {
      this.#settle(lifeId);
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
    return this.#move(bearFrom(wish, this.#options.clock.wallMs()), BORN);
  }

  /** A life that was made elsewhere, born or adopted, begins here under its own id. */
  welcome(state: LifeState): Identity {
    return this.#move(state, BORN);
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

  /** Carries out what was decided after a preview. @throws Refusal; then nothing has changed */
  decide(decision: FileDecision): Identity {
    return this.#reception.decide(decision);
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
    this.#leave();
    this.#lock.release();
  }

  #present(): LifeKeeper {
    if (this.#keeper === null) throw new Refusal('no-life', told('runtime.host.noLife'));
    return this.#keeper;
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
    let store: LifeStore | null = null;
    try {
      store = openStore(folder, true);
      return recover(store, lifeId).life.state();
    } catch (error) {
      // What cannot be woken has not lived further, as far as anyone can tell.
      this.#options.onTrouble(`looking up ${lifeId}`, error);
      return null;
    } finally {
      store?.close();
    }
  }

  #look(state: LifeState, savedAtMs: number): Identity {
    const life = Life.from(state);
    const dtMs = state.policy.tickIntervalMs;
    const picture: LifePicture = Object.freeze({
      seq: 0,
      view: life.view(),
      heartbeat: { atMs: savedAtMs, jitterMs: 0, dtMs, usualJitterMs: 0 },
      trace: [],
      history: [],
      anomalies: [],
      readOnly: true,
      looking: true,
      savedAtMs,
    });
    this.#lookedAt = { picture, memory: life.memory() };
    this.#events.emit('replaced', { lifeId: life.identity.lifeId });
    return life.identity;
  }

  /**
   * Lets a life move in: on disk first, then the one before is put to sleep, then this one wakes.
   */
  #move(state: LifeState, arrival: Arrival): Identity {
    const { lifeId } = state.identity;
    const atMs = arrival.lastLivedMs ?? this.#options.clock.wallMs();
    const moving = this.#keeper?.view.identity.lifeId === lifeId;
    if (moving) this.#leave();
    const folder = this.#home.lives().find((life) => life.lifeId === lifeId) ?? this.#home.create(lifeId);
    const store = openStore(folder);
    try {
      store.saveCheckpoint(state, stateHash(state), atMs);
    } finally {
      store.close();
    }
    if (!moving) this.#leave();
    this.#home.setCurrent(lifeId);
    this.#settle(lifeId, arrival);
    return state.identity;
  }

  /** Opens the life with that id and lets time flow for it. */
  #settle(lifeId: string, arrival: Arrival | null = null): void {
    const { clock, schedule, hooks, monitored, onTrouble } = this.#options;
    const folder = this.#home.existing(lifeId);
    const store = openStore(folder);
    let keeper: LifeKeeper;
    try {
      const { life, lastLivedMs, gap, damaged } = recover(store, lifeId);
      for (const reason of damaged) this.#tell('warning', reason);
      const files = new SnapshotStore(folder);
      keeper = new LifeKeeper(
        life,
        store,
        files,
        { clock, schedule, hooks, monitored, onTrouble },
        lastLivedMs,
      );
      this.#listen(keeper);
      if (arrival?.begins === true) keeper.begin();
      // Nobody knows what a life did elsewhere after its snapshot: that it crashed would be a guess.
      const kind = arrival !== null && gap === 'crashed' ? 'unknown' : gap;
      if (arrival === null || arrival.lastLivedMs !== null) keeper.wake(clock.wallMs() - lastLivedMs, kind);
    } catch (error) {
      store.close();
      throw error;
    }
    this.#keeper = keeper;
    this.#none = { reason: null };
    this.#lookedAt = null;
    if (this.#options.realtime !== false && keeper.view.alive) {
      this.#loop = letTimeFlow(keeper, clock, (error) => this.#tickFailed(error));
    }
    this.#events.emit('replaced', { lifeId });
  }

  #listen(keeper: LifeKeeper): void {
    const relay = <Name extends keyof KeeperEvents>(name: Name) =>
      keeper.on(name, (...news: KeeperEvents[Name]) =>
        this.#events.emit(name, ...(news as HostEvents[Name])),
      );
    (['push', 'anomalies', 'anomaly', 'phase', 'death', 'snapshots'] as const).forEach(relay);
  }

  #leave(): void {
    this.#loop?.stop();
    this.#loop = null;
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

  /** A tick that could not be written down was not lived; the next one comes late, and says so. */
  #tickFailed(error: unknown): void {
    this.#options.onTrouble('tick', error);
    this.#tell('error', error instanceof Refusal ? error.said : told('runtime.host.tickFailed'));
  }

  #tell(severity: Notice['severity'], message: Notice['message']): void {
    this.#events.emit('notice', { severity, message });
  }
}

const openStore = ({ databasePath, lifeId }: LifeFolder, readOnly = false): LifeStore =>
  LifeStore.open({ databasePath, lifeId, parseState: parseLifeState, readOnly });

function bearFrom(wish: BirthWish | LifeState, bornAtMs: number): LifeState {
  if ('identity' in wish) return wish;
  return bear(presetPolicy(wish.policy), { name: wish.name, seed: wish.seed, bornAtMs });
}
