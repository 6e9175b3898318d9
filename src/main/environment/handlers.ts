import type { BacktestQuery, BacktestReport } from '../../shared/backtest';
import type { MemoryPicture } from '../../shared/memory';
import type { AppInfo, Handlers, HappeningsQuery, NoLife, StimulusReceipt } from '../../shared/border';
import type { BirthWish, FileDecision, Stimulus } from '../../shared/commands';
import type {
  Comparison,
  Course,
  CourseQuery,
  JournalNote,
  LivesPicture,
  Reach,
  VerifyReport,
} from '../../shared/past';
import type { Marks, MarksQuery } from '../../shared/marks';
import type { Digest } from '../../shared/monitor';
import type { PostMortem } from '../../shared/post-mortem';
import type { Autostart, ReleaseNews, UpdateState } from '../../shared/program';
import { Refusal } from '../../shared/refusal';
import type { Settings, SettingsChange } from '../../shared/settings';
import type {
  Anomaly,
  FilePreview,
  Identity,
  LifePicture,
  SnapshotInfo,
  TraceEntry,
} from '../../shared/views';
import type { DigestSpan } from '../../shared/vocabulary';

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
  /** Stops looking at a file. */
  back(): void;
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
  list(): LivesPicture;
  wake(lifeId: string): Identity;
  compare(one: string, other: string): Promise<Comparison>;
  takeAlong(toPath: string): Promise<void>;
}

/** What the window's calls need of the desktop. */
export interface DesktopDoor {
  /** `null` when the person cancelled. */
  chooseFile(): Promise<string | null>;
  chooseSavePath(suggestedName: string): Promise<string | null>;
  reveal(filePath: string): void;
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

export interface SettingsDoor {
  get(): Settings;
  change(change: SettingsChange): Settings;
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
  readonly window: ListeningWindow;
}

export function createHandlers({ life, desktop, settings, program, window }: HandlerNeeds): Handlers {
  return {
    life: {
      get: () => {
        window.windowListens();
        return { life: window.picture(life.picture()), none: life.none() };
      },
      stimulate: (stimulus) => life.stimulate({ ...stimulus, source: 'window' }),
      birth: (wish) => life.birth(wish),
    },
    past: {
      reach: () => life.past.reach(),
      course: (query) => life.past.course(query),
      marks: (query) => life.past.marks(query),
      happenings: (query) => life.past.happenings(query),
      postMortem: () => life.past.postMortem(),
      savePostMortem: () => {
        throw new Error('not there yet');
      },
      records: ({ seqs }) => life.past.records(seqs),
      look: ({ tick }) => life.past.look(tick),
      fork: ({ tick }) => life.past.fork(tick),
      verify: () => life.past.verify(),
      cancel: () => life.past.cancel(),
    },
    lives: {
      list: () => life.past.list(),
      wake: ({ lifeId }) => life.past.wake(lifeId),
      compare: ({ one, other }) => life.past.compare(one, other),
    },
    memory: { get: () => life.memory() },
    anomalies: {
      acknowledge: ({ id }) => life.acknowledge(id),
      older: ({ beforeId, limit }) => life.olderAnomalies(beforeId, limit),
      backtest: (query) => life.past.backtest(query, settings.get()),
      digests: ({ span, limit }) => life.digests(span, limit),
    },
    snapshots: {
      list: () => life.snapshots(),
      save: () => life.saveSnapshot(),
      reveal: ({ id }) => desktop.reveal(life.snapshotPath(id)),
      saveAs: async ({ withPast }) => {
        const filePath = await desktop.chooseSavePath(suggestedFileName(life.picture()));
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
  };
}

/** `Ada-5023.life`: the life's name without what file systems dislike, and its tick. */
function suggestedFileName(picture: LifePicture | null): string {
  if (!picture) throw new Refusal('no-life', { key: 'desktop.border.noLife', params: {} });
  const { identity, tick } = picture.view;
  const name = identity.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `${name || 'life'}-${tick}.life`;
}
