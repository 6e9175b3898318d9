import type { LifeView } from '../../../shared/views';

/** Since when a life has gone on without a break: its birth, its coming here and each waking begin that anew. */
export class UnbrokenLife {
  #lifeId: string | null = null;
  #downtimeMs = 0;
  #startedMs: number | null = null;

  /** Unix ms; null while no life was met. */
  get startedMs(): number | null {
    return this.#startedMs;
  }

  meet({ identity, downtimeMs }: LifeView, nowMs: number): void {
    // Time that was not lived is what a waking adds.
    if (identity.lifeId === this.#lifeId && downtimeMs === this.#downtimeMs) return;
    this.#lifeId = identity.lifeId;
    this.#downtimeMs = downtimeMs;
    this.#startedMs = nowMs;
  }
}
