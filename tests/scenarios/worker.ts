import { parentPort } from 'node:worker_threads';
import { runControl } from './control';
import { FAULTS } from './faults/all';
import { runFault } from './run-fault';
import { watcherOf, type WatcherName } from './watchers';

export type Task =
  | { readonly kind: 'fault'; readonly name: string; readonly seed: number; readonly watcher: WatcherName }
  | { readonly kind: 'control'; readonly seed: number; readonly watcher: WatcherName; readonly days: number };

parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(carryOut(task));
});

function carryOut(task: Task) {
  const watcher = watcherOf(task.watcher);
  if (task.kind === 'control') return runControl(task.seed, watcher, task.days);
  const fault = FAULTS.find(({ name }) => name === task.name);
  if (fault === undefined) throw new Error(`no fault is called ${task.name}`);
  return runFault(fault, task.seed, watcher);
}
