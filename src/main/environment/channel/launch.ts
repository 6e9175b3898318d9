import { Worker } from 'node:worker_threads';
import type { ChannelThread } from './channel';
import type { FromThread } from './protocol';

/** What the thread may take of memory before it, and it alone, is ended, MiB. */
const HEAP_MAX_MIB = 192;

/** Starts the thread from its bundle. */
export function launchThread(scriptPath: string): ChannelThread {
  const worker = new Worker(scriptPath, {
    name: 'life channel',
    // It needs nothing of what this process was started with.
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MIB },
  });
  // A life that ends must not be kept from it by who watches.
  worker.unref();
  let reason: string | null = null;
  worker.on('error', (error) => (reason = error instanceof Error ? error.message : String(error)));
  return {
    postMessage: (message) => worker.postMessage(message),
    on: (event, listener: (message: FromThread) => void) => worker.on(event, listener),
    onEnd: (listener) => worker.once('exit', (code) => listener(reason ?? `exit code ${code}`)),
    terminate: () => worker.terminate(),
  };
}
