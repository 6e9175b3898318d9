import { told } from '../../../shared/i18n';
import type { Progress } from '../../../shared/past';
import { Refusal } from '../../../shared/refusal';
import { WORK_OF, type Bench, type ResultOf, type Task } from './tasks';

/** Long work is told of no more often than this. */
const TELL_EVERY_MS = 100;

/** The long work that a person asked for: one piece at a time, which can be cancelled. */
export class Workshop {
  readonly #bench: Bench;
  readonly #onProgress: (progress: Progress) => void;
  #current: AbortController | null = null;

  constructor(bench: Bench, onProgress: (progress: Progress) => void) {
    this.#bench = bench;
    this.#onProgress = onProgress;
  }

  /** @throws Refusal `busy` while another piece is under way, `cancelled` where it was left off, or why it failed */
  async do<T extends Task>(task: T): Promise<ResultOf<T>> {
    if (this.#current !== null) throw new Refusal('busy', told('runtime.work.busy'));
    const current = (this.#current = new AbortController());
    const work = WORK_OF[task.kind];
    let toldMs = performance.now();
    try {
      return await this.#bench.do(
        task,
        ({ done, total }) => {
          if (work === null || performance.now() - toldMs < TELL_EVERY_MS) return;
          toldMs = performance.now();
          this.#onProgress({ work, done, total });
        },
        current.signal,
      );
    } finally {
      this.#current = null;
    }
  }

  /** Beside whatever a person asked for, and told to nobody. */
  async doQuietly<T extends Task>(task: T): Promise<ResultOf<T>> {
    return this.#bench.do(task, () => {}, new AbortController().signal);
  }

  cancel(): void {
    this.#current?.abort();
  }
}
