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
    this.#lookUp(episodes);
    return episodes
      .flatMap(({ id, type, originTick: tick, effect, significance, strength }) => {
        const sinceBirthMs = this.#originsMs.get(id) ?? null;
        if (sinceBirthMs === null || sinceBirthMs < fromMs || sinceBirthMs > toMs) return [];
        return [{ id, type, tick, sinceBirthMs, effect, significance, strength }];
      })
      .sort((one, other) => one.sinceBirthMs - other.sinceBirthMs || one.id - other.id);
  }

  /** Those that were forgotten meanwhile are forgotten here too. */
  #lookUp(episodes: readonly Episode[]): void {
    const known = this.#originsMs;
    const unknown = episodes.filter(({ id }) => !known.has(id));
    const found = this.#store.sinceBirthAt(
      unknown.map(({ originTick, type }) => ({ tick: originTick, woken: type === 'awakening' })),
    );
    const added = new Map(unknown.map(({ id }, index) => [id, found[index] ?? null]));
    this.#originsMs = new Map(episodes.map(({ id }) => [id, known.get(id) ?? added.get(id) ?? null]));
  }
}
