import { setImmediate } from 'node:timers/promises';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';

/** How far a piece of work has come, in ticks; `total` 0 where it is not known. */
export interface Step {
  readonly done: number;
  readonly total: number;
}

/** Long work that stops now and then to tell how far it has come, and can be left off there. */
export type Work<Result> = Generator<Step, Result, void>;

export interface DriveOptions {
  readonly onStep?: (step: Step) => void;
  readonly signal?: AbortSignal;
}

/** Between two slices of work signals and messages are heard. */
const SLICE_MS = 30;

/** Does long work without holding up everything else. @throws Refusal `cancelled` where it was told to stop */
export async function drive<Result>(
  work: Work<Result>,
  { onStep, signal }: DriveOptions = {},
): Promise<Result> {
  for (let sliceFromMs = performance.now(); ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - sliceFromMs < SLICE_MS) continue;
    onStep?.(step.value);
    await setImmediate();
    if (signal?.aborted) {
      // What it holds open is closed by its own `finally`.
      work.return(undefined as Result);
      throw cancelled();
    }
    sliceFromMs = performance.now();
  }
}

/** Does it in one go. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export const cancelled = (): Refusal => new Refusal('cancelled', told('runtime.work.cancelled'));

/** So many ticks are folded between two looks at the clock. */
export const SLICE_TICKS = 10_000;
