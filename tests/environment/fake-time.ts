/** A clock that stands still until it is moved. */
export class FakeTime {
  #nowMs = 1_000_000;
  #calls: { readonly atMs: number; readonly call: () => void }[] = [];

  readonly nowMs = (): number => this.#nowMs;

  readonly after = (delayMs: number, call: () => void): (() => void) => {
    const waiting = { atMs: this.#nowMs + delayMs, call };
    this.#calls.push(waiting);
    return () => {
      this.#calls = this.#calls.filter((each) => each !== waiting);
    };
  };

  pass(ms: number): void {
    const endMs = this.#nowMs + ms;
    for (;;) {
      const next = this.#calls.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#calls = this.#calls.filter((each) => each !== next);
      this.#nowMs = next.atMs;
      next.call();
    }
    this.#nowMs = endMs;
  }
}
