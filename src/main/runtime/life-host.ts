import { existsSync } from 'node:fs';
import { told, say } from '../../shared/i18n';
import type { NoLife, Notice, StimulusReceipt } from '../../shared/border';
import type { BirthWish, FileDecision, Stimulus } from '../../shared/commands';
import type { MemoryPicture } from '../../shared/memory';
import type { Progress } from '../../shared/past';
import { Refusal } from '../../shared/refusal';
import type { Anomaly, FilePreview, Identity, LifePicture, Message, SnapshotInfo } from '../../shared/views';
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
import { cardOf, Lives, readBack } from './lives';
import { fileLookedAt, type LookedAt } from './looked-at';
import { bear } from './new-life';
import { PastDesk } from './past-desk';
import { Reception, type Admission } from './reception';
import { recover, type Recovered } from './recovery';
import { Rehearsal } from './rehearsal';
import { restore } from './restoration';
import type { SnapshotSchedule } from './snapshot-manager';
import { inlineBench } from './work/inline-bench';
import { workOf, type Bench } from './work/tasks';
import { finish } from './work/work';
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
  #keeper: LifeKeeper | null = null;
  #rehearsal: Rehearsal | null = null;
  #loop: LifeLoop | null = null;
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
    this.past = new PastDesk({
      keeper: () => this.#present(),
      folder: (lifeId) => this.#home.existing(lifeId),
      lives: this.#lives,
      workshop: this.#workshop,
      look: (lookedAt) => this.#look(lookedAt),
      move: (state, arrival) => this.#move(state, arrival),
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

  /** Carries out what was decided after a preview, in one go. @throws Refusal; then nothing has changed */
  decide(decision: FileDecision): Identity {
    const admission = this.#reception.admit(decision);
    if (admission.act !== 'move-in') return this.#admit(admission);
    return this.#movingIn(admission, (task) => finish(workOf(task)));
  }

  /** The same, with long work done beside the life. */
  async decideSlowly(decision: FileDecision): Promise<Identity> {
    const admission = this.#reception.admit(decision);
    if (admission.act !== 'move-in') return this.#admit(admission);
    const { folder, isNew } = this.#folderFor(admission.state.identity.lifeId);
    try {
      await this.#workshop.do({ kind: 'move-in', folder, filePath: admission.filePath });
    } catch (error) {
      return this.#movedInBadly(admission, folder, isNew, error);
    }
    return this.#enter(folder.lifeId, admission.arrival);
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

  #admit(admission: Exclude<Admission, { act: 'move-in' }>): Identity {
    switch (admission.act) {
      case 'look':
        return this.#look(fileLookedAt(admission.state, admission.savedAtMs));
      case 'stay':
        return admission.identity;
      case 'move':
        return this.#move(admission.state, admission.arrival);
    }
  }

  #look(lookedAt: LookedAt): Identity {
    this.#lookedAt = lookedAt;
    const { identity } = lookedAt.picture.view;
    this.#events.emit('replaced', { lifeId: identity.lifeId });
    return identity;
  }

  #folderFor(lifeId: string): { readonly folder: LifeFolder; readonly isNew: boolean } {
    const folder = this.#home.lives().find((life) => life.lifeId === lifeId);
    return folder === undefined
      ? { folder: this.#home.create(lifeId), isNew: true }
      : { folder, isNew: false };
  }

  /** Lets a life move in: on disk first, then the one before is put to sleep, then this one wakes. */
  #move(state: LifeState, arrival: Arrival): Identity {
    const { lifeId } = state.identity;
    const nowMs = this.#options.clock.wallMs();
    const known = this.#known(lifeId);
    // It lies here already in this very state: nothing has to be taken over.
    if (known !== null && !known.current && known.awakeHash === awakeHash(state)) return this.#enter(lifeId);
    const moving = known?.current === true;
    if (moving) this.#leave();
    const store = openStore(this.#folderFor(lifeId).folder);
    try {
      store.beginWith(state, stateHash(state), arrival.lastLivedMs ?? nowMs, 'arrived', nowMs);
    } finally {
      store.close();
    }
    return this.#enter(lifeId, arrival);
  }

  #movingIn(
    admission: Extract<Admission, { act: 'move-in' }>,
    work: (task: { kind: 'move-in'; folder: LifeFolder; filePath: string }) => unknown,
  ): Identity {
    const { folder, isNew } = this.#folderFor(admission.state.identity.lifeId);
    try {
      work({ kind: 'move-in', folder, filePath: admission.filePath });
    } catch (error) {
      return this.#movedInBadly(admission, folder, isNew, error);
    }
    return this.#enter(folder.lifeId, admission.arrival);
  }

  /** What did not move in leaves nothing behind; a past that parts from the one here is left in the file. */
  #movedInBadly(
    { state, arrival }: Extract<Admission, { act: 'move-in' }>,
    folder: LifeFolder,
    isNew: boolean,
    error: unknown,
  ): Identity {
    if (isNew) this.#home.discard(folder.lifeId);
    if (!(error instanceof Refusal) || error.said.key !== PAST_PARTS) throw error;
    const identity = this.#move(state, arrival);
    this.#tell('warning', error.said);
    return identity;
  }

  /** Puts the life that lives here to sleep and wakes another that lies here. */
  #enter(lifeId: string, arrival: Arrival | null = null): Identity {
    this.#leave();
    this.#home.setCurrent(lifeId);
    return this.#settle(lifeId, arrival).view.identity;
  }

  /** Opens the life with that id and lets time flow for it. */
  #settle(lifeId: string, arrival: Arrival | null = null): LifeKeeper {
    const { clock, schedule, hooks, monitored, onTrouble } = this.#options;
    const folder = this.#home.existing(lifeId);
    const { store, recovered } = this.#broughtBack(folder);
    let keeper: LifeKeeper;
    try {
      const { life, lastLivedMs, gap, unrecorded } = recovered;
      const { points, entries } = unrecorded;
      store.record(points, entries, store.anchor());
      keeper = new LifeKeeper(
        life,
        store,
        new SnapshotStore(folder),
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
    if (this.#options.realtime !== false && keeper.view.alive) this.#letLive(keeper, folder);
    this.#events.emit('replaced', { lifeId });
    return keeper;
  }

  #letLive(keeper: LifeKeeper, folder: LifeFolder): void {
    const { clock } = this.#options;
    const rehearsal = new Rehearsal(keeper, folder, {
      clock,
      workshop: this.#workshop,
      onFailure: ({ reason }) =>
        this.#tell(
          'error',
          told('runtime.host.noRecovery', { name: keeper.view.identity.name, reason: say(reason) }),
        ),
    });
    this.#rehearsal = rehearsal;
    keeper.on('push', () => rehearsal.beat());
    this.#loop = letTimeFlow(keeper, clock, (error) => this.#tickFailed(error));
  }

  /**
   * The life as it was, from a database that is whole or is made whole again.
   * @throws Refusal where neither can be had: its folder is left as it was
   */
  #broughtBack(folder: LifeFolder): { readonly store: LifeStore; readonly recovered: Recovered } {
    let why: Message;
    try {
      const back = this.#recovered(folder);
      const ahead = new SnapshotStore(folder).newestGood((info) => info.tick > back.recovered.life.tick);
      if (ahead === null) return back;
      back.store.close();
      why = told('errors.database.lostEnd');
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'damaged') throw error;
      this.#options.onTrouble(`waking ${folder.lifeId}`, error);
      why = error.said;
    }
    const { tick, keptPath } = restore(folder, this.#options.clock.wallMs(), why);
    const back = this.#recovered(folder);
    const { name } = back.recovered.life.identity;
    const params = { name, reason: say(why), tick, kept: keptPath ?? folder.path };
    this.#tell(
      'warning',
      told(keptPath === null ? 'runtime.host.restoredMissing' : 'runtime.host.restored', params),
    );
    return back;
  }

  #recovered(folder: LifeFolder): { readonly store: LifeStore; readonly recovered: Recovered } {
    if (!existsSync(folder.databasePath)) {
      throw new Refusal('damaged', told('errors.database.missing', { path: folder.databasePath }));
    }
    const store = openStore(folder);
    try {
      const recovered = recover(store, folder.lifeId);
      for (const checkpoint of recovered.damaged) {
        const { name } = recovered.life.identity;
        store.setAside(checkpoint, say(checkpoint.problem));
        this.#tell(
          'warning',
          told('runtime.host.checkpointPassed', { name, reason: say(checkpoint.problem) }),
        );
      }
      return { store, recovered };
    } catch (error) {
      store.close();
      throw error;
    }
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

  #leave(): void {
    this.#loop?.stop();
    this.#loop = null;
    this.#rehearsal?.end();
    this.#rehearsal = null;
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

const PAST_PARTS = 'runtime.work.pastOther';

const openStore = ({ databasePath, lifeId }: LifeFolder): LifeStore =>
  LifeStore.open({ databasePath, lifeId, parseState: parseLifeState });

function bearFrom(wish: BirthWish | LifeState, bornAtMs: number): LifeState {
  if ('identity' in wish) return wish;
  return bear(presetPolicy(wish.policy), { name: wish.name, seed: wish.seed, bornAtMs });
}
