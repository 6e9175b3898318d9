import { utilityProcess } from 'electron';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { FromWorker, ToWorker } from '../runtime/work/protocol';
import type { Bench, ResultOf, Task } from '../runtime/work/tasks';
import type { Step } from '../runtime/work/work';
import type { Log } from './log';

/**
 * Does long work in a process of its own that ends with it: what is read there may be damaged and end that
 * process, but not the life.
 */
export class UtilityBench implements Bench {
  readonly #workerPath: string;
  readonly #log: Log;

  constructor(workerPath: string, log: Log) {
    this.#workerPath = workerPath;
    this.#log = log;
  }

  do<T extends Task>(task: T, onStep: (step: Step) => void, signal: AbortSignal): Promise<ResultOf<T>> {
    return new Promise((resolve, reject) => {
      const worker = utilityProcess.fork(this.#workerPath, [], { serviceName: 'Life work', stdio: 'ignore' });
      const say = (message: ToWorker): void => worker.postMessage(message);
      const cancel = (): void => say({ cancel: true });
      signal.addEventListener('abort', cancel);
      worker.once('spawn', () => say({ do: task }));
      let answered = false;
      worker.on('message', (message: FromWorker) => {
        if (message.is === 'step') return onStep(message.step);
        answered = true;
        if (message.is === 'done') resolve(message.result as ResultOf<T>);
        else if (message.is === 'refused') reject(new Refusal(message.code, message.said));
        else reject(this.#broken(task, message.reason));
        worker.kill();
      });
      worker.once('exit', (code) => {
        signal.removeEventListener('abort', cancel);
        if (!answered) reject(this.#broken(task, `exit code ${code}`));
      });
    });
  }

  #broken(task: Task, reason: string): Refusal {
    const [line = ''] = reason.split('\n', 1);
    this.#log.error(`Work "${task.kind}"`, reason);
    return new Refusal('failed', told('runtime.work.failed', { reason: line }));
  }
}
