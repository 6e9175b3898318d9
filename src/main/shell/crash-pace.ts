const WINDOW_MS = 60_000;
const RELOADS_MAX = 2;

/** A page that crashes is loaded anew, but not for ever: the third crash within a minute asks the person. */
export class CrashPace {
  #crashesAtMs: readonly number[] = [];

  next(atMs: number): 'reload' | 'ask' {
    this.#crashesAtMs = [...this.#crashesAtMs.filter((each) => atMs - each < WINDOW_MS), atMs];
    return this.#crashesAtMs.length > RELOADS_MAX ? 'ask' : 'reload';
  }
}
