import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { launchThread } from '../environment/channel/launch';
import { runCli } from './cli';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

let isRead = true;
// A reader that has seen enough ("life run ... | head") is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  isRead = false;
});

async function outReady(): Promise<boolean> {
  // An error is told to the listener above; here it only ends the wait.
  if (isRead && process.stdout.writableNeedDrain) await once(process.stdout, 'drain').catch(() => {});
  // That the reader has left is heard after the write that met it.
  await setImmediate();
  return isRead;
}

void runCli(process.argv.slice(2), {
  stdin: () => process.stdin,
  out: (text) => void process.stdout.write(text),
  outReady,
  err: (text) => void process.stderr.write(text),
  errIsTerminal: process.stderr.isTTY,
  launchChannel: () => launchThread(join(__dirname, 'channel.js')),
  stop: stop.signal,
}).then((code) => {
  process.exitCode = code;
});
