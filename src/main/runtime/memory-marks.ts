import type { MarksQuery, MemoryMark } from '../../shared/marks';
import type { Episode } from '../../shared/memory';
import type { LifeStore } from '../vault/life-store';

/** Places the episodes of a life in its time: when an episode began never changes, so it is looked up once. */
export class MemoryMarks {
  readonly #store: Pick<LifeStore, 'sinceBirthAt'>;
  #originsMs: ReadonlyMap<number, number | null> = new Map();

  constructor(store: Pick<LifeStore, 'sinceBirthAt'>) {
    this.#store = store;
  }

  /**
   * Those that began in a stretch, oldest first. What was kept before this journal begins (a fork's parent lived it)
   * has no place in it.
   */
  between({ fromMs, toMs }: Pick<MarksQuery, 'fromMs' | 'toMs'>, episodes: readonly Episode[]): MemoryMark[] {
    const origins = new Map(episodes.map((episode) => [episode.id, this.#originMs(episode)]));
    this.#originsMs = origins;
    return episodes
      .flatMap(({ id, type, originTick: tick, effect, significance, strength }) => {
        const sinceBirthMs = origins.get(id) ?? null;
        if (sinceBirthMs === null || sinceBirthMs < fromMs || sinceBirthMs > toMs) return [];
        return [{ id, type, tick, sinceBirthMs, effect, significance, strength }];
      })
      .sort((one, other) => one.sinceBirthMs - other.sinceBirthMs || one.id - other.id);
  }

  #originMs({ id, type, originTick }: Episode): number | null {
    const known = this.#originsMs.get(id);
    return known === undefined ? this.#store.sinceBirthAt(originTick, type === 'awakening') : known;
  }
}
