import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Hands tasks to one worker a core; results stand in the order of the tasks. */
export async function carryOut<Task>(workerFile: string, all: readonly Task[]): Promise<readonly unknown[]> {
  const done: unknown[] = [];
  let next = 0;
  let finished = 0;
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), all.length) }, async () => {
      const worker = new Worker(workerFile);
      while (next < all.length) {
        const index = next++;
        const answer = once(worker, 'message') as Promise<[unknown]>;
        worker.postMessage(all[index]);
        [done[index]] = await answer;
        showProgress(++finished, all.length);
      }
      await worker.terminate();
    }),
  );
  return done;
}

function showProgress(finished: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const part = finished / total;
  const bar = '█'.repeat(Math.round(part * 40)).padEnd(40, '·');
  process.stderr.write(`\r${bar} ${finished}/${total} lives${finished === total ? '\n' : ''}`);
}
