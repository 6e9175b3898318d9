import { join } from 'node:path';
import { Channel } from '../../src/main/environment/channel/channel';
import { doorsOfHost } from '../../src/main/environment/channel/host-doors';
import { launchThread } from '../../src/main/environment/channel/launch';
import { digestOf } from '../../src/main/environment/channel/token';
import { systemClock } from '../../src/main/runtime/clock';
import { LifeHost } from '../../src/main/runtime/life-host';
import { presetPolicy } from '../../src/main/runtime/life-policy';
import { bear } from '../../src/main/runtime/new-life';
import type { LivesFigures, ToLife } from './talk';

/* A life by the clock with its channel, as the app and the command line have it; asked for figures by its parent. */
const [homePath = '', tickIntervalMs = '100', token = ''] = process.argv.slice(2);

const host = LifeHost.open({
  homePath,
  owner: 'cli',
  clock: systemClock,
  schedule: () => ({ everyMinutes: 10, keep: 24 }),
  onTrouble: (where, error) => console.error(where, error),
});
host.start(
  bear(
    { ...presetPolicy('natural'), tickIntervalMs: Number(tickIntervalMs) },
    { name: 'Ada', seed: 7, bornAtMs: Date.now() },
  ),
);

let latenessMs: number[] = [];
let pendingMax = 0;
let tick = -1;
host.on('push', ({ view, heartbeat }) => {
  pendingMax = Math.max(pendingMax, view.queue.pending);
  if (view.tick === tick) return;
  tick = view.tick;
  latenessMs.push(heartbeat.jitterMs);
});

let isOpen = false;
const channel = new Channel({
  life: doorsOfHost(host),
  processes: { pictures: () => [], onChange: () => () => {}, report: refuse, release: () => {} },
  times: {
    nextTickInMs: () => host.nextTickInMs,
    after: (delayMs, call) => void setTimeout(call, delayMs),
  },
  version: '0.0.0',
  launch: () => launchThread(join(import.meta.dirname, 'thread.mjs')),
  token: () => ({ digest: digestOf(token), madeAtMs: 0 }),
  openFile: { write: () => {}, remove: () => {} },
  changed: ({ state }) => {
    // Who listens is told of too.
    if (state.is === 'open' && !isOpen) process.send?.({ is: 'open', url: state.urls[0] ?? '' });
    isOpen = state.is === 'open';
    if (state.is === 'failed') console.error(state.why);
  },
  log: { info: () => {}, warn: (what, cause) => console.error(what, cause) },
});
channel.want({ enabled: true, port: 0 });

process.on('message', (message: ToLife) => {
  if (message === 'end') {
    channel.close();
    host.sleep();
    process.exit(0);
  }
  const figures: LivesFigures = {
    ...{ is: 'figures', latenessMs, pendingMax, tick },
    rssMb: process.memoryUsage().rss / 2 ** 20,
  };
  process.send?.(figures);
  latenessMs = [];
  pendingMax = 0;
});

function refuse(): never {
  throw new Error('nobody is adopted here');
}
