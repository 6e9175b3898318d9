import type { Answer, Bridge } from '../../shared/border';
import { told } from '../../shared/i18n';
import type { Progress, Work } from '../../shared/past';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';

/** Work that is shorter is not worth a word. */
export const SHOWN_AFTER_MS = 300;
/** A rate measured over less than this says nothing. */
const RATE_OVER_MS = 500;

export interface ShownWork extends Progress {
  /** Ticks per second; `null` until it is known. */
  readonly perS: number | null;
}

/**
 * Long work that main does beside life, one at a time: what is under way, how far it is, how to end it. A
 * refusal is told here; a cancelled one as news, for a person wished it.
 */
export class LongWork {
  #past: Pick<Bridge['past'], 'onProgress' | 'cancel'>;
  #notices: Notices;
  #work = $state.raw<Work | null>(null);
  #progress = $state.raw<ShownWork | null>(null);
  #worthShowing = $state.raw(false);
  #first: { readonly atMs: number; readonly done: number } | null = null;

  constructor(past: Pick<Bridge['past'], 'onProgress' | 'cancel'>, notices: Notices) {
    this.#past = past;
    this.#notices = notices;
  }

  get busy(): boolean {
    return this.#work !== null;
  }
  get shown(): ShownWork | null {
    return this.#worthShowing ? this.#progress : null;
  }

  open(): () => void {
    return this.#past.onProgress((progress) => this.#receive(progress));
  }

  /**
   * Does the work and tells of a refusal, unless it is done `quietly`: then whoever asked for it tells. `null` where
   * other work is under way, which is told too.
   */
  async run<T>(
    work: Work,
    call: () => Promise<Answer<T>>,
    { quietly = false } = {},
  ): Promise<Answer<T> | null> {
    if (this.#work !== null) {
      this.#notices.tell({ severity: 'warning', message: told('runtime.work.busy') });
      return null;
    }
    this.#work = work;
    this.#first = null;
    this.#progress = { work, done: 0, total: 0, perS: null };
    const timer = setTimeout(() => (this.#worthShowing = true), SHOWN_AFTER_MS);
    const answer = await answered(call());
    clearTimeout(timer);
    this.#worthShowing = false;
    this.#work = null;
    this.#progress = null;
    if (!answer.ok && !quietly)
      this.#notices.tell({
        severity: answer.code === 'cancelled' ? 'info' : 'error',
        message: answer.message,
      });
    return answer;
  }

  async cancel(): Promise<void> {
    const answer = await answered(this.#past.cancel());
    if (!answer.ok) this.#notices.error(answer.message);
  }

  #receive(progress: Progress): void {
    if (progress.work !== this.#work) return;
    const nowMs = performance.now();
    this.#first ??= { atMs: nowMs, done: progress.done };
    const overMs = nowMs - this.#first.atMs;
    const perS = overMs < RATE_OVER_MS ? null : ((progress.done - this.#first.done) / overMs) * 1000;
    this.#progress = { ...progress, perS };
  }
}
