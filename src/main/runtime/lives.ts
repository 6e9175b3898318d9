import type { DamagedLife, LifeCard, LivesPicture } from '../../shared/past';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Lineage } from '../../shared/views';
import type { LifeState } from '../life/state';
import { parseLifeState } from '../life/state-schema';
import type { Home, LifeFolder } from '../vault/home';
import { LifeStore } from '../vault/life-store';
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
    const card = this.card(lifeId);
    const folders: (LifeFolder & { readonly branchTick: number })[] = [];
    const here = new Set(this.#home.lives().map((folder) => folder.lifeId));
    for (let next: string | null = lifeId; next !== null && here.delete(next);) {
      const { origin, parentId, branchTick }: Lineage = this.card(next).identity.lineage;
      folders.unshift({ ...this.#home.existing(next), branchTick });
      next = origin === 'forked' && parentId !== null && here.has(parentId) ? parentId : null;
    }
    return { card, folders };
  }
}

/** A life that was put to sleep, or died, in good order: its newest checkpoint tells all; `null` for any other. */
function peekAt(folder: LifeFolder): { readonly state: LifeState; readonly lastLivedMs: number } | null {
  return reading(folder, (store) => {
    const state = store.peek();
    const last = store.lastRecord();
    if (state === null || last === null || last.tick !== state.tick) return null;
    return { state, lastLivedMs: last.lastAtMs };
  });
}

/** A life as recovery would wake it, without waking it. @throws Refusal */
export function readBack(folder: LifeFolder): Recovered {
  return reading(folder, (store) => recover(store, folder.lifeId));
}

function reading<Result>({ databasePath, lifeId }: LifeFolder, act: (store: LifeStore) => Result): Result {
  const store = LifeStore.open({ databasePath, lifeId, parseState: parseLifeState, readOnly: true });
  try {
    return act(store);
  } finally {
    store.close();
  }
}
