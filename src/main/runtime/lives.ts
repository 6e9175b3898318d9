import type { DamagedLife, LifeCard, LivesPicture } from '../../shared/past';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Identity } from '../../shared/views';
import type { LifeState } from '../life/state';
import type { Home, LifeFolder } from '../vault/home';
import { readingStore } from '../vault/reading-store';
import type { Line } from './work/tasks';
import { recover, type Recovered } from './recovery';

/** What a card tells, of a state and of when it was last lived. */
export function cardOf(state: LifeState, lastLivedMs: number, current: boolean): LifeCard {
  const { identity, policy, phase, tick, ageMs, death } = state;
  return {
    identity,
    policyName: policy.name,
    phase,
    alive: death === null,
    tick,
    ageMs,
    lastLivedMs,
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

/** The lives of a home as they lie on disk; the one that is awake tells of itself. */
export class Lives {
  readonly #home: Home;
  readonly #awake: () => LifeCard | null;

  constructor(home: Home, awake: () => LifeCard | null) {
    this.#home = home;
    this.#awake = awake;
  }

  /** The one that was lived last comes first. */
  list(): LivesPicture {
    const lives: LifeCard[] = [];
    const damaged: DamagedLife[] = [];
    for (const { lifeId } of this.#home.lives()) {
      try {
        lives.push(this.card(lifeId));
      } catch (error) {
        const reason = error instanceof Refusal ? error.said : told('runtime.host.cannotRead', { lifeId });
        damaged.push({ lifeId, reason });
      }
    }
    return { lives: lives.sort((one, other) => other.lastLivedMs - one.lastLivedMs), damaged };
  }

  /** @throws Refusal where there is no such life, or it cannot be read */
  card(lifeId: string): LifeCard {
    const awake = this.#awake();
    if (awake?.identity.lifeId === lifeId) return awake;
    const current = lifeId === this.#home.currentLifeId;
    const folder = this.#home.existing(lifeId);
    const asleep = peekAt(folder);
    if (asleep !== null) return cardOf(asleep.state, asleep.lastLivedMs, current);
    const { life, lastLivedMs } = readBack(folder);
    return cardOf(life.state(), lastLivedMs, current);
  }

  /** A life and those it came from, as far as they are here. */
  lineOf(lifeId: string): Line {
    const here = new Set(this.#home.lives().map((folder) => folder.lifeId));
    const placed = (id: string): PlacedLife => ({ folder: this.#home.existing(id), card: this.card(id) });
    return lineFrom(placed(lifeId), (id) => (here.has(id) ? placed(id) : null));
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
