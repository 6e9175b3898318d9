import { parentPort } from 'node:worker_threads';
import { runControl, runPlanted } from './run';
import type { FaultName } from './worker-model';

export type Task =
  | { readonly kind: 'planted'; readonly name: string; readonly fault: FaultName; readonly seed: number }
  | { readonly kind: 'control'; readonly name: string; readonly seed: number; readonly days: number };

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(
    task.kind === 'control'
      ? runControl(task.name, task.seed, task.days)
      : runPlanted(task.name, task.fault, task.seed),
  );
});
