import type { Answer, Bridge } from '../../src/shared/border';
import type { Progress, Work } from '../../src/shared/past';

const STEP_MS = 120;

/** Long work as main does it: tells how far it is, ends when it is cancelled. */
export class ScriptedWork {
  readonly #listeners = new Set<(news: Progress) => void>();
  #cancelled: (() => void) | null = null;

  readonly onProgress: Bridge['past']['onProgress'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly cancel = (): Promise<Answer<void>> => {
    this.#cancelled?.();
    return Promise.resolve({ ok: true, value: undefined });
  };

  run<T>(work: Work, total: number, tookMs: number, value: T): Promise<Answer<T>> {
    const began = performance.now();
    return new Promise((resolve) => {
      const timer = setInterval(
        () => {
          const share = Math.min(1, (performance.now() - began) / Math.max(1, tookMs));
          const done = Math.round(share * total);
          this.#listeners.forEach((listener) => listener({ work, done, total }));
          if (share >= 1) finish({ ok: true, value });
        },
        Math.min(STEP_MS, tookMs),
      );
      const finish = (answer: Answer<T>): void => {
        clearInterval(timer);
        this.#cancelled = null;
        resolve(answer);
      };
      this.#cancelled = () =>
        finish({ ok: false, code: 'cancelled', message: { key: 'runtime.work.cancelled', params: {} } });
    });
  }
}
