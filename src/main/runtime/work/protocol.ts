import type { RefusalCode } from '../../../shared/border';
import type { Message } from '../../../shared/views';
import type { Task } from './tasks';
import type { Step } from './work';

/** What a process that works is told. */
export type ToWorker = { readonly do: Task } | { readonly cancel: true };

/** What it says: steps, then one of the other three, and it ends. */
export type FromWorker =
  | { readonly is: 'step'; readonly step: Step }
  | { readonly is: 'done'; readonly result: unknown }
  | { readonly is: 'refused'; readonly code: RefusalCode; readonly said: Message }
  | { readonly is: 'failed'; readonly reason: string };
