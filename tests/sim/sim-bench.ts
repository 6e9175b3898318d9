import type { Bench, ResultOf, Task } from '../../src/main/runtime/work/tasks';
import { workOf } from '../../src/main/runtime/work/tasks';
import { cancelled, type Work } from '../../src/main/runtime/work/work';

interface Job {
  readonly work: Work<unknown>;
  readonly signal: AbortSignal;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Long work tells of itself at every record; so much of it is one slice. */
const SLICE_STEPS = 50;

/** Long work that gets on only when it is told to, a slice at a time: in between, the life goes on. */
export class SimBench implements Bench {
  #jobs: Job[] = [];

  do<T extends Task>(task: T, _onStep: unknown, signal: AbortSignal): Promise<ResultOf<T>> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({
        work: workOf(task),
        signal,
        resolve: (result) => resolve(result as ResultOf<T>),
        reject,
      });
    });
  }

  get busy(): boolean {
    return this.#jobs.length > 0;
  }

  /** Each piece of work that is under way gets on by one slice. */
  advance(steps = SLICE_STEPS): void {
    for (const job of this.#jobs) {
      if (this.#goesOn(job, steps)) continue;
      this.#jobs = this.#jobs.filter((other) => other !== job);
    }
  }

  #goesOn(job: Job, steps: number): boolean {
    try {
      if (job.signal.aborted) throw this.#leftOff(job);
      for (let left = steps; left > 0; left--) {
        const step = job.work.next();
        if (!step.done) continue;
        job.resolve(step.value);
        return false;
      }
      return true;
    } catch (error) {
      job.reject(error);
      return false;
    }
  }

  /** The house is left: its helper process ends, wherever it is. */
  end(): void {
    for (const job of this.#jobs) this.#leftOff(job);
    this.#jobs = [];
  }

  #leftOff(job: Job): Error {
    try {
      job.work.return(undefined);
    } catch {
      // A helper that is ended has nobody left to tell.
    }
    return cancelled();
  }
}
