import { basename } from 'node:path';
import { say, t } from '../../../shared/i18n';
import type { Reach } from '../../../shared/past';
import { Refusal } from '../../../shared/refusal';
import type { LifeState } from '../../life/state';
import { parseLifeState } from '../../life/state-schema';
import { recover } from '../../runtime/recovery';
import { newestWhole } from '../../runtime/restoration';
import type { Place } from '../place/place';
import { checkSnapshots } from '../place/snapshot-check';
import { readingStore } from '../../vault/reading-store';
import { stateHash } from '../../vault/digest';
import type { LifeFolder } from '../../vault/home';
import type { LifeStore } from '../../vault/life-store';
import { SnapshotStore } from '../../vault/snapshot-store';

/** What `life inspect --json` prints of a life's folder. What cannot be read of it is `null`. */
export type LifeFindings = ReturnType<typeof lifeFindings>;

/** Tells what lies in a life's folder, and tries whether it could be woken; nothing is woken or written. */
export function lifeFindings({ folder, home }: Place) {
  const inDatabase = databaseFindings(folder);
  const way = inDatabase.way !== null && !snapshotAhead(folder, inDatabase.way.tick) ? inDatabase.way : null;
  const restorable = way === null ? newestWhole(folder) : null;
  const state = inDatabase.state ?? restorable?.state ?? null;
  return {
    path: folder.path,
    kind: 'life' as const,
    lifeId: folder.lifeId,
    home: home?.path ?? null,
    /** It is the one that lives in its home now. */
    current: home?.currentLifeId === folder.lifeId,
    ...stateFindings(state),
    lastLivedMs: inDatabase.lastLivedMs ?? restorable?.atMs ?? null,
    journal: inDatabase.journal,
    checkpoints: inDatabase.checkpoints,
    snapshots: checkSnapshots(folder),
    recovery: recoveryOf(way, restorable?.state.tick ?? null, inDatabase.reason ?? lostEnd(folder)),
  };
}

/** Whether the life could be woken: as it was, or from the newest state that is whole, or not at all. */
export type Recovery =
  | ({ readonly is: 'possible' } & Way)
  | { readonly is: 'restorable'; readonly tick: number; readonly reason: string }
  | { readonly is: 'impossible'; readonly reason: string };

/** From the checkpoint of one tick to the newest. */
interface Way {
  readonly tick: number;
  readonly fromTick: number;
  readonly tookMs: number;
}

function recoveryOf(way: Way | null, restorableTick: number | null, reason: string): Recovery {
  if (way !== null) return { is: 'possible', ...way };
  return restorableTick === null
    ? { is: 'impossible', reason }
    : { is: 'restorable', tick: restorableTick, reason };
}

const lostEnd = ({ databasePath }: LifeFolder): string =>
  t('errors.database.lostEnd', { file: basename(databasePath) });

function databaseFindings(folder: LifeFolder) {
  const nothing = { state: null, lastLivedMs: null, journal: null, checkpoints: null, way: null };
  try {
    return readingStore(folder, (store) => {
      const stored = { journal: journalFindings(store), checkpoints: checkpointFindings(store) };
      try {
        return { ...nothing, ...stored, ...recovered(store), reason: null };
      } catch (error) {
        return { ...nothing, ...stored, reason: reasonOf(error) };
      }
    });
  } catch (error) {
    return { ...nothing, reason: reasonOf(error) };
  }
}

function recovered(store: LifeStore) {
  const startedMs = performance.now();
  const { life, lastLivedMs, damaged } = recover(store, store.lifeId);
  const tookMs = Math.round(performance.now() - startedMs);
  const passedOver = new Set(damaged.map(({ id }) => id));
  const from = store
    .checkpointMarks()
    .filter(({ id }) => !passedOver.has(id))
    .at(-1);
  const way = { tick: life.tick, fromTick: from?.tick ?? life.tick, tookMs };
  return { state: life.state(), lastLivedMs, way };
}

function journalFindings(store: LifeStore): (Reach & { readonly records: number }) | null {
  const last = store.lastRecord();
  try {
    return { records: last?.seq ?? 0, ...store.reach() };
  } catch {
    // Without a state to begin with it leads nowhere; that is told as the reason it cannot be woken.
    return null;
  }
}

function checkpointFindings(store: LifeStore) {
  const all = [...store.checkpoints()];
  const damaged = all.flatMap(({ tick, problem }) =>
    problem === null ? [] : [{ tick, reason: say(problem) }],
  );
  return { whole: all.length - damaged.length, newestTick: all[0]?.tick ?? null, damaged };
}

function stateFindings(state: LifeState | null) {
  if (state === null) return { identity: null };
  const { identity, policy, death, asleep, phase, phaseSinceTick, tick, ageMs, innerMs, memory } = state;
  return {
    ...{ identity, policy: policy.name, alive: death === null, asleep, phase, phaseSinceTick, tick },
    ...{ ageMs, innerMs, downtimeMs: state.downtimeMs, vitals: state.vitals, dynamics: state.dynamics },
    memory: { shortTerm: memory.shortTerm.length, longTerm: memory.longTerm.length },
    ...{ death, stateHash: stateHash(state) },
  };
}

/** Then the newest records are missing from the journal. */
function snapshotAhead(folder: LifeFolder, aheadOfTick: number): boolean {
  const files = new SnapshotStore(folder, parseLifeState, { readOnly: true });
  return files.newestGood(({ tick }) => tick > aheadOfTick) !== null;
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return say(error.said);
  throw error;
}
