import { told } from '../../shared/i18n';
import type { LifeCard } from '../../shared/past';
import { Refusal } from '../../shared/refusal';
import type { Identity } from '../../shared/views';
import type { LifeState } from '../life/state';
import type { Home, LifeFolder } from '../vault/home';
import { readingStore } from '../vault/reading-store';
import { buildSnapshot, writeSnapshotFile } from '../vault/snapshot-file';
import type { Arrival } from './arrival';
import type { LifeKeeper } from './life-keeper';
import { readBack, type Lives } from './lives';
import { lifeLookedAt, type LookedAt } from './looked-at';
import { fork } from './new-life';
import { recover } from './recovery';
import type { Workshop } from './work/workshop';

/** What it needs of its house. */
export interface LibraryNeeds {
  readonly home: Home;
  readonly lives: Lives;
  readonly workshop: Workshop;
  /** The life that lives here; null where none does. */
  keeper(): LifeKeeper | null;
  look(lookedAt: LookedAt): Identity;
  /** Whatever was looked at, the life that lives here is shown again. */
  back(): void;
  move(state: LifeState, arrival: Arrival): Identity;
  /** The life that lived here is gone, without ever having been awake in this house. */
  vacated(): void;
  nowMs(): number;
}

/** So many gaps and anomalies are told of a life that is looked at: the newest. */
const FOUND_MAX = 100;

/**
 * What can be done with any life of this home, asleep or dead, without waking it. A sleeper is only read: not a
 * byte of it changes. The one that is awake answers for itself.
 */
export class Library {
  readonly #needs: LibraryNeeds;
  /** On their way to the trash. */
  readonly #leaving = new Set<string>();

  constructor(needs: LibraryNeeds) {
    this.#needs = needs;
  }

  /** @throws Refusal where there is no such life, or it cannot be read */
  card(lifeId: string): LifeCard {
    return this.#needs.lives.card(lifeId);
  }

  /** @throws Refusal where there is no such life */
  pathOf(lifeId: string): string {
    return this.#needs.home.existing(lifeId).path;
  }

  /** @throws Refusal `busy` while a life is on its way to the trash */
  requireStays(lifeId: string): void {
    if (this.#leaving.has(lifeId)) throw new Refusal('busy', told('window.library.refused.leaving'));
  }

  /** Shows a life as it lies here, with the last hour of ticks that led there. */
  async look(lifeId: string): Promise<void> {
    const needs = this.#needs;
    if (this.#awake(lifeId) !== null) return needs.back();
    const folder = needs.home.existing(lifeId);
    const { life, lastLivedMs } = readBack(folder);
    const { history, trace } = await needs.workshop.do({ kind: 'look', folder, tick: life.tick });
    const found = readingStore(folder, (store) => ({
      gaps: store.gaps(0, Number.MAX_SAFE_INTEGER).slice(-FOUND_MAX),
      anomalies: store.anomalies(FOUND_MAX),
    }));
    needs.look(lifeLookedAt({ state: life.state(), atMs: lastLivedMs, history, trace }, found));
  }

  /** A new life goes on from the last state of that one; whoever lives here is put to sleep. */
  fork(lifeId: string): Identity {
    const { state, lastLivedMs } = this.#lastOf(lifeId);
    if (state.death !== null) {
      throw new Refusal('refused', told('window.library.refused.forkDead', { name: state.identity.name }));
    }
    return this.#needs.move(fork({ ...state, asleep: false }), { begins: true, lastLivedMs });
  }

  /**
   * Writes a life into one file.
   * @param withPast its whole journal travels along
   * @throws Refusal: what stood there before still does
   */
  async export(lifeId: string, filePath: string, withPast: boolean): Promise<void> {
    const { home, workshop } = this.#needs;
    const savedAtMs = this.#needs.nowMs();
    const keeper = this.#awake(lifeId);
    const folder = home.existing(lifeId);
    if (withPast) {
      keeper?.landmark();
      await workshop.do({ kind: 'take-along', folder, filePath, savedAtMs });
    } else if (keeper !== null) keeper.exportSnapshot(filePath);
    else exportSleeper(folder, filePath, savedAtMs);
  }

  /**
   * Lets a life go: its folder is moved by `moveToTrash`, or stays.
   * @throws Refusal for the life that lives here, or where it could not be moved; then nothing has changed
   */
  async trash(lifeId: string, moveToTrash: (folderPath: string) => Promise<void>): Promise<void> {
    const { home } = this.#needs;
    const { path } = home.existing(lifeId);
    this.requireStays(lifeId);
    const keeper = this.#awake(lifeId);
    if (keeper !== null) {
      const { name } = keeper.view.identity;
      throw new Refusal('refused', told('window.library.refused.trashCurrent', { name }));
    }
    this.#leaving.add(lifeId);
    try {
      await moveToTrash(path);
    } finally {
      this.#leaving.delete(lifeId);
    }
    if (home.currentLifeId !== lifeId) return;
    home.setCurrent(null);
    this.#needs.vacated();
  }

  #awake(lifeId: string): LifeKeeper | null {
    const keeper = this.#needs.keeper();
    return keeper?.view.identity.lifeId === lifeId ? keeper : null;
  }

  #lastOf(lifeId: string): { readonly state: LifeState; readonly lastLivedMs: number } {
    const keeper = this.#awake(lifeId);
    if (keeper !== null) return { state: keeper.state(), lastLivedMs: keeper.heartbeat.atMs };
    const { life, lastLivedMs } = readBack(this.#needs.home.existing(lifeId));
    return { state: life.state(), lastLivedMs };
  }
}

function exportSleeper(folder: LifeFolder, filePath: string, savedAtMs: number): void {
  const snapshot = readingStore(folder, (store) =>
    buildSnapshot(recover(store, folder.lifeId).life.state(), store.anchor(), savedAtMs, 'manual'),
  );
  writeSnapshotFile(filePath, snapshot);
}
