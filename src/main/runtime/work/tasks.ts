import { basename } from 'node:path';
import type { BacktestQuery, BacktestReport } from '../../../shared/backtest';
import type { Comparison, LifeCard, VerifyReport, Work as WorkName } from '../../../shared/past';
import { told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import { Refusal } from '../../../shared/refusal';
import type { Settings } from '../../../shared/settings';
import { parseLifeState } from '../../life/state-schema';
import type { LifeFolder } from '../../vault/home';
import type { JournalAnchor } from '../../vault/journal-chain';
import { LifeStore } from '../../vault/life-store';
import { readSnapshotFile, writeSnapshotFile } from '../../vault/snapshot-file';
import { SnapshotStore } from '../../vault/snapshot-store';
import { backtest } from './backtest';
import { compare, type Descent } from './compare';
import { lookBack, type Moment } from './look-back';
import { moveIn } from './move-in';
import { postMortem } from './post-mortem/post-mortem';
import { rehearse } from './rehearse';
import { takeAlong } from './take-along';
import { verify, type Noted } from './verify';
import type { Step, Work } from './work';

/** Where a life lies, and those it came from; oldest first, itself last. */
export interface Line {
  readonly card: LifeCard;
  readonly folders: readonly (LifeFolder & { readonly branchTick: number })[];
}

/** Long work as data, so that it can be done in another process. */
export type Task =
  | { readonly kind: 'look'; readonly folder: LifeFolder; readonly tick: number }
  | {
      readonly kind: 'verify';
      readonly folder: LifeFolder;
      /** Snapshots of this life that were kept elsewhere: what they noted of its journal must hold too. */
      readonly against?: readonly string[];
    }
  | {
      readonly kind: 'rehearse';
      readonly folder: LifeFolder;
      readonly anchor: JournalAnchor;
      readonly thorough: boolean;
    }
  | { readonly kind: 'compare'; readonly one: Line; readonly other: Line }
  | {
      readonly kind: 'backtest';
      readonly folder: LifeFolder;
      readonly query: BacktestQuery;
      /** What is switched on now. */
      readonly present: Pick<Settings, 'monitor' | 'notifications'>;
    }
  | { readonly kind: 'post-mortem'; readonly folder: LifeFolder }
  | { readonly kind: 'move-in'; readonly folder: LifeFolder; readonly filePath: string }
  | {
      readonly kind: 'take-along';
      readonly folder: LifeFolder;
      readonly filePath: string;
      readonly savedAtMs: number;
    };

export interface Results {
  readonly look: Moment;
  readonly verify: VerifyReport;
  readonly rehearse: string;
  readonly compare: Comparison;
  readonly backtest: BacktestReport;
  readonly 'post-mortem': PostMortem;
  readonly 'move-in': null;
  readonly 'take-along': null;
}
export type TaskKind = Task['kind'];
export type ResultOf<T extends Task> = Results[T['kind']];

/** Where work is done, beside the life. */
export interface Bench {
  /** @throws Refusal where it cannot be done, `cancelled` where it was told to stop */
  do<T extends Task>(task: T, onStep: (step: Step) => void, signal: AbortSignal): Promise<ResultOf<T>>;
}

/** What a person is told is being done; nothing of what is done unasked. */
export const WORK_OF: Readonly<Record<TaskKind, WorkName | null>> = {
  look: 'look',
  verify: 'verify',
  rehearse: null,
  compare: 'compare',
  backtest: 'backtest',
  'post-mortem': 'post-mortem',
  'move-in': 'move-in',
  'take-along': null,
};

/** @throws Refusal where the life cannot be read */
export const workOf = <T extends Task>(task: T): Work<ResultOf<T>> => anyWork(task) as Work<ResultOf<T>>;

function* anyWork(task: Task): Work<Results[TaskKind]> {
  switch (task.kind) {
    case 'look':
      return yield* reading(task.folder, (store) => lookBack(store, task.tick));
    case 'verify':
      return yield* reading(task.folder, (store) =>
        verify(store, task.folder.lifeId, [
          ...notedIn(task.folder, store),
          ...(task.against ?? []).map((path) => notedBy(path, task.folder.lifeId)),
        ]),
      );
    case 'rehearse':
      requireGoodSnapshot(task.folder);
      return yield* reading(task.folder, (store) => {
        if (task.thorough) store.requireSound();
        return rehearse(store, task.anchor);
      });
    case 'compare':
      return yield* comparing(task.one, task.other);
    case 'backtest':
      return yield* reading(task.folder, (store) => backtest(store, task.query, task.present));
    case 'post-mortem':
      return yield* reading(task.folder, postMortem);
    case 'take-along': {
      const snapshot = yield* reading(task.folder, function* (store) {
        yield { done: 0, total: 0 };
        return takeAlong(store, task.folder.lifeId, task.savedAtMs);
      });
      writeSnapshotFile(task.filePath, snapshot);
      return null;
    }
    case 'move-in':
      return yield* movingIn(task.folder, task.filePath);
  }
}

function* reading<Result>(folder: LifeFolder, work: (store: LifeStore) => Work<Result>): Work<Result> {
  const store = openStore(folder, true);
  try {
    return yield* work(store);
  } finally {
    store.close();
  }
}

function* movingIn(folder: LifeFolder, filePath: string): Work<null> {
  const snapshot = readSnapshotFile(filePath);
  const { past } = snapshot;
  const file = basename(filePath);
  if (past === undefined) throw new Refusal('refused', told('runtime.work.noPast', { file }));
  const store = openStore(folder, false);
  try {
    yield* moveIn(store, { file, snapshot, past });
    return null;
  } finally {
    store.close();
  }
}

function* comparing(one: Line, other: Line): Work<Comparison> {
  const open: LifeStore[] = [];
  const descent = ({ card, folders }: Line): Descent => ({
    card,
    line: folders.map((folder) => {
      const store = openStore(folder, true);
      open.push(store);
      return { path: folder.path, store, branchTick: folder.branchTick };
    }),
  });
  try {
    return yield* compare(descent(one), descent(other));
  } finally {
    for (const store of open) store.close();
  }
}

/** What the snapshot files of a life say of its journal. */
function notedIn(folder: LifeFolder, store: LifeStore): readonly Noted[] {
  const files = snapshotsOf(folder);
  const restorations = store.restorations();
  return files.list().flatMap(({ id }) => {
    try {
      const { identity, tick, journal, stateHash } = files.read(id);
      // Of another life it says nothing of this one's journal.
      if (identity.lifeId !== folder.lifeId) return [];
      // One from before a restoration may tell of records that were lost in it. No clock says which those are: they
      // stand at the end of what was saved or beyond, and the life went on from no earlier tick.
      const lost = restorations.some((seam) => journal.seq >= seam.seq - 1 && tick <= seam.tick);
      return lost ? [] : [{ anchor: journal, stateHash }];
    } catch {
      // A damaged file says nothing of the journal.
      return [];
    }
  });
}

/** @throws Refusal where the file is damaged, or another life's */
function notedBy(path: string, lifeId: string): Noted {
  const { identity, journal, stateHash } = readSnapshotFile(path);
  if (identity.lifeId !== lifeId) {
    throw new Refusal(
      'refused',
      told('runtime.work.otherLife', { file: basename(path), lifeId: identity.lifeId }),
    );
  }
  return { anchor: journal, stateHash };
}

function requireGoodSnapshot(folder: LifeFolder): void {
  const files = snapshotsOf(folder);
  const [newest] = files.list();
  if (newest !== undefined) files.read(newest.id);
}

/** Only read: meanwhile the life may be writing there. */
const snapshotsOf = (folder: LifeFolder): SnapshotStore =>
  new SnapshotStore(folder, parseLifeState, { readOnly: true });

const openStore = ({ databasePath, lifeId }: LifeFolder, readOnly: boolean): LifeStore =>
  LifeStore.open({ databasePath, lifeId, readOnly });
