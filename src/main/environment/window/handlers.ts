import type { BacktestQuery, BacktestReport } from '../../../shared/backtest';
import type { MemoryPicture } from '../../../shared/memory';
import type { AppInfo, Handlers, HappeningsQuery, NoLife, PostMortemForm } from '../../../shared/border';
import type { BirthWish, FileDecision, Stimulus, StimulusReceipt } from '../../../shared/commands';
import type {
  Comparison,
  Course,
  CourseQuery,
  JournalNote,
  LifeCard,
  LivesPicture,
  Reach,
  VerifyReport,
} from '../../../shared/past';
import type { Marks, MarksQuery } from '../../../shared/marks';
import type { Digest } from '../../../shared/monitor';
import type { PostMortem } from '../../../shared/post-mortem';
import type { ProcessPicture } from '../../../shared/processes';
import type { HookOutcome, HookPicture, HookWish } from '../../../shared/hooks';
import type { ChannelPicture } from '../../../shared/channel';
import { languageFor } from '../../../shared/i18n';
import type { Autostart, ReleaseNews, UpdateState } from '../../../shared/program';
import { Refusal } from '../../../shared/refusal';
import type { SensesPicture } from '../../../shared/senses';
import type { Settings, SettingsChange } from '../../../shared/settings';
import type {
  Anomaly,
  FilePreview,
  Identity,
  LifePicture,
  SnapshotInfo,
  TraceEntry,
} from '../../../shared/views';
import type { DigestSpan } from '../../../shared/vocabulary';
import { fileNameFor } from './file-names';
import { PostMortems } from './post-mortems';

/** What the window's calls need of the life that is open. Every verb throws a Refusal where it cannot be done. */
export interface LifeDoor {
  picture(): LifePicture | null;
  memory(): MemoryPicture | null;
  none(): NoLife | null;
  stimulate(stimulus: Stimulus): StimulusReceipt;
  birth(wish: BirthWish): Identity;
  /** Never throws for a bad file: the preview says what is wrong with it. */
  preview(filePath: string): FilePreview;
  decideSlowly(decision: FileDecision): Promise<Identity>;
  readonly past: PastDoor;
  readonly library: LibraryDoor;
  /** Puts the life that lives here to sleep; none lives here then. */
  putAside(): void;
  /** Stops looking at a file. */
  back(): void;
  dismissHomecoming(): void;
  acknowledge(anomalyId: number): Anomaly;
  olderAnomalies(beforeId: number, limit: number): readonly Anomaly[];
  digests(span: DigestSpan, limit: number): readonly Digest[];
  snapshots(): readonly SnapshotInfo[];
  saveSnapshot(): SnapshotInfo;
  exportSnapshot(toPath: string): void;
  snapshotPath(snapshotId: string): string;
}

/** What the window's calls need of all that was lived. */
export interface PastDoor {
  reach(): Reach;
  course(query: CourseQuery): Course;
  marks(query: MarksQuery): Marks;
  happenings(query: HappeningsQuery): readonly TraceEntry[];
  postMortem(): Promise<PostMortem>;
  records(seqs: readonly number[]): readonly JournalNote[];
  look(tick: number): Promise<void>;
  fork(tick: number): Promise<Identity>;
  verify(): Promise<VerifyReport>;
  backtest(
    query: BacktestQuery,
    present: Pick<Settings, 'monitor' | 'notifications'>,
  ): Promise<BacktestReport>;
  cancel(): void;
  listSlowly(): Promise<LivesPicture>;
  wake(lifeId: string): Identity;
  compare(one: string, other: string): Promise<Comparison>;
  takeAlong(toPath: string): Promise<void>;
}

/** What the window's calls need of the lives that lie here. */
export interface LibraryDoor {
  card(lifeId: string): LifeCard;
  pathOf(lifeId: string): string;
  look(lifeId: string): Promise<void>;
  fork(lifeId: string): Identity;
  export(lifeId: string, toPath: string, withPast: boolean): Promise<void>;
  trash(lifeId: string, moveToTrash: (folderPath: string) => Promise<void>): Promise<void>;
}

/** What the window's calls need of the desktop. */
export interface DesktopDoor {
  /** `null` when the person cancelled. */
  chooseFile(): Promise<string | null>;
  chooseSavePath(suggestedName: string): Promise<string | null>;
  chooseReportPath(suggestedName: string, form: PostMortemForm): Promise<string | null>;
  /** A document as a PNG of its full height. */
  pictureOf(document: string): Promise<Uint8Array>;
  /** BCP 47 tags, most preferred first. */
  preferredLanguages(): readonly string[];
  reveal(filePath: string): void;
  /** Moves a folder to the system's trash. @throws Refusal where there is none; then the folder is shown */
  trash(folderPath: string): Promise<void>;
  openHome(): Promise<void>;
  info(): Promise<AppInfo>;
}

/** What the window's calls need of the app as a program of this system. */
export interface ProgramDoor {
  autostart(): Autostart;
  setAutostart(enabled: boolean): Autostart;
  updates(): UpdateState;
  checkUpdates(): Promise<void>;
  downloadUpdate(): Promise<void>;
  installUpdate(): void;
  news(): ReleaseNews;
  newsSeen(): void;
}

/** What the window's calls need of the adopted processes. */
export interface ProcessesDoor {
  pictures(): readonly ProcessPicture[];
  acknowledge(name: string, findingId: number): void;
  release(name: string): void;
}

/** What the window's calls need of the door for other programs. */
export interface ChannelDoor {
  picture(): ChannelPicture;
  renewToken(): string;
}

export interface SettingsDoor {
  get(): Settings;
  change(change: SettingsChange): Settings;
}

/** What the window may know of the senses. */
export interface SensesDoor {
  picture(): SensesPicture;
}

/** What the window may do with hooks: it proposes, a person agrees. Every verb throws a Refusal where it cannot. */
export interface HooksDoor {
  list(): readonly HookPicture[];
  propose(wish: HookWish): Promise<boolean>;
  remove(id: string): void;
  setEnabled(id: string, enabled: boolean): Promise<boolean>;
  try(id: string): Promise<HookOutcome>;
}

/** The window's side of the news: it is listening from the moment it asks for the whole. */
export interface ListeningWindow {
  windowListens(): void;
  picture(picture: LifePicture | null): LifePicture | null;
}

export interface HandlerNeeds {
  readonly life: LifeDoor;
  readonly desktop: DesktopDoor;
  readonly settings: SettingsDoor;
  readonly program: ProgramDoor;
  readonly channel: ChannelDoor;
  readonly processes: ProcessesDoor;
  readonly senses: SensesDoor;
  readonly hooks: HooksDoor;
  readonly window: ListeningWindow;
}

export function createHandlers(needs: HandlerNeeds): Handlers {
  const { life, desktop, settings, program, channel, processes, senses, hooks, window } = needs;
  const postMortems = new PostMortems({
    view: () => life.picture()?.view ?? null,
    find: () => life.past.postMortem(),
    choosePath: (suggestedName, form) => desktop.chooseReportPath(suggestedName, form),
    pictureOf: (document) => desktop.pictureOf(document),
    language: () => languageFor(settings.get().language, desktop.preferredLanguages()),
  });
  return {
    life: {
      get: () => {
        window.windowListens();
        return { life: window.picture(life.picture()), none: life.none() };
      },
      stimulate: (stimulus) => life.stimulate({ ...stimulus, source: 'window' }),
      birth: (wish) => life.birth(wish),
      dismissHomecoming: () => life.dismissHomecoming(),
    },
    past: {
      reach: () => life.past.reach(),
      course: (query) => life.past.course(query),
      marks: (query) => life.past.marks(query),
      happenings: (query) => life.past.happenings(query),
      postMortem: () => postMortems.get(),
      savePostMortem: ({ as }) => postMortems.save(as),
      records: ({ seqs }) => life.past.records(seqs),
      look: ({ tick }) => life.past.look(tick),
      fork: ({ tick }) => life.past.fork(tick),
      verify: () => life.past.verify(),
      cancel: () => life.past.cancel(),
    },
    lives: {
      list: () => life.past.listSlowly(),
      wake: ({ lifeId }) => life.past.wake(lifeId),
      compare: ({ one, other }) => life.past.compare(one, other),
      look: ({ lifeId }) => life.library.look(lifeId),
      fork: ({ lifeId }) => life.library.fork(lifeId),
      export: async ({ lifeId, withPast }) => {
        const { identity, tick } = life.library.card(lifeId);
        const filePath = await desktop.chooseSavePath(suggestedFileName(identity.name, tick));
        if (filePath !== null) await life.library.export(lifeId, filePath, withPast);
        return filePath;
      },
      reveal: ({ lifeId }) => desktop.reveal(life.library.pathOf(lifeId)),
      trash: ({ lifeId }) => life.library.trash(lifeId, (folderPath) => desktop.trash(folderPath)),
      putAside: () => life.putAside(),
    },
    memory: { get: () => life.memory() },
    anomalies: {
      acknowledge: ({ id }) => life.acknowledge(id),
      older: ({ beforeId, limit }) => life.olderAnomalies(beforeId, limit),
      backtest: (query) => life.past.backtest(query, settings.get()),
      digests: ({ span, limit }) => life.digests(span, limit),
    },
    processes: {
      list: () => processes.pictures(),
      acknowledge: ({ name, findingId }) => processes.acknowledge(name, findingId),
      release: ({ name }) => processes.release(name),
    },
    snapshots: {
      list: () => life.snapshots(),
      save: () => life.saveSnapshot(),
      reveal: ({ id }) => desktop.reveal(life.snapshotPath(id)),
      saveAs: async ({ withPast }) => {
        const picture = life.picture();
        if (picture === null) throw new Refusal('no-life', { key: 'desktop.border.noLife', params: {} });
        const { identity, tick } = picture.view;
        const filePath = await desktop.chooseSavePath(suggestedFileName(identity.name, tick));
        if (filePath === null) return null;
        if (withPast) await life.past.takeAlong(filePath);
        else life.exportSnapshot(filePath);
        return filePath;
      },
    },
    files: {
      preview: ({ filePath }) => life.preview(filePath),
      choose: async () => {
        const filePath = await desktop.chooseFile();
        return filePath === null ? null : life.preview(filePath);
      },
      decide: (decision) => life.decideSlowly(decision),
      back: () => life.back(),
    },
    settings: { get: () => settings.get(), change: (change) => settings.change(change) },
    app: { info: () => desktop.info(), openHome: () => desktop.openHome() },
    channel: { get: () => channel.picture(), renewToken: () => ({ token: channel.renewToken() }) },
    program: {
      autostart: () => program.autostart(),
      setAutostart: ({ enabled }) => program.setAutostart(enabled),
      updates: () => program.updates(),
      checkUpdates: () => program.checkUpdates(),
      downloadUpdate: () => program.downloadUpdate(),
      installUpdate: () => program.installUpdate(),
      news: () => program.news(),
      newsSeen: () => program.newsSeen(),
    },
    senses: { get: () => senses.picture() },
    hooks: {
      list: () => hooks.list(),
      propose: (wish) => hooks.propose(wish),
      remove: ({ id }) => hooks.remove(id),
      setEnabled: ({ id, enabled }) => hooks.setEnabled(id, enabled),
      try: ({ id }) => hooks.try(id),
    },
  };
}

/** `Ada-5023.life`: the life's name and its tick. */
const suggestedFileName = (name: string, tick: number): string => `${fileNameFor(name)}-${tick}.life`;
