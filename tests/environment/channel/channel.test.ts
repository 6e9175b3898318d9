import { describe, expect, test, vi } from 'vitest';
import { BetweenTicks } from '../../../src/main/environment/channel/between-ticks';
import { Channel, type ChannelThread } from '../../../src/main/environment/channel/channel';
import { doorsOfHost } from '../../../src/main/environment/channel/host-doors';
import type { FromThread, ToThread } from '../../../src/main/environment/channel/protocol';
import type { ChannelState } from '../../../src/shared/channel';
import { FakeClock } from '../../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from '../../runtime/house';
import { FakeTime } from '../fake-time';
import { NO_PROCESSES, openChannel } from './in-process';

// Goal: whatever becomes of the thread, life goes on and the channel comes back; what is asked for is done between two
// ticks; a looked-at file is never what other programs reach.

class FakeThread implements ChannelThread {
  readonly said: ToThread[] = [];
  #hear: (message: FromThread) => void = () => {};
  #end: (reason: string) => void = () => {};

  postMessage(message: ToThread): void {
    this.said.push(message);
  }
  on(_event: 'message', listener: (message: FromThread) => void): void {
    this.#hear = listener;
  }
  onEnd(listener: (reason: string) => void): void {
    this.#end = listener;
  }
  terminate(): Promise<unknown> {
    return Promise.resolve();
  }
  tells(message: FromThread): void {
    this.#hear(message);
  }
  ends(reason: string): void {
    this.#end(reason);
  }
}

const OPENED = { is: 'opened', port: 53127, urls: ['http://127.0.0.1:53127'] } as const;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function channelWithFakes() {
  const clock = new FakeClock();
  const { host } = openHouse(temporaryHome(), clock);
  const time = new FakeTime();
  const threads: FakeThread[] = [];
  const states: ChannelState[] = [];
  const files: (readonly string[] | null)[] = [];
  const channel = new Channel({
    life: doorsOfHost(host),
    processes: NO_PROCESSES,
    times: { nextTickInMs: () => Infinity, after: (delayMs, call) => void time.after(delayMs, call) },
    version: '1.2.3',
    launch: () => {
      const thread = new FakeThread();
      threads.push(thread);
      return thread;
    },
    token: () => ({ digest: 'd'.repeat(64), madeAtMs: 5 }),
    openFile: { write: (urls) => files.push(urls), remove: () => files.push(null) },
    changed: ({ state }) => states.push(state),
    log: { info: () => {}, warn: () => {} },
  });
  return { clock, host, time, threads, states, files, channel };
}

describe('the channel', () => {
  test('is off, opens when that is wished, and says where', async () => {
    const { channel, threads, states, files } = channelWithFakes();
    expect(channel.picture()).toEqual({ state: { is: 'off' }, tokenMadeAtMs: 5 });
    channel.want({ enabled: true, port: 53127 });
    await settled();
    expect(threads[0]?.said.slice(0, 3)).toMatchObject([
      { is: 'open', port: 53127, tokenDigest: 'd'.repeat(64) },
      { is: 'life', life: { push: { view: { identity: { name: 'Ada' } } } } },
      { is: 'processes', processes: [] },
    ]);
    threads[0]?.tells(OPENED);
    expect(states.map(({ is }) => is)).toEqual(['opening', 'open']);
    expect(files).toEqual([OPENED.urls]);
    channel.want({ enabled: false, port: 53127 });
    await settled();
    expect(states.at(-1)).toEqual({ is: 'off' });
    expect(files).toEqual([OPENED.urls, null]);
  });

  test('that was asked for twice is opened once', async () => {
    const { channel, threads } = channelWithFakes();
    channel.want({ enabled: true, port: 0 });
    channel.want({ enabled: true, port: 0 });
    await settled();
    channel.want({ enabled: true, port: 0 });
    await settled();
    expect(threads).toHaveLength(1);
  });

  test('is opened anew, ever more rarely, when its thread ends; life goes on', async () => {
    const { channel, threads, states, time, clock, host } = channelWithFakes();
    channel.want({ enabled: true, port: 0 });
    await settled();
    threads[0]?.ends('out of memory');
    expect(states.at(-1)).toMatchObject({ is: 'failed', why: { params: { reason: 'out of memory' } } });
    clock.pass(3000);
    expect(keeperOf(host).view.tick).toBe(3);
    time.pass(999);
    expect(threads).toHaveLength(1);
    time.pass(1);
    expect(threads).toHaveLength(2);
    threads[1]?.ends('again');
    time.pass(4999);
    expect(threads).toHaveLength(2);
    time.pass(1);
    expect(threads).toHaveLength(3);
    threads[2]?.tells(OPENED);
    expect(states.at(-1)?.is).toBe('open');
  });

  test('whose port is taken waits for a person', async () => {
    const { channel, threads, states, time } = channelWithFakes();
    channel.want({ enabled: true, port: 53127 });
    await settled();
    threads[0]?.tells({ is: 'failed', why: { key: 'channel.portTaken', params: { port: 53127 } } });
    time.pass(120_000);
    expect(threads).toHaveLength(1);
    expect(states.at(-1)?.is).toBe('failed');
    channel.want({ enabled: true, port: 53127 });
    await settled();
    expect(threads).toHaveLength(2);
  });

  test('hands on what life tells, and nothing any more once it is closed', async () => {
    const { channel, threads, clock } = channelWithFakes();
    channel.want({ enabled: true, port: 0 });
    await settled();
    clock.pass(2000);
    expect(threads[0]?.said.filter(({ is }) => is === 'push')).toHaveLength(2);
    channel.close();
    const said = threads[0]?.said.length;
    clock.pass(5000);
    expect(threads[0]?.said).toHaveLength(said ?? 0);
  });

  test('answers every question, also one that fails', async () => {
    const { channel, threads } = channelWithFakes();
    channel.want({ enabled: true, port: 0 });
    await settled();
    const [thread] = threads;
    thread?.tells({ is: 'ask', id: 1, ask: { to: 'memories', with: null } });
    thread?.tells({ is: 'ask', id: 2, ask: { to: 'release', with: { name: 'x' } } });
    thread?.tells({ is: 'ask', id: 3, ask: { to: 'nothing' as 'memories', with: null } });
    await vi.waitFor(() => expect(thread?.said.filter(({ is }) => is === 'answer')).toHaveLength(3));
    expect(thread?.said.filter(({ is }) => is === 'answer')).toMatchObject([
      { id: 1, answer: { ok: true, value: { tick: 0 } } },
      { id: 2, answer: { ok: true, value: null } },
      { id: 3, answer: { ok: false, code: 'failed' } },
    ]);
  });
});

test('other programs reach the life that lives here, whatever the window looks at', async () => {
  const clock = new FakeClock();
  const { host } = openHouse(temporaryHome(), clock);
  clock.pass(5000);
  const info = host.saveSnapshot();
  clock.pass(5000);
  host.decide({ filePath: host.snapshotPath(info.id), choice: 'look' });
  expect(host.picture()?.view.tick).toBe(5);
  const { ask } = await openChannel(host);
  expect(await (await ask('/v1/state')).json()).toMatchObject({ view: { tick: 10 } });
  const sent = await ask('/v1/stimuli', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'noise', intensity: 0.5 }),
  });
  expect(sent.status).toBe(201);
  expect(keeperOf(host).view.queue.pending).toBe(1);
});

describe('between two ticks', () => {
  test('nothing is begun just before a tick is due, and all of it is done in its order', () => {
    const time = new FakeTime();
    let dueMs = 1000;
    const done: string[] = [];
    const between = new BetweenTicks({
      nextTickInMs: () => dueMs - time.nowMs(),
      after: (delayMs, call) => void time.after(delayMs, call),
    });
    const startMs = time.nowMs();
    dueMs = startMs + 1000;
    between.do(() => done.push(`a at ${time.nowMs() - startMs}`));
    expect(done).toEqual(['a at 0']);
    time.pass(980);
    between.do(() => done.push(`b at ${time.nowMs() - startMs}`));
    between.do(() => done.push(`c at ${time.nowMs() - startMs}`));
    expect(done).toEqual(['a at 0']);
    time.pass(20);
    // The loop has had its tick.
    dueMs += 1000;
    time.pass(10);
    expect(done).toEqual(['a at 0', 'b at 1002', 'c at 1002']);
  });
});
