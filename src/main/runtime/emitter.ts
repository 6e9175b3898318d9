/** Tells listeners; one that throws is handed to `onError` and the others are told all the same. */
export class Emitter<Events extends Record<string, readonly unknown[]>> {
  readonly #listeners: { [Name in keyof Events]?: Set<(...news: Events[Name]) => void> } = {};
  readonly #onError: (error: unknown, event: keyof Events) => void;

  constructor(onError: (error: unknown, event: keyof Events) => void) {
    this.#onError = onError;
  }

  /** @returns a function that stops listening. */
  on<Name extends keyof Events>(event: Name, listener: (...news: Events[Name]) => void): () => void {
    const listeners = (this.#listeners[event] ??= new Set());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<Name extends keyof Events>(event: Name, ...news: Events[Name]): void {
    for (const listener of this.#listeners[event] ?? []) {
      try {
        listener(...news);
      } catch (error) {
        this.#onError(error, event);
      }
    }
  }
}
