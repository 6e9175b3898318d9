import type { AppInfo, Bridge, ViewName } from '../shared/border';
import type { BirthWish } from '../shared/commands';
import type { Settings, SettingsChange } from '../shared/settings';
import { Anomalies } from './anomalies/anomalies.svelte';
import { Backtest } from './backtest/backtest.svelte';
import { Digests } from './digests/digests.svelte';
import { FileFlow } from './files/file-flow.svelte';
import { HomecomingModel } from './homecoming/homecoming.svelte';
import { LifeModel } from './life/life-model.svelte';
import { Keeping } from './lives/keeping.svelte';
import { Lives } from './lives/lives.svelte';
import { Shelf } from './lives/shelf.svelte';
import { Memory } from './memory/memory.svelte';
import { answered } from './parts/answered';
import { Notices } from './parts/notices.svelte';
import { commandsFor, commandsOf } from './palette/commands';
import { Palette } from './palette/palette.svelte';
import { LongWork } from './past/long-work.svelte';
import { Moments } from './past/moments.svelte';
import { PostMortems } from './post-mortem/post-mortem.svelte';
import { Program } from './program/program.svelte';
import { Snapshots } from './snapshots/snapshots.svelte';
import { CourseModel } from './timeline/course.svelte';
import { LaneChoice } from './timeline/lane-choice.svelte';
import type { Stretch } from './timeline/stretch';
import type { Door } from './world/doors';
import { ChannelModel } from './world/channel/channel.svelte';
import { ProcessesModel } from './world/processes/processes.svelte';
import { Verification } from './timeline/verification.svelte';
import { HooksModel } from './world/hooks/hooks.svelte';
import { SensesModel } from './world/senses/senses.svelte';

/** All the window holds: the life in it, and what a person is doing with it. */
export class Desk {
  readonly notices = new Notices();
  readonly life: LifeModel;
  readonly homecoming: HomecomingModel;
  readonly memory: Memory;
  readonly anomalies: Anomalies;
  readonly backtest: Backtest;
  readonly digests: Digests;
  readonly snapshots: Snapshots;
  readonly files: FileFlow;
  readonly work: LongWork;
  readonly moments: Moments;
  readonly postMortems: PostMortems;
  readonly course: CourseModel;
  readonly lanes = new LaneChoice();
  readonly verification: Verification;
  readonly lives: Lives;
  readonly palette = new Palette({
    all: () => commandsOf(this),
    for: (query) => commandsFor(query, this),
  });
  readonly shelf = new Shelf();
  readonly keeping: Keeping;
  readonly program: Program;
  readonly senses: SensesModel;
  readonly hooks: HooksModel;
  readonly channel: ChannelModel;
  readonly processes: ProcessesModel;
  #bridge: Bridge;
  #view = $state.raw<ViewName>('now');
  #settings = $state.raw<Settings | null>(null);
  #info = $state.raw<AppInfo | null>(null);
  #birthOpen = $state.raw(false);
  #door = $state.raw<Door>('processes');

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.homecoming = new HomecomingModel(
      bridge.life,
      () => this.life.reload(),
      (message) => this.notices.error(message),
    );
    this.life = new LifeModel(
      bridge,
      (message) => this.notices.error(message),
      ({ homecoming }) => this.homecoming.show(homecoming),
    );
    this.memory = new Memory(bridge, (message) => this.notices.error(message));
    this.anomalies = new Anomalies(bridge.anomalies, this.life, (message) => this.notices.error(message));
    this.digests = new Digests(bridge);
    this.snapshots = new Snapshots(bridge, this.notices, (atMs) => this.life.saved(atMs));
    this.work = new LongWork(bridge.past, this.notices);
    this.backtest = new Backtest(bridge, this.work, {
      settings: () => this.#settings,
      change: (change) => this.change(change),
    });
    this.files = new FileFlow(bridge, this.notices, this.work, () => this.goTo('now'));
    this.moments = new Moments(bridge.past, this.work, this.notices, () => this.goTo('now'));
    this.postMortems = new PostMortems(bridge, this.life, this.work, this.notices);
    this.course = new CourseModel(bridge, () => this.life.view?.identity.lifeId ?? null);
    this.verification = new Verification(bridge, this.work);
    this.lives = new Lives(bridge, this.work, this.notices, () => this.goTo('now'));
    this.keeping = new Keeping(bridge.lives, this.work, this.notices, {
      arrived: () => this.goTo('now'),
      changed: () => this.lives.refresh(),
    });
    this.program = new Program(bridge, this.notices);
    this.senses = new SensesModel(bridge);
    this.hooks = new HooksModel(bridge, this.notices);
    this.channel = new ChannelModel(bridge, this.notices);
    this.processes = new ProcessesModel(bridge.processes, this.notices);
  }

  get view(): ViewName {
    return this.#view;
  }
  get settings(): Settings | null {
    return this.#settings;
  }
  get info(): AppInfo | null {
    return this.#info;
  }
  /** Which of the doors of the world is looked at. */
  get door(): Door {
    return this.#door;
  }
  get birthOpen(): boolean {
    return this.#birthOpen;
  }
  get bridge(): Bridge {
    return this.#bridge;
  }

  async open(): Promise<void> {
    const bridge = this.#bridge;
    this.homecoming.open();
    this.life.open();
    this.memory.open();
    this.snapshots.open();
    this.files.open();
    this.work.open();
    this.postMortems.open();
    this.course.open();
    this.verification.open();
    this.lives.open();
    this.backtest.open();
    this.digests.open();
    void this.program.open();
    this.senses.open();
    this.hooks.open();
    void this.channel.open();
    void this.processes.open();
    bridge.settings.onChanged((settings) => (this.#settings = settings));
    bridge.app.onGoTo(({ view, anomalyId }) => {
      // What is told of from outside of the window is a process.
      if (view === 'world') this.goToProcesses();
      else this.goTo(view, anomalyId);
    });
    bridge.app.onNotice((notice) => this.notices.tell(notice));
    const [settings, info] = await Promise.all([
      answered(bridge.settings.get()),
      answered(bridge.app.info()),
    ]);
    if (settings.ok) this.#settings = settings.value;
    else this.notices.error(settings.message);
    if (info.ok) this.#info = info.value;
    else this.notices.error(info.message);
  }

  goTo(view: ViewName, anomalyId: number | null = null): void {
    this.#view = view;
    this.anomalies.point(anomalyId);
    this.memory.point(null);
  }

  chooseDoor(door: Door): void {
    this.#door = door;
  }

  /** Shows the adopted processes. */
  goToProcesses(): void {
    this.goTo('world');
    this.chooseDoor('processes');
  }

  /** Shows one memory among the others. */
  goToMemory(id: number): void {
    this.goTo('memory');
    this.memory.point(id);
  }

  /** Shows how readily the monitor tells of what. */
  goToSensitivity(): void {
    this.goTo('anomalies');
    this.anomalies.choose('monitor');
  }

  /** Shows a stretch of the course, with a tick of it picked. */
  goToStretch(stretch: Stretch, tick: number): void {
    this.goTo('timeline');
    this.course.reveal(stretch, tick);
  }

  openBirth(): void {
    this.#birthOpen = true;
  }
  closeBirth(): void {
    this.#birthOpen = false;
  }

  /** Returns whether a life was born; a refusal is told. */
  async bear(wish: BirthWish): Promise<boolean> {
    const answer = await answered(this.#bridge.life.birth(wish));
    if (!answer.ok) {
      this.notices.error(answer.message);
      return false;
    }
    this.closeBirth();
    this.goTo('now');
    return true;
  }

  /** Returns whether it was changed; a refusal is told. */
  async change(change: SettingsChange): Promise<boolean> {
    const answer = await answered(this.#bridge.settings.change(change));
    if (answer.ok) this.#settings = answer.value;
    else this.notices.error(answer.message);
    return answer.ok;
  }

  async acknowledge(id: number): Promise<void> {
    const answer = await answered(this.#bridge.anomalies.acknowledge({ id }));
    if (answer.ok) this.life.learnAnomalies([answer.value]);
    else this.notices.error(answer.message);
  }

  async openHome(): Promise<void> {
    const answer = await answered(this.#bridge.app.openHome());
    if (!answer.ok) this.notices.error(answer.message);
  }
}
