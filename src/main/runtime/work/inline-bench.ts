import { workOf, type Bench, type Task } from './tasks';
import { drive, type Step } from './work';

/** Does work in this very process, in slices: for the command line and for tests. */
export const inlineBench: Bench = {
  do: <T extends Task>(task: T, onStep: (step: Step) => void, signal: AbortSignal) =>
    drive(workOf(task), { onStep, signal }),
};
