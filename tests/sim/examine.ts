import { join } from 'node:path';
import { lifeFolderAt, type LifeFolder } from '../../src/main/vault/home';
import { isMark } from '../../src/main/vault/journal-record';
import { LifeStore } from '../../src/main/vault/life-store';
import { Life } from '../../src/main/life/life';
import { parseLifeState } from '../../src/main/life/state-schema';
import { historyPoint } from '../../src/main/runtime/relived';
import { workOf } from '../../src/main/runtime/work/tasks';
import { finish } from '../../src/main/runtime/work/work';
import { SnapshotStore } from '../../src/main/vault/snapshot-store';
import { say } from '../../src/shared/i18n';
import type { VerifyReport } from '../../src/shared/past';
import type { Happening } from '../../src/shared/views';
import { Violation, type Known } from './witness';

type Whole = Extract<VerifyReport, { readonly is: 'whole' }>;

export const folderOf = (root: string, lifeId: string): LifeFolder =>
  lifeFolderAt(join(root, 'lives', lifeId), lifeId);

/**
 * Reads one life as it lies on disk, and checks it against what was promised.
 * @param upToDate it is awake, and all that it lived is written
 * @returns where its journal leads
 * @throws Violation
 */
export function examine(folder: LifeFolder, known: Known, upToDate: boolean): Whole {
  const report = finish(workOf({ kind: 'verify', folder }));
  if (report.is !== 'whole') {
    throw new Violation(
      `the journal of ${folder.lifeId} is ${report.is}${report.is === 'broken' ? ` at #${report.seq}: ${say(report.reason)}` : ''}`,
    );
  }
  const { databasePath, lifeId } = folder;
  const store = LifeStore.open({ databasePath, lifeId, parseState: parseLifeState, readOnly: true });
  try {
    examineStimuli(store, known);
    // That the clock was set is noted after the wake that shows it.
    if (upToDate) examineBooks(store);
    // What was told before a seam was told of another course of the life.
    if (report.seams.length === 0) examineTold(store);
    store.requireSound();
  } finally {
    store.close();
  }
  examineSnapshots(folder);
  return report;
}

/** The newest of what the monitor found, as it is written. */
export function anomaliesOf({ databasePath, lifeId }: LifeFolder): string {
  const store = LifeStore.open({ databasePath, lifeId, parseState: parseLifeState, readOnly: true });
  try {
    return JSON.stringify(store.anomalies(200));
  } finally {
    store.close();
  }
}

/** Everything that was acknowledged is in the journal once, in its order, and nothing that was refused. */
function examineStimuli(store: LifeStore, known: Known): void {
  const found: number[] = [];
  for (const { input } of store.tail(null)) {
    if (input.kind === 'stimulus' && input.note !== null) found.push(Number(input.note));
  }
  const promised = new Set(known.acknowledged);
  const kept = found.filter((number) => promised.has(number));
  // What came again may have been taken the first time or the second: once it is, but its place is not known.
  const inPlace = (numbers: readonly number[]): string =>
    numbers.filter((number) => !known.again.has(number)).join();
  const isOnce = kept.length === promised.size && new Set(kept).size === kept.length;
  if (!isOnce || inPlace(kept) !== inPlace(known.acknowledged)) {
    const lost = known.acknowledged.filter((number) => !kept.includes(number));
    throw new Violation(
      lost.length > 0
        ? `acknowledged stimuli are lost: ${lost.join()}`
        : `acknowledged stimuli are not once and in order: ${kept.join()}`,
    );
  }
  for (const number of found) {
    if (promised.has(number) || known.doubtful.has(number)) continue;
    throw new Violation(`stimulus ${number} was refused and is in the journal`);
  }
}

const BOOKS_TOLERANCE_MS = 2000;

function examineBooks(store: LifeStore): void {
  const { wallMs, livedMs, gapsMs, clockMs } = store.reach().books;
  const booked = livedMs + clockMs + Object.values(gapsMs).reduce((sum, ms) => sum + ms, 0);
  if (Math.abs(wallMs - booked) > BOOKS_TOLERANCE_MS) {
    throw new Violation(`the books do not add up: ${wallMs} ms passed, ${booked} ms are accounted for`);
  }
}

/** History and trace say of every input that is recorded what a replay says, once. */
function examineTold(store: LifeStore): void {
  const recorded = store.recordedUpTo();
  const expected = { points: [] as string[], entries: [] as string[] };
  let entriesDue = 0;
  let ticksDue = 0;
  const [beginning] = store.beginnings();
  if (beginning === undefined || beginning.state === null) throw new Violation('there is no beginning');
  const life = Life.from(beginning.state);
  for (const { seq, input, count } of store.tail(null)) {
    if (isMark(input)) continue;
    for (let time = 0; time < count; time++) {
      const happenings = life.apply(input);
      if (input.kind === 'tick') {
        expected.points.push(pointOf(historyPoint(life.view(), { atMs: 0, jitterMs: 0 })));
      }
      expected.entries.push(...happenings.map(entryOf));
      if (seq < recorded.seq || (seq === recorded.seq && life.tick <= recorded.tick)) {
        entriesDue = expected.entries.length;
        ticksDue = expected.points.length;
      }
    }
  }
  compare('history', store.recentHistory(Number.MAX_SAFE_INTEGER).map(pointOf), expected.points, ticksDue);
  // That a life began is told by the house: no input says so.
  const entries = store
    .recentTrace(1_000_000)
    .filter(({ happening }) => happening.kind !== 'born')
    .map(({ happening }) => entryOf(happening));
  compare('trace', entries, expected.entries, entriesDue);
}

const pointOf = (point: { readonly atMs: number; readonly jitterMs: number }): string =>
  JSON.stringify({ ...point, atMs: 0, jitterMs: 0 });
const entryOf = (happening: Happening): string => JSON.stringify(happening);

/** @param due so many at least must be there */
function compare(what: string, found: readonly string[], expected: readonly string[], due: number): void {
  const wrong = found.findIndex((item, index) => item !== expected[index]);
  if (wrong !== -1) {
    throw new Violation(
      `${what} differs from the replay at ${wrong} of ${found.length}: ${found[wrong]} where ${expected[wrong]} was due`,
    );
  }
  if (found.length < due) throw new Violation(`${what} lacks ${due - found.length} of ${due}`);
}

/** A file that has its name is whole. */
function examineSnapshots(folder: LifeFolder): void {
  const files = new SnapshotStore(folder);
  for (const { id } of files.list().slice(0, 2)) files.read(id);
}
