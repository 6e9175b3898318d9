import { Refusal } from '../../shared/refusal';
import type { Identity, Message } from '../../shared/views';
import type { LifeState } from '../life/state';
import { stateHash } from '../vault/digest';
import type { Home, LifeFolder } from '../vault/home';
import { LifeStore } from '../vault/life-store';
import { awakeHash, type Arrival, type Known } from './arrival';
import { fileLookedAt, type LookedAt } from './looked-at';
import type { Admission } from './reception';
import { restore } from './restoration';
import { workOf } from './work/tasks';
import { finish } from './work/work';
import type { Workshop } from './work/workshop';

/** What moving in needs of the house. */
export interface AdmissionNeeds {
  readonly home: Home;
  readonly workshop: Workshop;
  known(lifeId: string): Known | null;
  look(lookedAt: LookedAt): Identity;
  /** Puts the life that lives here to sleep. */
  leave(): void;
  /** The same, and wakes another that lies here. */
  enter(lifeId: string, arrival: Arrival | null): Identity;
  nowMs(): number;
  warn(message: Message): void;
}

type MovingIn = Extract<Admission, { readonly act: 'move-in' }>;

/** A past that parts from the one that is here is left in its file, and the state alone moves in. */
const PAST_PARTS = 'runtime.work.pastOther';

/** Lets lives move in: on disk first, then the one before is put to sleep, then this one wakes. */
export class Admissions {
  readonly #needs: AdmissionNeeds;

  constructor(needs: AdmissionNeeds) {
    this.#needs = needs;
  }

  /** In one go. @throws Refusal; then nothing has changed */
  admit(admission: Admission): Identity {
    if (admission.act !== 'move-in') return this.#admit(admission);
    const { folder, isNew } = this.#folderFor(admission.state.identity.lifeId);
    try {
      finish(workOf({ kind: 'move-in', folder, filePath: admission.filePath }));
    } catch (error) {
      return this.#notMovedIn(admission, folder, isNew, error);
    }
    return this.#needs.enter(folder.lifeId, admission.arrival);
  }

  /** With long work done beside the life. */
  async admitSlowly(admission: Admission): Promise<Identity> {
    if (admission.act !== 'move-in') return this.#admit(admission);
    const { folder, isNew } = this.#folderFor(admission.state.identity.lifeId);
    try {
      await this.#needs.workshop.do({ kind: 'move-in', folder, filePath: admission.filePath });
    } catch (error) {
      return this.#notMovedIn(admission, folder, isNew, error);
    }
    return this.#needs.enter(folder.lifeId, admission.arrival);
  }

  move(state: LifeState, arrival: Arrival): Identity {
    const needs = this.#needs;
    const { lifeId } = state.identity;
    const here = needs.known(lifeId);
    // It lies here already in this very state: nothing has to be taken over.
    if (here !== null && !here.current && here.awakeHash === awakeHash(state))
      return needs.enter(lifeId, null);
    if (here?.current === true) needs.leave();
    try {
      this.#begin(state, arrival.lastLivedMs ?? needs.nowMs());
    } catch (error) {
      if (here?.current === true) needs.enter(lifeId, null);
      throw error;
    }
    return needs.enter(lifeId, arrival);
  }

  #begin(state: LifeState, atMs: number): void {
    const { folder } = this.#folderFor(state.identity.lifeId);
    try {
      this.#beginIn(folder, state, atMs);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'damaged') throw error;
      // Its own database cannot be used any more: this may be the way a person brings it back.
      restore(folder, this.#needs.nowMs(), error.said, { state, atMs });
    }
  }

  #beginIn({ databasePath, lifeId }: LifeFolder, state: LifeState, atMs: number): void {
    const store = LifeStore.open({ databasePath, lifeId });
    try {
      store.beginWith(state, stateHash(state), atMs, 'arrived', this.#needs.nowMs());
    } finally {
      // It is opened again at once, and tidied up when it is left.
      store.abandon();
    }
  }

  #admit(admission: Exclude<Admission, MovingIn>): Identity {
    switch (admission.act) {
      case 'look':
        return this.#needs.look(fileLookedAt(admission.state, admission.savedAtMs));
      case 'stay':
        return admission.identity;
      case 'move':
        return this.move(admission.state, admission.arrival);
    }
  }

  /** What did not move in leaves nothing behind. */
  #notMovedIn({ state, arrival }: MovingIn, folder: LifeFolder, isNew: boolean, error: unknown): Identity {
    if (isNew) this.#needs.home.discard(folder.lifeId);
    if (!(error instanceof Refusal) || error.said.key !== PAST_PARTS) throw error;
    const identity = this.move(state, arrival);
    this.#needs.warn(error.said);
    return identity;
  }

  #folderFor(lifeId: string): { readonly folder: LifeFolder; readonly isNew: boolean } {
    const { home } = this.#needs;
    const folder = home.lives().find((life) => life.lifeId === lifeId);
    return folder === undefined ? { folder: home.create(lifeId), isNew: true } : { folder, isNew: false };
  }
}
