import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { ChannelThread } from './channel-thread';

/* The channel's thread: the same beside the app and beside the command line. */
if (parentPort === null) throw new Error('This file is the channel’s thread: start it as a worker.');
const port = parentPort;

/** Other programs wait rather than a tick. */
const NICENESS = 5;
if (process.platform === 'linux') {
  try {
    // Only Linux counts niceness by thread, and 0 means the one that asks: elsewhere it would slow the whole app down.
    setPriority(0, NICENESS);
  } catch {
    // It may not be changed here; then all threads are equal.
  }
}

new ChannelThread(port, () => port.close());
