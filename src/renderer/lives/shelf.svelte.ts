import { ALL, type Query } from './shelf';

/** So many lines are drawn at first, and more with each wish for more. */
export const LINES_SHOWN = 100;

/** What a person looks for among the lives, and which one of them lies open. */
export class Shelf {
  #query = $state.raw<Query>(ALL);
  #shown = $state.raw(LINES_SHOWN);
  #openId = $state.raw<string | null>(null);

  get query(): Query {
    return this.#query;
  }
  /** How many lines are drawn at most. */
  get shown(): number {
    return this.#shown;
  }

  isOpen(lifeId: string): boolean {
    return this.#openId === lifeId;
  }

  /** Another question begins at the top. */
  look(change: Partial<Query>): void {
    this.#query = { ...this.#query, ...change };
    this.#shown = LINES_SHOWN;
  }

  showAll(): void {
    this.look({ text: '', state: 'all' });
  }

  showMore(): void {
    this.#shown += LINES_SHOWN;
  }

  /** One life lies open at a time. */
  toggle(lifeId: string): void {
    this.#openId = this.#openId === lifeId ? null : lifeId;
  }
}
