/** So many calls go on at once, of all hooks together; of one hook one, so that its calls keep their order. */
export const RUNNING_MAX = 4;
/** So many wait; what comes then is dropped. */
export const WAITING_MAX = 32;

export interface QueuedCall {
  readonly hookId: string;
  /** Never rejects. @returns what is to be done when it is no longer under way; it does not throw */
  run(): Promise<() => void>;
  /** It was taken in, and will not begin. */
  forgotten(): void;
}

/** Lets calls begin one after the other, later than the moment that asks for them, within bounds. */
export class CallQueue {
  #waiting: QueuedCall[] = [];
  readonly #running = new Set<string>();
  #isClosed = false;
  #onSettled: (() => void)[] = [];

  /** @param defer calls back when what goes on now is done: a tick is over before anything is started */
  constructor(private readonly defer: (call: () => void) => void) {}

  isRunning(hookId: string): boolean {
    return this.#running.has(hookId);
  }

  /** @returns false where too many wait already; then it never begins */
  add(call: QueuedCall): boolean {
    if (this.#isClosed || this.#waiting.length >= WAITING_MAX) return false;
    this.#waiting.push(call);
    this.defer(() => this.#begin());
    return true;
  }

  /** Resolves when nothing goes on and nothing waits. */
  settled(): Promise<void> {
    if (this.#isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#onSettled.push(resolve));
  }

  get #isSettled(): boolean {
    return this.#running.size + this.#waiting.length === 0;
  }

  /** What waits for this hook never begins. */
  forget(hookId: string): void {
    this.#drop((call) => call.hookId === hookId);
  }

  /** Nothing begins any more. */
  close(): void {
    this.#isClosed = true;
    this.#drop(() => true);
  }

  #drop(isMeant: (call: QueuedCall) => boolean): void {
    const dropped = this.#waiting.filter(isMeant);
    this.#waiting = this.#waiting.filter((call) => !isMeant(call));
    for (const call of dropped) call.forgotten();
  }

  #begin(): void {
    for (let at = 0; at < this.#waiting.length && this.#running.size < RUNNING_MAX;) {
      const call = this.#waiting[at];
      if (call === undefined || this.#running.has(call.hookId)) {
        at += 1;
        continue;
      }
      this.#waiting.splice(at, 1);
      this.#running.add(call.hookId);
      void call.run().then((after) => {
        this.#running.delete(call.hookId);
        after();
        this.#begin();
        if (this.#isSettled) for (const resolve of this.#onSettled.splice(0)) resolve();
      });
    }
  }
}
