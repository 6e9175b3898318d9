import type { Command } from './commands';
import { found } from './search';

export interface Offers {
  /** What can be done as things stand. */
  all(): readonly Command[];
  /** What only this query asks for. */
  for(query: string): readonly Command[];
}

/** The one line in which everything the window can do is found by its name. */
export class Palette {
  readonly #offers: Offers;
  #open = $state.raw(false);
  #query = $state.raw('');
  #at = $state.raw(0);

  readonly found: readonly Command[] = $derived(this.#open ? this.#search(this.#query) : []);

  constructor(offers: Offers) {
    this.#offers = offers;
  }

  get isOpen(): boolean {
    return this.#open;
  }
  get query(): string {
    return this.#query;
  }
  /** Which of those found Enter would run; -1 where nothing is found. */
  get at(): number {
    return Math.min(this.#at, this.found.length - 1);
  }

  open(): void {
    this.#query = '';
    this.#at = 0;
    this.#open = true;
  }

  close(): void {
    this.#open = false;
  }

  ask(query: string): void {
    this.#query = query;
    this.#at = 0;
  }

  /** Around the end: above the first is the last. */
  move(by: number): void {
    const count = this.found.length;
    if (count > 0) this.#at = (((this.at + by) % count) + count) % count;
  }

  moveTo(index: number): void {
    this.#at = index;
  }

  /** Closed first: what is run may open a dialog of its own. */
  run(index = this.at): void {
    const command = this.found[index];
    if (!command) return;
    this.close();
    command.run();
  }

  #search(query: string): readonly Command[] {
    const own = query.trim() === '' ? [] : this.#offers.for(query);
    return [...own, ...found(this.#offers.all(), query)];
  }
}
