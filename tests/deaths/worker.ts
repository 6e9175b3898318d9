import { parentPort } from 'node:worker_threads';
import { DEATHS } from './all';
import { judge } from './judge';

export interface Task {
  readonly name: string;
}

parentPort?.on('message', ({ name }: Task) => {
  const death = DEATHS.find((each) => each.name === name);
  if (death === undefined) throw new Error(`no death is called ${name}`);
  parentPort?.postMessage(judge(death));
});
