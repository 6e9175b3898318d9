import { parentPort } from 'node:worker_threads';
import { liveOn } from './life-course';
import { scarOf } from './scar';

export type Task =
  | { readonly kind: 'course'; readonly seed: number; readonly tended: boolean }
  | { readonly kind: 'again'; readonly seed: number }
  | { readonly kind: 'scar'; readonly seed: number };

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(carryOut(task));
});

function carryOut(task: Task) {
  switch (task.kind) {
    case 'course':
      return liveOn(task.seed, task.tended);
    case 'again':
      return liveOn(task.seed, false, 1);
    case 'scar':
      return scarOf(task.seed);
  }
}
