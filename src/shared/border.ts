import type { BacktestQuery, BacktestReport } from './backtest';
import type { ChannelPicture } from './channel';
import type { StimulusReceipt } from './commands';
import type { BirthWish, FileDecision, ObserverStimulus } from './commands';
import type { Homecoming } from './homecoming';
import type { HookOutcome, HookPicture, HookWish } from './hooks';
import type { Marks, MarksQuery } from './marks';
import type { MemoryPicture } from './memory';
import type { Digest } from './monitor';
import type {
  Comparison,
  Course,
  CourseQuery,
  JournalNote,
  LivesPicture,
  Progress,
  Reach,
  Safety,
  VerifyReport,
} from './past';
import type { PostMortem } from './post-mortem';
import type { ProcessPicture } from './processes';
import type { Autostart, ReleaseNews, UpdateState } from './program';
import type { SensesPicture } from './senses';
import type { Settings, SettingsChange } from './settings';
import type {
  Anomaly,
  FilePreview,
  Identity,
  LifePicture,
  LifePush,
  Message,
  SnapshotInfo,
  TraceEntry,
} from './views';
import type { DigestSpan } from './vocabulary';

/**
 * The border between the main process and the window, described once. The gate in main, the bridge in the
 * preload and the type of `window.life` are all derived from this value: a call that is not here does not
 * exist, and a handler that is missing does not compile.
 *
 * `invoke` is a call from the window: main parses its payload by the schema of the same name in
 * border-payloads.ts (apart, so that the preload carries names and no schemas). What main answers is typed
 * but not parsed: main is trusted by the window, not the other way round.
 * `notify` is news from main.
 */
export interface Invoke<Payload, Result> {
  readonly type: 'invoke';
  /** Type only; never present at run time. */
  readonly payload?: Payload;
  /** Type only; never present at run time. */
  readonly result?: Result;
}
export interface Notify<News> {
  readonly type: 'notify';
  /** Type only; never present at run time. */
  readonly news?: News;
}

type Nothing = undefined;

const invoke = <Payload, Result>(): Invoke<Payload, Result> => ({ type: 'invoke' });
const notify = <News>(): Notify<News> => ({ type: 'notify' });

/** A stretch in ms since birth. */
export interface HappeningsQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly limit: number;
}

export const POST_MORTEM_FORMS = ['html', 'png', 'csv'] as const;
export type PostMortemForm = (typeof POST_MORTEM_FORMS)[number];

export interface AppInfo {
  readonly version: string;
  readonly electronVersion: string;
  readonly nodeVersion: string;
  readonly homePath: string;
  readonly platform: string;
  /** False where the desktop shows no tray: closing the window then needs saying. */
  readonly trayAvailable: boolean;
  /** BCP 47 tags, most preferred first; what the page is told of them by Chromium may differ. */
  readonly systemLanguages: readonly string[];
}

/** What the window shows when no life is open: why, and what the app knows. */
export interface NoLife {
  /** Why the life that lived here could not be woken, or what lies here not be listed; `null` for neither. */
  readonly reason: Message | null;
  /** How many lie here, asleep, dead or damaged: with none, and no reason, it is a first run. */
  readonly lives: number;
}

export const VIEWS = [
  'now',
  'timeline',
  'memory',
  'anomalies',
  'lives',
  'snapshots',
  'world',
  'settings',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** Something the window tells once, in a line of its own. */
export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: Message;
}

export const border = {
  life: {
    /** The whole picture, or why there is none. */
    get: invoke<Nothing, { readonly life: LifePicture | null; readonly none: NoLife | null }>(),
    stimulate: invoke<ObserverStimulus, StimulusReceipt>(),
    /** A new life; the current one is put to sleep. */
    birth: invoke<BirthWish, Identity>(),
    changed: notify<LifePush>(),
    /** What the person who came back was told is not shown any more. */
    dismissHomecoming: invoke<Nothing, void>(),
    /** What a person who comes back is told; `null`: nothing any more. */
    homecoming: notify<Homecoming | null>(),
    /** Another life (or none) is in the window now: ask for the whole picture. */
    replaced: notify<{ readonly lifeId: string | null }>(),
    /** How safe it is has changed. */
    safety: notify<Safety>(),
  },
  past: {
    /** What can be brought back of the life that lives here. */
    reach: invoke<Nothing, Reach>(),
    course: invoke<CourseQuery, Course>(),
    /** What happened in a stretch: events, phases, memories, anomalies. */
    marks: invoke<MarksQuery, Marks>(),
    /** The happenings of a short stretch, oldest first, as far as the trace still has them. */
    happenings: invoke<HappeningsQuery, readonly TraceEntry[]>(),
    /** What ended the life that is shown. */
    postMortem: invoke<Nothing, PostMortem>(),
    /** Asks for a place and writes the post-mortem there; `null` when cancelled. */
    savePostMortem: invoke<{ readonly as: PostMortemForm }, string | null>(),
    /** What reached the life with these records, in the order of the journal; unknown ones are left out. */
    records: invoke<{ readonly seqs: readonly number[] }, readonly JournalNote[]>(),
    /** Shows a past moment in the place of the living life: every view then tells of it. Ends by `files.back`. */
    look: invoke<{ readonly tick: number }, void>(),
    /** A new life that goes on from that tick; the current one is put to sleep. */
    fork: invoke<{ readonly tick: number }, Identity>(),
    /** Lives the whole journal again from birth and compares. */
    verify: invoke<Nothing, VerifyReport>(),
    /** Ends the long work that is under way, if any: whoever asked for it is told that it was cancelled. */
    cancel: invoke<Nothing, void>(),
    /** How far long work has come: told at most a few times a second. */
    progress: notify<Progress>(),
  },
  lives: {
    list: invoke<Nothing, LivesPicture>(),
    /** Puts the current life to sleep and wakes that one. */
    wake: invoke<{ readonly lifeId: string }, Identity>(),
    compare: invoke<{ readonly one: string; readonly other: string }, Comparison>(),
    /** Shows a life as it lies there, without waking it. Ends by `files.back`. */
    look: invoke<{ readonly lifeId: string }, void>(),
    /** A new life that goes on from the last state of that one; the current one is put to sleep. */
    fork: invoke<{ readonly lifeId: string }, Identity>(),
    /** Asks for a place and writes the life there, with its whole journal if wished; `null` when cancelled. */
    export: invoke<{ readonly lifeId: string; readonly withPast: boolean }, string | null>(),
    /** Shows the folder of a life in the file manager. */
    reveal: invoke<{ readonly lifeId: string }, void>(),
    /** Moves the folder of a life to the system's trash; refused for the one that lives here. */
    trash: invoke<{ readonly lifeId: string }, void>(),
    /** Puts the life that lives here to sleep; then none lives here until one is woken or born. */
    putAside: invoke<Nothing, void>(),
  },
  memory: {
    /** What the life that is shown remembers and expects; null where there is none. */
    get: invoke<Nothing, MemoryPicture | null>(),
  },
  anomalies: {
    acknowledge: invoke<{ readonly id: number }, Anomaly>(),
    /** Those before an anomaly, newest first: the window has only the newest at hand. */
    older: invoke<{ readonly beforeId: number; readonly limit: number }, readonly Anomaly[]>(),
    /** Runs settings over the stored past and tells what they would have reported. */
    backtest: invoke<BacktestQuery, BacktestReport>(),
    /** What the last hours or days were like, newest first. */
    digests: invoke<{ readonly span: DigestSpan; readonly limit: number }, readonly Digest[]>(),
    changed: notify<readonly Anomaly[]>(),
  },
  /** Programs that report on themselves, and are watched beside the life. */
  processes: {
    list: invoke<Nothing, readonly ProcessPicture[]>(),
    acknowledge: invoke<{ readonly name: string; readonly findingId: number }, void>(),
    /** Adopted no longer: what was learnt of it is forgotten. */
    release: invoke<{ readonly name: string }, void>(),
    /** Told at most twice a second. */
    changed: notify<readonly ProcessPicture[]>(),
  },
  snapshots: {
    list: invoke<Nothing, readonly SnapshotInfo[]>(),
    save: invoke<Nothing, SnapshotInfo>(),
    /** Shows a snapshot in the file manager. */
    reveal: invoke<{ readonly id: string }, void>(),
    /**
     * Asks for a place by the system's dialog and writes the life there, with its whole journal if wished;
     * `null` when cancelled.
     */
    saveAs: invoke<{ readonly withPast: boolean }, string | null>(),
    changed: notify<readonly SnapshotInfo[]>(),
  },
  files: {
    /** Tells what a file is and what would happen; changes nothing. */
    preview: invoke<{ readonly filePath: string }, FilePreview>(),
    /** Asks for a file by the system's dialog, then previews it; `null` when cancelled. */
    choose: invoke<Nothing, FilePreview | null>(),
    /** Carries out what the person decided after a preview. The file is read and checked again. */
    decide: invoke<FileDecision, Identity>(),
    /** Stops looking at a file or a past moment; the life that lives here is shown again. */
    back: invoke<Nothing, void>(),
    /** A file was opened from outside (file manager, second start): show its preview. */
    opened: notify<FilePreview>(),
  },
  settings: {
    get: invoke<Nothing, Settings>(),
    change: invoke<SettingsChange, Settings>(),
    changed: notify<Settings>(),
  },
  app: {
    info: invoke<Nothing, AppInfo>(),
    openHome: invoke<Nothing, void>(),
    /** A notification or the tray asked for a place in the window. */
    goTo: notify<{ readonly view: ViewName; readonly anomalyId: number | null }>(),
    notice: notify<Notice>(),
  },
  /** How other programs of this machine reach life. */
  channel: {
    get: invoke<Nothing, ChannelPicture>(),
    /** Makes a token, which is told this once; the one before is good no more. */
    renewToken: invoke<Nothing, { readonly token: string }>(),
    changed: notify<ChannelPicture>(),
  },
  /** The app as a program of this system. */
  program: {
    autostart: invoke<Nothing, Autostart>(),
    setAutostart: invoke<{ readonly enabled: boolean }, Autostart>(),
    updates: invoke<Nothing, UpdateState>(),
    /** Looks for a newer version now; how far it is comes as news. */
    checkUpdates: invoke<Nothing, void>(),
    downloadUpdate: invoke<Nothing, void>(),
    /** Quits, and starts the newer version. */
    installUpdate: invoke<Nothing, void>(),
    updatesChanged: notify<UpdateState>(),
    news: invoke<Nothing, ReleaseNews>(),
    /** The person has seen what is new. */
    newsSeen: invoke<Nothing, void>(),
  },
  /** What a life may meet of the machine; which are on stands in the settings. */
  senses: {
    get: invoke<Nothing, SensesPicture>(),
    changed: notify<SensesPicture>(),
  },
  /** Commands of the person's and webhooks that are called on what happens. */
  hooks: {
    list: invoke<Nothing, readonly HookPicture[]>(),
    /** A dialog of the system asks the person, naming all of it. Whether it was agreed to. */
    propose: invoke<HookWish, boolean>(),
    remove: invoke<{ readonly id: string }, void>(),
    /** To switch one on asks the person again; whether it is as it was asked for. */
    setEnabled: invoke<{ readonly id: string; readonly enabled: boolean }, boolean>(),
    /** Calls it once, with a happening that says that it is a test. */
    try: invoke<{ readonly id: string }, HookOutcome>(),
    changed: notify<readonly HookPicture[]>(),
  },
} as const;

export type Border = typeof border;

/** Answers cross as values: an Error would lose its code on the way. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: Message };

export type RefusalCode = 'invalid' | 'refused' | 'no-life' | 'busy' | 'damaged' | 'failed' | 'cancelled';

export type PayloadOf<Call> = Call extends Invoke<infer Payload, unknown> ? Payload : never;
type ResultOf<Call> = Call extends Invoke<unknown, infer Result> ? Result : never;
type NewsOf<Call> = Call extends Notify<infer News> ? News : never;
type Parameters_<Payload> = [Payload] extends [undefined] ? [] : [payload: Payload];

export type InvokeNames<Group> = {
  [Name in keyof Group]: Group[Name] extends { type: 'invoke' } ? Name : never;
}[keyof Group];
type NotifyNames<Group> = {
  [Name in keyof Group]: Group[Name] extends { type: 'notify' } ? Name : never;
}[keyof Group];

/** What main must implement: one handler per `invoke`. */
export type Handlers = {
  readonly [Group in keyof Border]: {
    readonly [Name in InvokeNames<Border[Group]>]: (
      ...args: Parameters_<PayloadOf<Border[Group][Name]>>
    ) => ResultOf<Border[Group][Name]> | Promise<ResultOf<Border[Group][Name]>>;
  };
};

/** What the window gets as `window.life`: every `invoke` as a call, every `notify` as `on<Name>`. */
export type Bridge = {
  readonly [Group in keyof Border]: {
    readonly [Name in InvokeNames<Border[Group]>]: (
      ...args: Parameters_<PayloadOf<Border[Group][Name]>>
    ) => Promise<Answer<ResultOf<Border[Group][Name]>>>;
  } & {
    readonly [Name in NotifyNames<Border[Group]> as `on${Capitalize<Name & string>}`]: (
      listener: (news: NewsOf<Border[Group][Name]>) => void,
    ) => () => void;
  };
} & {
  /** The path of a dropped file; empty where the desktop does not tell one. Takes a DOM `File`. */
  readonly pathOfFile: (file: object) => string;
};

/** How main sends news: `news.life.changed(push)`. */
export type News = {
  readonly [Group in keyof Border]: {
    readonly [Name in NotifyNames<Border[Group]>]: (news: NewsOf<Border[Group][Name]>) => void;
  };
};

/** The IPC channel of a call. */
export const channelOf = (group: string, name: string): string => `life:${group}.${name}`;
