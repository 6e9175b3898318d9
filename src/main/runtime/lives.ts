import type { DamagedLife, LifeCard, LivesPicture } from '../../shared/past';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Identity } from '../../shared/views';
import type { LifeState } from '../life/state';
import type { Home, LifeFolder } from '../vault/home';
import { bytesBelow, stampOf } from '../vault/folder-state';
import { readingStore } from '../vault/reading-store';
import type { Line } from './work/tasks';
import { drive, finish, type Work } from './work/work';
import { recover, type Recovered } from './recovery';

/** What a card tells, of a state and of when it was last lived. */
export function cardOf(
  state: LifeState,
  lastLivedMs: number,
  { current, folder }: { readonly current: boolean; readonly folder: LifeFolder },
): LifeCard {
  const { identity, policy, phase, vitals, tick, ageMs, death } = state;
  return {
    identity,
    policyName: policy.name,
    phase,
    alive: death === null,
    vitals,
    tick,
    ageMs,
    lastLivedMs,
    bytes: bytesBelow(folder.path),
    current,
  };
}

/** A life and where it lies. */
export interface PlacedLife {
  readonly folder: LifeFolder;
  readonly card: LifeCard;
}

/**
 * A life and those it came from, one after the other as far as they are found; oldest first, itself last.
 * @param found a parent, by its id; `null` where it is not to be had
 */
export function lineFrom(life: PlacedLife, found: (lifeId: string) => PlacedLife | null): Line {
  const folders: (LifeFolder & { readonly branchTick: number })[] = [];
  const seen = new Set<string>();
  for (let next: PlacedLife | null = life; next !== null;) {
    const { lifeId, lineage }: Identity = next.card.identity;
    folders.unshift({ ...next.folder, branchTick: lineage.branchTick });
    seen.add(lifeId);
    const parentId: string | null = lineage.origin === 'forked' ? lineage.parentId : null;
    next = parentId === null || seen.has(parentId) ? null : found(parentId);
  }
  return { card: life.card, folders };
}

/** What was read of a folder, as of a state of its files. */
interface Entry {
  readonly stamp: string;
  readonly read: LifeCard | DamagedLife;
}

/** The lives of a home as they lie on disk; the one that is awake tells of itself. */
export class Lives {
  readonly #home: Home;
  readonly #awake: () => LifeCard | null;
  /** By id. A sleeper does not change, so it is read once. */
  #entries = new Map<string, Entry>();

  constructor(home: Home, awake: () => LifeCard | null) {
    this.#home = home;
    this.#awake = awake;
  }

  /** The one that was lived last comes first. */
  list(): LivesPicture {
    return finish(this.#listing());
  }

  /** The same, without holding up the life that lives meanwhile. */
  listSlowly(): Promise<LivesPicture> {
    return drive(this.#listing());
  }

  /** @throws Refusal where there is no such life, or it cannot be read */
  card(lifeId: string): LifeCard {
    const awake = this.#awake();
    return awake?.identity.lifeId === lifeId ? awake : this.#cardIn(this.#home.existing(lifeId));
  }

  /** A life and those it came from, as far as they are here. */
  lineOf(lifeId: string): Line {
    const here = new Set(this.#home.lives().map((folder) => folder.lifeId));
    const placed = (id: string): PlacedLife => ({ folder: this.#home.existing(id), card: this.card(id) });
    return lineFrom(placed(lifeId), (id) => (here.has(id) ? placed(id) : null));
  }

  *#listing(): Work<LivesPicture> {
    const lives: LifeCard[] = [];
    const damaged: DamagedLife[] = [];
    const entries = new Map<string, Entry>();
    const folders = this.#home.lives();
    for (const [done, folder] of folders.entries()) {
      yield { done, total: folders.length };
      const awake = this.#awake();
      if (awake?.identity.lifeId === folder.lifeId) {
        lives.push(awake);
        continue;
      }
      const entry = this.#entryOf(folder);
      entries.set(folder.lifeId, entry);
      if ('reason' in entry.read) damaged.push(entry.read);
      else lives.push({ ...entry.read, current: folder.lifeId === this.#home.currentLifeId });
    }
    // Those that are gone are forgotten.
    this.#entries = entries;
    return { lives: lives.sort((one, other) => other.lastLivedMs - one.lastLivedMs), damaged };
  }

  #entryOf(folder: LifeFolder): Entry {
    const stamp = stampOf(folder);
    const known = this.#entries.get(folder.lifeId);
    return known?.stamp === stamp ? known : { stamp, read: this.#read(folder) };
  }

  #read(folder: LifeFolder): LifeCard | DamagedLife {
    try {
      return this.#cardIn(folder);
    } catch (error) {
      const { lifeId } = folder;
      const reason = error instanceof Refusal ? error.said : told('runtime.host.cannotRead', { lifeId });
      return { lifeId, reason };
    }
  }

  #cardIn(folder: LifeFolder): LifeCard {
    const where = { folder, current: folder.lifeId === this.#home.currentLifeId };
    const asleep = peekAt(folder);
    if (asleep !== null) return cardOf(asleep.state, asleep.lastLivedMs, where);
    const { life, lastLivedMs } = readBack(folder);
    return cardOf(life.state(), lastLivedMs, where);
  }
}

/** A life that was put to sleep, or died, in good order: its newest checkpoint tells all; `null` for any other. */
function peekAt(folder: LifeFolder): { readonly state: LifeState; readonly lastLivedMs: number } | null {
  return readingStore(folder, (store) => {
    const state = store.peek();
    const last = store.lastRecord();
    if (state === null || last === null || last.tick !== state.tick) return null;
    return { state, lastLivedMs: last.lastAtMs };
  });
}

/** A life as recovery would wake it, without waking it. @throws Refusal */
export function readBack(folder: LifeFolder): Recovered {
  return readingStore(folder, (store) => recover(store, folder.lifeId));
}
