import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import {
  Channel,
  type ChannelNeeds,
  type ChannelThread,
} from '../../../src/main/environment/channel/channel';
import { doorsOfHost } from '../../../src/main/environment/channel/host-doors';
import type { FromThread, ToThread } from '../../../src/main/environment/channel/protocol';
import { ChannelThread as Thread } from '../../../src/main/environment/channel/thread/channel-thread';
import { digestOf } from '../../../src/main/environment/channel/token';
import type { LifeHost } from '../../../src/main/runtime/life-host';
import type { ChannelPicture } from '../../../src/shared/channel';

export const TOKEN = 'life_a-token-of-the-tests';

export const NO_PROCESSES: ChannelNeeds['processes'] = {
  pictures: () => [],
  onChange: () => () => {},
  report: () => {
    throw new Error('nobody is adopted in this test');
  },
  release: () => {},
};

/** The thread's side in this process, over a channel of messages as a worker has. */
export function inThisProcess(): ChannelThread {
  const { port1: main, port2: thread } = new MessageChannel();
  let end: (reason: string) => void = () => {};
  const ended = new Promise<void>((resolve) => {
    new Thread(thread, () => {
      thread.close();
      resolve();
    });
  });
  void ended.then(() => {
    main.close();
    end('it was closed');
  });
  return {
    postMessage: (message: ToThread) => main.postMessage(message),
    on: (_event, listener: (message: FromThread) => void) => main.on('message', listener),
    onEnd: (listener) => (end = listener),
    terminate: () => ended,
  };
}

export interface OpenedChannel {
  readonly channel: Channel;
  readonly url: string;
  /** With the token. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
}

/** The channel of a house, open; closed after the test. */
export async function openChannel(
  host: LifeHost,
  change: Partial<ChannelNeeds> = {},
): Promise<OpenedChannel> {
  let told: (picture: ChannelPicture) => void = () => {};
  const opened = new Promise<string>((resolve, reject) => {
    told = ({ state }) => {
      if (state.is === 'open') resolve(state.urls[0] ?? '');
      if (state.is === 'failed') reject(new Error(JSON.stringify(state.why)));
    };
  });
  const channel = new Channel({
    life: doorsOfHost(host),
    processes: NO_PROCESSES,
    times: { nextTickInMs: () => Infinity, after: (delayMs, call) => void setTimeout(call, delayMs).unref() },
    version: '1.2.3',
    launch: inThisProcess,
    token: () => ({ digest: digestOf(TOKEN), madeAtMs: 0 }),
    openFile: { write: () => {}, remove: () => {} },
    changed: (picture) => told(picture),
    log: { info: () => {}, warn: () => {} },
    ...change,
  });
  onTestFinished(() => channel.close());
  channel.want({ enabled: true, port: 0 });
  const url = await opened;
  return {
    channel,
    url,
    ask: (path, init = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } }),
  };
}
