/** The newest of a stream: at least the last `size` items, never more than twice as many in memory. */
export class Recent<Item> {
  readonly #size: number;
  #items: Item[];

  constructor(size: number, items: readonly Item[]) {
    this.#size = size;
    this.#items = items.slice(-size);
  }

  push(item: Item): void {
    this.#items.push(item);
    // Cut seldom and by half: shifting at every push would move the whole array each time.
    if (this.#items.length > this.#size * 2) this.#items = this.#items.slice(-this.#size);
  }

  /** The last `size` items, oldest first; a copy. */
  items(): readonly Item[] {
    return this.#items.slice(-this.#size);
  }
}
