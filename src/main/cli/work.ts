import { t } from '../../shared/i18n';
import { inlineBench } from '../runtime/work/inline-bench';
import type { ResultOf, Task } from '../runtime/work/tasks';
import type { Step } from '../runtime/work/work';
import { count } from './format';
import type { CliIo } from './io';
import { Progress } from './progress';

/** Does long work with its progress on the terminal. @throws Refusal `cancelled` when it is stopped */
export async function doWork<T extends Task>(task: T, io: CliIo): Promise<ResultOf<T>> {
  const progress = new Progress(io);
  const onStep = (step: Step): void => progress.show(() => stepText(task.kind, step));
  return inlineBench.do(task, onStep, io.stop).finally(() => progress.clear());
}

export function stepText(kind: Task['kind'], { done, total }: Step): string {
  const work = t(`cli.work.${kind}`);
  if (total === 0) return t('cli.work.progressOpen', { work });
  const percent = Math.floor((100 * done) / total);
  return t('cli.work.progress', { work, done: count(done), total: count(total), percent });
}
