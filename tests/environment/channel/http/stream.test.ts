import type { ServerResponse } from 'node:http';
import { expect, test, vi } from 'vitest';
import type { Happening } from '../../../../src/shared/views';
import {
  RING_BYTES_MAX,
  RING_EVENTS_MAX,
  STREAM_BUFFER_MAX,
  STREAMS_MAX,
} from '../../../../src/main/environment/channel/thread/limits';
import { Reader } from '../../../../src/main/environment/channel/thread/stream/reader';
import { Ring } from '../../../../src/main/environment/channel/thread/stream/ring';
import { anomalyOf, entry, pushOf, viewOf } from '../../views';
import { Contract } from './contract';
import { digestOf, lifeCopy, openDoor, until, type Door } from './door';
import { listen } from './events';
import { plain } from './plain';
import { processOf } from './samples';

// Goal: who listens is told everything in order, can come back without missing anything or is told that it missed
// something, and who does not read costs nobody anything.

const happened = (seq: number, happening: Happening) => ({ seq, atMs: seq, happening });
const names = (events: readonly { readonly event: string }[]): string[] => events.map(({ event }) => event);

test('it begins with the whole, and goes on with what happens, each event as the document says', async () => {
  const { port, send } = await openDoor();
  const contract = new Contract((await plain(port, { path: '/v1/openapi.json' })).text);
  const listener = await listen(port);
  const trace = [
    happened(7, { kind: 'phase', tick: 101, from: 'run', to: 'degrade', cause: 'energy' }),
    happened(8, { kind: 'death', tick: 101, cause: 'energy' }),
  ];
  await listener.take(1);
  send({ is: 'push', push: pushOf(101, { trace }) });
  send({ is: 'anomalies', anomalies: [anomalyOf({ id: 4 })] });
  send({ is: 'anomalies', anomalies: [anomalyOf({ id: 5 }), anomalyOf({ id: 4 })] });
  send({ is: 'anomalies', anomalies: [anomalyOf({ id: 5 }), anomalyOf({ id: 4, toTick: 9 })] });
  send({ is: 'processes', processes: [processOf('worker')] });
  send({ is: 'processes', processes: [processOf('worker', { reports: 3 })] });
  send({ is: 'processes', processes: [processOf('worker', { condition: 'hung' })] });
  send({ is: 'processes', processes: [] });
  send({ is: 'life', life: null });
  const rest = await listener.take(12);
  expect(names(listener.events)).toEqual([
    'state',
    ...['happening', 'phase', 'happening', 'death', 'tick'],
    ...['anomaly', 'anomaly', 'anomaly'],
    ...['process', 'process', 'released'],
    'life',
  ]);
  for (const { event, data } of listener.events) contract.checkEvent(event, data);
  expect(rest.slice(5, 8).map(({ data }) => data)).toMatchObject([
    { id: 4 },
    { id: 5 },
    { id: 4, toTick: 9 },
  ]);
});

test('who comes back is told all that came meanwhile, once and in order', async () => {
  const { port, send } = await openDoor();
  const before = await listen(port);
  send({ is: 'push', push: pushOf(101) });
  const [, , last] = await before.take(3);
  before.leave();
  for (const seq of [102, 103, 104]) send({ is: 'push', push: pushOf(seq) });
  await settled(port, 104);
  const after = await listen(port, { lastId: last?.id ?? '' });
  send({ is: 'push', push: pushOf(105) });
  const events = await after.take(8);
  expect(names(events)).toEqual(Array.from({ length: 4 }, () => ['happening', 'tick']).flat());
  expect(
    events.filter(({ event }) => event === 'tick').map(({ data }) => (data as { push: number }).push),
  ).toEqual([102, 103, 104, 105]);
});

test('what is not known any more is said to be missed, and the whole is told anew', async () => {
  const { port, send } = await openDoor();
  const before = await listen(port);
  const [first] = await before.take(1);
  before.leave();
  const pushes = RING_EVENTS_MAX / 2 + 3;
  for (let index = 1; index <= pushes; index += 1) send({ is: 'push', push: pushOf(100 + index) });
  await settled(port, 100 + pushes);
  const after = await listen(port, { lastId: first?.id ?? '' });
  const [reset, state] = await after.take(2);
  expect(reset).toMatchObject({ event: 'reset', data: { reason: 'gap', missed: 6 } });
  expect(state).toMatchObject({ event: 'state', data: { push: 100 + pushes } });
  send({ is: 'push', push: pushOf(5000) });
  expect(names(await after.take(2))).toEqual(['happening', 'tick']);
});

test('another life, another process, a made-up id: each is said', async () => {
  const { port, send } = await openDoor();
  const before = await listen(port);
  const [first] = await before.take(1);
  before.leave();
  send({ is: 'push', push: pushOf(101) });
  await settled(port, 101);
  const another = viewOf({ identity: { ...viewOf().identity, lifeId: 'life-2' } });
  send({ is: 'life', life: lifeCopy({ push: pushOf(1, { view: another }) }) });
  await settled(port, 1);
  const reasonFor = async (lastId: string): Promise<unknown> => {
    const [reset, state] = await (await listen(port, { lastId })).take(2);
    expect(names([reset, state].flatMap((each) => each ?? []))).toEqual(['reset', 'state']);
    return (reset?.data as { reason: string }).reason;
  };
  const epoch = first?.id.split('-')[0] ?? '';
  expect(await reasonFor(first?.id ?? '')).toBe('another-life');
  expect(await reasonFor('00000000-4')).toBe('another-process');
  expect(await reasonFor(`${epoch}-99999`)).toBe('unknown-id');
  expect(await reasonFor('nonsense')).toBe('another-process');
});

test('who listens while another life comes is told so, and gets it whole', async () => {
  const { port, send } = await openDoor();
  const listener = await listen(port);
  await listener.take(1);
  send({ is: 'life', life: null });
  send({ is: 'life', life: lifeCopy({ push: pushOf(1) }) });
  const events = await listener.take(3);
  expect(names(events)).toEqual(['life', 'life', 'state']);
  expect(events.slice(0, 2).map(({ data }) => data)).toEqual([
    { life: null },
    { life: { lifeId: 'life-1', name: 'Ada' } },
  ]);
});

test('each is told in its own language', async () => {
  const { port, send } = await openDoor();
  const readers = await Promise.all(['ru', 'en'].map((language) => listen(port, { language })));
  send({ is: 'anomalies', anomalies: [anomalyOf({ message: { key: 'runtime.host.unsaved', params: {} } })] });
  const said = await Promise.all(
    readers.map(
      async (reader) => ((await reader.take(2))[1]?.data as { message: { said: string } }).message.said,
    ),
  );
  expect(said[0]).toMatch(/[а-я]/u);
  expect(said[1]).not.toMatch(/[а-я]/u);
});

test('who does not read is cut, and holds up nobody', async () => {
  const { port, send } = await openDoor();
  const deaf = await listen(port, { reads: false });
  deaf.response.pause();
  const reader = await listen(port);
  await reader.take(1);
  // Large enough to fill what the system holds for a connection, and then the ring.
  const note = 'n'.repeat(20_000);
  const trace = [{ ...entry(1), happening: { kind: 'fault', tick: 1, message: note } as const }];
  const pushes = Math.ceil((4 * RING_BYTES_MAX + 16 * STREAM_BUFFER_MAX) / note.length);
  let seq = 100;
  for (let index = 0; index < pushes; index += 1) {
    seq += 1;
    send({ is: 'push', push: pushOf(seq, { trace }) });
    // The reader reads as fast as it is told.
    if (index % 20 === 19) await until(() => (reader.events.at(-1)?.data as { push?: number }).push === seq);
  }
  await until(() => (reader.events.at(-1)?.data as { push?: number }).push === seq);
  deaf.response.resume();
  await until(deaf.ended);
  expect(reader.ended()).toBe(false);
});

test('another token ends the streams that were opened with the one before', async () => {
  const { port, send } = await openDoor();
  const listener = await listen(port);
  await listener.take(1);
  send({ is: 'token', digest: digestOf('another') });
  await until(listener.ended);
  await expect(listen(port)).rejects.toThrow('401');
});

test('of what waits for one who does not read, little is held for it alone', () => {
  let held = 0;
  const response = {
    ...{ writableNeedDrain: true, destroyed: false, on: vi.fn() },
    get writableLength() {
      return held;
    },
    write: (frame: Buffer) => (held += frame.length),
    destroy: vi.fn(),
  };
  const ring = new Ring('epoch');
  const reader = new Reader(ring, response as unknown as ServerResponse, 'en', 1);
  const news = { event: 'tick', spoken: false, data: () => 'n'.repeat(20_000) };
  for (let index = 0; index < (4 * RING_BYTES_MAX) / 20_000; index += 1) {
    ring.add(news);
    reader.pump();
    expect(held).toBeLessThan(STREAM_BUFFER_MAX + 21_000);
    if (response.destroy.mock.calls.length > 0) break;
  }
  expect(response.destroy).toHaveBeenCalled();
});

test('who stands still over several heartbeats is cut; who reads gets them', () => {
  const beaten = (writableNeedDrain: boolean) => {
    const response = { writableNeedDrain, destroyed: false, on: vi.fn(), write: vi.fn(), destroy: vi.fn() };
    const reader = new Reader(new Ring('epoch'), response as unknown as ServerResponse, 'en', 1);
    for (let times = 0; times < 3; times += 1) reader.beat();
    return response;
  };
  expect(beaten(false).write).toHaveBeenCalledTimes(3);
  expect(beaten(false).destroy).not.toHaveBeenCalled();
  expect(beaten(true).write).not.toHaveBeenCalled();
  expect(beaten(true).destroy).toHaveBeenCalled();
});

test('only so many may listen, and main is told how many do', async () => {
  const door = await openDoor();
  const listeners = [];
  for (let index = 0; index < STREAMS_MAX; index += 1) listeners.push(await listen(door.port));
  const refused = await plain(door.port, { path: '/v1/stream' });
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '10']);
  await until(() => lastCount(door) === STREAMS_MAX);
  for (const { leave } of listeners) leave();
  await until(() => lastCount(door) === 0);
  // At most once a second: far fewer tellings than changes.
  expect(door.told.filter(({ is }) => is === 'streams').length).toBeLessThan(STREAMS_MAX / 4);
  (await listen(door.port)).leave();
});

const lastCount = ({ told }: Door): number | null => {
  const last = told.filter((message) => message.is === 'streams').at(-1);
  return last?.streams ?? null;
};

/** Until the thread has a push. */
async function settled(port: number, push: number): Promise<void> {
  for (;;) {
    const { text } = await plain(port, { path: '/v1/state' });
    if ((JSON.parse(text) as { push: number }).push === push) return;
  }
}
