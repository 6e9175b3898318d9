import { HOMECOMING_FROM_MS, type AwayKind, type Homecoming, type Standing } from '../../shared/homecoming';
import type { Anomaly, LifeView } from '../../shared/views';
import { capOf, type Absence } from './absence';
import type { Clock } from './clock';

/** What is asked of a life at the door. */
export interface SeenLife {
  readonly view: LifeView;
  readonly anomalies: readonly Anomaly[];
}

interface Unwatched {
  readonly sinceMs: number;
  readonly before: LifeView;
}

/**
 * Keeps what the person who comes back is to be told, until it was seen: of an absence of the life, and of a window
 * that nobody looked at while it lived on.
 */
export class Doorstep {
  readonly #clock: Pick<Clock, 'uptimeMs'>;
  readonly #onChange: (homecoming: Homecoming | null) => void;
  #homecoming: Homecoming | null = null;
  #unwatched: Unwatched | null = null;

  constructor(clock: Pick<Clock, 'uptimeMs'>, onChange: (homecoming: Homecoming | null) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get homecoming(): Homecoming | null {
    return this.#homecoming;
  }

  /** An absence was not lived, or as far as its `Absence` tells. @param before the life as it stood then */
  away(kind: AwayKind, awayMs: number, before: LifeView, life: SeenLife, absence?: Absence): void {
    if (awayMs < HOMECOMING_FROM_MS) return;
    const cap = capOf(before.identity.absence);
    const livedMs = absence?.livedMs ?? 0;
    this.#tell({
      ...meanwhile(kind, awayMs, before, life),
      livedMs,
      reachedCapMs: cap > 0 && livedMs > 0 && awayMs > cap && livedMs > cap - TICK_SLACK_MS ? cap : null,
      toLiveMs: life.view.alive ? (absence?.toLiveMs ?? 0) : 0,
    });
  }

  /** From here on nobody looks. */
  unwatched(before: LifeView | null): void {
    if (before === null || this.#unwatched !== null) return;
    this.#unwatched = { sinceMs: this.#clock.uptimeMs(), before };
  }

  /** Somebody looks again. */
  watched(life: SeenLife | null): void {
    const unwatched = this.#unwatched;
    this.#unwatched = null;
    if (unwatched === null || life === null || !unwatched.before.alive) return;
    const { before, sinceMs } = unwatched;
    const awayMs = Math.round(this.#clock.uptimeMs() - sinceMs);
    const isSame = before.identity.lifeId === life.view.identity.lifeId;
    if (!isSame || awayMs < HOMECOMING_FROM_MS || (this.#homecoming?.toLiveMs ?? 0) > 0) return;
    const livedMs = Math.round(life.view.ageMs - before.ageMs);
    this.#tell({ ...meanwhile('unwatched', awayMs, before, life), livedMs, reachedCapMs: null, toLiveMs: 0 });
  }

  /** This life comes here: what was to be told of another is told no more. */
  receive(lifeId: string): void {
    if (this.#unwatched?.before.identity.lifeId !== lifeId) this.#unwatched = null;
    if (this.#homecoming?.lifeId !== lifeId) this.clear();
  }

  /** It was seen. */
  clear(): void {
    if (this.#homecoming === null) return;
    this.#homecoming = null;
    this.#onChange(null);
  }

  #tell(homecoming: Homecoming): void {
    this.#homecoming = Object.freeze(homecoming);
    this.#onChange(this.#homecoming);
  }
}

/** A cap that is no whole number of ticks is reached at the last tick that fits in it. */
const TICK_SLACK_MS = 60_000;

const standing = ({ tick, phase, vitals }: LifeView): Standing => ({ tick, phase, vitals });

const meanwhile = (away: AwayKind, awayMs: number, before: LifeView, { view, anomalies }: SeenLife) => ({
  lifeId: view.identity.lifeId,
  ...{ away, awayMs, before: standing(before), after: standing(view), death: view.death },
  anomalies: anomalies.filter(({ noticedTick }) => noticedTick > before.tick).length,
});
