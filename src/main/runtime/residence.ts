import type { Notice } from '../../shared/border';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { LifeView, Message } from '../../shared/views';
import type { GapKind } from '../../shared/vocabulary';
import type { LifeFolder } from '../vault/home';
import { SnapshotStore } from '../vault/snapshot-store';
import { Absence, capOf } from './absence';
import type { Arrival } from './arrival';
import { Doorstep } from './doorstep';
import type { Emitter } from './emitter';
import { bringBack, hasNotBegun, restoredMessage, type Witness } from './homecoming';
import type { HostEvents, HostOptions } from './host-options';
import { letTimeFlow } from './life-flow';
import { LifeKeeper, type KeeperEvents } from './life-keeper';
import type { LifeLoop } from './life-loop';
import { LivingOn } from './living-on';
import type { Recovered } from './recovery';
import { Rehearsal } from './rehearsal';
import { restore } from './restoration';
import type { Workshop } from './work/workshop';

/** What it needs of its house. */
export interface ResidenceNeeds {
  readonly events: Emitter<HostEvents>;
  readonly workshop: Workshop;
  /** Another life is awake here, or the same in another database. */
  settled(lifeId: string): void;
}

/** A life as it was brought back from the disk, ready to live on. */
export interface Opened extends Pick<Recovered, 'gap' | 'lastLivedMs' | 'absence'> {
  readonly folder: LifeFolder;
  readonly keeper: LifeKeeper;
  readonly hasNotBegun: boolean;
}

/** It is here already, and has not stopped living: there is nothing to wake from. */
const LIVES_ON: Arrival = { begins: false, lastLivedMs: null };
/** A disk on which a damaged database could not be built anew is tried again after this time. */
const HEAL_EVERY_MS = 15_000;

/** The one life that is awake here: woken, let live, healed where its database goes bad, and put to sleep. */
export class Residence {
  readonly #options: HostOptions;
  readonly #needs: ResidenceNeeds;
  /** What the person who comes back is told. */
  readonly doorstep: Doorstep;
  #keeper: LifeKeeper | null = null;
  #rehearsal: Rehearsal | null = null;
  #loop: LifeLoop | null = null;
  /** While an absence is lived: time does not flow then. */
  #livingOn: LivingOn | null = null;
  /** Whose damaged database could not be built anew, and when that is tried again. */
  #healing: { readonly keeper: LifeKeeper; readonly why: Message; readonly dueMs: number } | null = null;

  constructor(options: HostOptions, needs: ResidenceNeeds) {
    this.#options = options;
    this.#needs = needs;
    this.doorstep = new Doorstep(options.clock, (homecoming) => needs.events.emit('homecoming', homecoming));
  }

  get keeper(): LifeKeeper | null {
    return this.#keeper;
  }

  /** How long until the next tick is due, ms, below 0 where it is late; Infinity where time does not flow. */
  get nextTickInMs(): number {
    return this.#loop?.nextInMs ?? Infinity;
  }

  /** Brings a life back from the disk. What follows asks nothing of it any more. @throws Refusal */
  open(folder: LifeFolder): Opened {
    const { clock, schedule, hooks, monitored, monitorSettings, onTrouble } = this.#options;
    const onMonitorFailed = (name: string, goesOn: boolean): void =>
      this.#tell('warning', told(goesOn ? 'runtime.host.monitorAnew' : 'runtime.host.monitorOff', { name }));
    return bringBack(folder, this.#witness(), (store, { life, lastLivedMs, gap, absence, unrecorded }) => {
      const files = new SnapshotStore(folder);
      const tools = { clock, schedule, hooks, monitored, monitorSettings, onTrouble, onMonitorFailed };
      const keeper = new LifeKeeper(life, store, files, tools, lastLivedMs, unrecorded);
      return { folder, keeper, lastLivedMs, gap, absence, hasNotBegun: hasNotBegun(life, store) };
    });
  }

  /** Lets time flow for a life that was brought back. */
  settle({ folder, keeper, lastLivedMs, gap, ...opened }: Opened, arrival: Arrival | null): LifeKeeper {
    this.doorstep.receive(folder.lifeId);
    this.#listen(keeper);
    this.#keeper = keeper;
    if (this.#options.realtime !== false && keeper.view.alive) this.#letLive(keeper, folder);
    const unbegun = arrival === null && opened.hasNotBegun;
    if (unbegun || arrival?.begins === true) keeper.begin();
    // Nobody knows what a life did elsewhere after its snapshot: that it crashed would be a guess.
    const kind = arrival !== null && gap === 'crashed' ? 'unknown' : gap;
    const gapMs = this.#options.clock.wallMs() - lastLivedMs;
    if (unbegun || arrival?.lastLivedMs === null) this.#letFlow(keeper);
    else this.#wake(keeper, gapMs, kind, opened.absence);
    this.#needs.settled(folder.lifeId);
    return keeper;
  }

  suspend(): void {
    this.#loop?.stop();
    this.#livingOn?.stop();
    this.#keeper?.sleep();
  }

  resume(): void {
    this.#livingOn?.goOn();
    const keeper = this.#keeper;
    if (keeper === null || !keeper.view.alive || !keeper.view.asleep) return;
    this.#wake(keeper, this.#options.clock.wallMs() - keeper.heartbeat.atMs, 'suspended');
  }

  /** Puts the life to sleep; nobody is here then. */
  leave(): void {
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

  /**
   * A life comes back after time in which nobody let it live: it wakes, or lives that time first, by its rule. Then time
   * flows.
   * @param begun what of it was lived before its process ended
   */
  #wake(keeper: LifeKeeper, gapMs: number, gap: GapKind, begun: Recovered['absence'] = null): void {
    const before = keeper.view;
    if (!before.alive) return;
    const livedMs = begun?.livedMs ?? 0;
    const awayMs = livedMs + Math.max(0, Math.round(gapMs));
    const capMs = capOf(before.identity.absence);
    const absence = new Absence({ gap, awayMs, livedMs, capMs }, this.#options.clock);
    if (begun === null && absence.ticksLeft(keeper.policy.tickIntervalMs) === 0) {
      keeper.wake(awayMs, gap);
      this.doorstep.away(gap, awayMs, before, keeper);
      this.#letFlow(keeper);
      return;
    }
    this.#liveOn(keeper, absence, before, begun !== null);
  }

  #liveOn(keeper: LifeKeeper, absence: Absence, before: LifeView, isResumed: boolean): void {
    const { clock, realtime, absenceAtOnce } = this.#options;
    this.#loop?.stop();
    const tell = (): void => this.doorstep.away(absence.gap, absence.awayMs, before, keeper, absence);
    this.#livingOn = new LivingOn(keeper, absence, {
      clock,
      atOnce: realtime === false || absenceAtOnce === true,
      onStep: tell,
      onEnd: () => {
        this.#livingOn = null;
        tell();
        this.#letFlow(keeper);
      },
      onFailure: (error) => this.#tickFailed(error),
    });
    this.#livingOn.begin(isResumed);
  }

  #letFlow({ view }: LifeKeeper): void {
    if (view.alive) this.#loop?.start();
  }

  #letLive(keeper: LifeKeeper, folder: LifeFolder): void {
    const { clock } = this.#options;
    const rehearsal = new Rehearsal(keeper, folder, {
      clock,
      workshop: this.#needs.workshop,
      onDamage: (reason) => this.#heal(keeper, folder, reason),
      onFailure: (reason) =>
        this.#tell('error', told('runtime.host.noRecovery', { name: keeper.view.identity.name, reason })),
    });
    this.#rehearsal = rehearsal;
    // Not at once: the input that met the damage is still being folded.
    keeper.on('damaged', (reason) => queueMicrotask(() => this.#heal(keeper, folder, reason)));
    keeper.on('push', () => rehearsal.beat());
    keeper.on('push', () => this.#healWhereDue(keeper, folder));
    const onGap = (gapMs: number, gap: GapKind): void => this.#wake(keeper, gapMs, gap);
    this.#loop = letTimeFlow(keeper, clock, onGap, (error) => this.#tickFailed(error));
  }

  /** The database went bad under a living life: it goes on in a new one, from the state it is in. */
  #heal(keeper: LifeKeeper, folder: LifeFolder, why: Message): void {
    if (this.#keeper !== keeper) return;
    const { clock, onTrouble } = this.#options;
    const living = { state: keeper.state(), atMs: keeper.heartbeat.atMs };
    const absence = this.#livingOn?.absence ?? null;
    keeper.abandon();
    try {
      const restored = restore(folder, clock.wallMs(), why, living);
      const opened = this.open(folder);
      this.#stop();
      this.#keeper = null;
      this.#healing = null;
      this.settle(opened, LIVES_ON);
      if (absence !== null) this.#liveOn(opened.keeper, absence, opened.keeper.view, false);
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
    const { events } = this.#needs;
    const relay = <Name extends keyof KeeperEvents>(name: Name) =>
      keeper.on(name, (...news: KeeperEvents[Name]) => events.emit(name, ...(news as HostEvents[Name])));
    (['push', 'anomalies', 'phase', 'death', 'snapshots', 'safety'] as const).forEach(relay);
    let unsaved = false;
    keeper.on('safety', ({ unsavedReason }) => {
      if (unsaved === (unsavedReason !== null)) return;
      unsaved = unsavedReason !== null;
      if (unsavedReason !== null) this.#tell('error', unsavedReason);
      else this.#tell('info', told('runtime.host.writtenAgain', { name: keeper.view.identity.name }));
    });
  }

  #stop(): void {
    this.#livingOn?.stop();
    this.#livingOn = null;
    this.#loop?.stop();
    this.#loop = null;
    this.#rehearsal?.end();
    this.#rehearsal = null;
  }

  /** A tick that could not be lived; the next one comes late, and says so. */
  #tickFailed(error: unknown): void {
    this.#options.onTrouble('tick', error);
    this.#tell('error', error instanceof Refusal ? error.said : told('runtime.host.tickFailed'));
  }

  #tell(severity: Notice['severity'], message: Message): void {
    this.#needs.events.emit('notice', { severity, message });
  }
}
