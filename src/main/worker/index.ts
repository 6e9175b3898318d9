import { Refusal } from '../../shared/refusal';
import type { FromWorker, ToWorker } from '../runtime/work/protocol';
import { workOf, type Task } from '../runtime/work/tasks';
import { drive } from '../runtime/work/work';

/** What electron gives a utility process to talk with the one that started it. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
  postMessage(message: FromWorker): void;
}

/* A process of its own for one piece of long work beside the life: it may crash, and life goes on. */
const port = (process as unknown as { readonly parentPort: ParentPort }).parentPort;
const stop = new AbortController();

port.on('message', ({ data }) => {
  if ('cancel' in data) stop.abort();
  else void answer(data.do).then((said) => port.postMessage(said));
});

async function answer(task: Task): Promise<FromWorker> {
  try {
    const onStep = (step: { done: number; total: number }) => port.postMessage({ is: 'step', step });
    return { is: 'done', result: await drive(workOf(task), { onStep, signal: stop.signal }) };
  } catch (error) {
    if (error instanceof Refusal) return { is: 'refused', code: error.code, said: error.said };
    return { is: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
