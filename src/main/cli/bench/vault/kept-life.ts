import { rmSync } from 'node:fs';
import { Life } from '../../../life/life';
import type { Policy } from '../../../life/policy';
import type { Clock } from '../../../runtime/clock';
import { LifeKeeper } from '../../../runtime/life-keeper';
import { presetPolicy } from '../../../runtime/life-policy';
import { bear } from '../../../runtime/new-life';
import { recover, type Recovered } from '../../../runtime/recovery';
import { stateHash } from '../../../vault/digest';
import { lifeFolderAt, type LifeFolder } from '../../../vault/home';
import { LifeStore } from '../../../vault/life-store';
import { SnapshotStore } from '../../../vault/snapshot-store';
import { temporaryFolder } from '../temporary-folder';

/** A life on the real disk, in a folder of its own that goes when it is closed. */
export interface KeptLife {
  readonly folder: LifeFolder;
  readonly store: LifeStore;
  readonly keeper: LifeKeeper;
  /** Puts away what is open, as if the process had ended: there is no sleep and no last checkpoint. */
  letGo(): void;
  /** Brings it back from the disk, as after a crash. */
  recover(): void;
  remove(): void;
}

const SEED = 1;
/** By hand only, so that what is measured is what is asked for. */
const NO_SNAPSHOTS = { everyMinutes: Number.MAX_SAFE_INTEGER, keep: 1 };

/** @throws Refusal where the temporary folder or the database cannot be used */
export function keepLife(bornAtMs: number, clock: Clock): KeptLife {
  const path = temporaryFolder();
  try {
    return new LifeOnDisk(path, bornAtMs, clock);
  } catch (error) {
    rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

class LifeOnDisk implements KeptLife {
  readonly folder: LifeFolder;
  readonly #path: string;
  readonly #clock: Clock;
  readonly #troubles: Error[] = [];
  #isOpen = false;
  store: LifeStore;
  keeper: LifeKeeper;

  constructor(path: string, bornAtMs: number, clock: Clock) {
    const state = bear(ageless(), { seed: SEED, bornAtMs });
    this.#path = path;
    this.#clock = clock;
    this.folder = lifeFolderAt(path, state.identity.lifeId);
    this.store = this.#open();
    this.store.beginWith(state, stateHash(state), bornAtMs);
    this.keeper = this.#keep(Life.from(state), bornAtMs);
    this.keeper.begin();
  }

  letGo(): void {
    this.#close();
    // A figure made while something failed would say something else than it seems to.
    const [trouble] = this.#troubles;
    if (trouble !== undefined) throw trouble;
  }

  recover(): void {
    this.store = this.#open();
    const { life, lastLivedMs, unrecorded } = recover(this.store, this.folder.lifeId);
    this.keeper = this.#keep(life, lastLivedMs, unrecorded);
  }

  remove(): void {
    this.#close();
    rmSync(this.#path, { recursive: true, force: true });
  }

  #close(): void {
    if (this.#isOpen) this.keeper.close();
    this.#isOpen = false;
  }

  #open(): LifeStore {
    return LifeStore.open(this.folder);
  }

  #keep(life: Life, savedAtMs: number, unrecorded?: Recovered['unrecorded']): LifeKeeper {
    const tools = {
      clock: this.#clock,
      schedule: () => NO_SNAPSHOTS,
      // What is measured is the vault; the monitor has a course of its own.
      monitored: false,
      onTrouble: (_where: string, error: unknown) =>
        void this.#troubles.push(new Error('trouble in the bench', { cause: error })),
    };
    this.#isOpen = true;
    return new LifeKeeper(life, this.store, new SnapshotStore(this.folder), tools, savedAtMs, unrecorded);
  }
}

/** Lives as a natural life does, but without the wear of age: an untended one is dead within two weeks. */
function ageless(): Policy {
  const natural = presetPolicy('natural');
  const { dynamics, events } = natural;
  return {
    ...natural,
    dynamics: { ...dynamics, drift: { ...dynamics.drift, base: 0, perLoad: 0 } },
    events: { ...events, shock: { ...events.shock, change: { ...events.shock.change, drift: 0 } } },
  };
}
