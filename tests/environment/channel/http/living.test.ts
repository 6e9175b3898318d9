import { expect, test } from 'vitest';
import type { TraceEntry } from '../../../../src/shared/views';
import { Contract } from './contract';
import { listen } from './events';
import { plain, type Asked } from './plain';
import { openLivingDoor } from './real-life';

// Goal: what a real life behind the door answers is as the document says; what was acknowledged is in its journal, and
// watching it changes nothing.

const send = (body: unknown, headers: Record<string, string> = {}): Omit<Asked, 'path'> => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const PATHS = [
  '/v1/state',
  '/v1/anomalies',
  '/v1/memories',
  '/v1/history',
  '/v1/health',
  '/status',
  '/metrics',
];

test('every view of a real life is as the document says', async () => {
  const { door, live } = await openLivingDoor();
  live(600_000);
  const contract = new Contract((await plain(door.port, { path: '/v1/openapi.json' })).text);
  const listener = await listen(door.port);
  await listener.take(1);
  live(300_000);
  for (const path of PATHS) {
    const answered = await plain(door.port, { path });
    expect(answered.status).toBe(200);
    contract.check('GET', path, answered);
  }
  const part = await plain(door.port, { path: '/v1/history?last=60000&points=30' });
  contract.check('GET', '/v1/history', part);
  expect((JSON.parse(part.text) as { count: number }).count).toBeGreaterThan(10);
  const events = await listener.take(300);
  for (const { event, data } of events) contract.checkEvent(event, data);
  expect(events.filter(({ event }) => event === 'tick').length).toBeGreaterThan(100);
});

test('what is acknowledged is in the journal, in order and once, under the numbers it was acknowledged with', async () => {
  const { door, live } = await openLivingDoor();
  const listener = await listen(door.port);
  await listener.take(1);
  const notes: string[] = [];
  const seqs: number[] = [];
  for (let index = 0; index < 20; index += 1) {
    const stimuli = [0, 1].map((part) => ({ type: 'noise', intensity: 0.1, note: `${index}.${part}` }));
    const key = { 'idempotency-key': `k${index}`, 'life-client': 'probe' };
    const first = await plain(door.port, { path: '/v1/stimuli', ...send({ stimuli }, key) });
    const again = await plain(door.port, { path: '/v1/stimuli', ...send({ stimuli }, key) });
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    notes.push(...stimuli.map(({ note }) => note));
    seqs.push(...(JSON.parse(first.text) as { receipts: { seq: number }[] }).receipts.map(({ seq }) => seq));
    live(1000);
  }
  live(5000);
  const told = (): TraceEntry[] => {
    const events = listener.events
      .filter(({ event }) => event === 'happening')
      .map(({ data }) => data as TraceEntry);
    return events.filter(
      ({ happening }) => happening.kind === 'event' && happening.source === 'channel:probe',
    );
  };
  while (told().length < notes.length) await listener.take(1);
  const met = told().map(({ happening }) => (happening.kind === 'event' ? happening.note : null));
  expect(met).toEqual(notes);
  expect(seqs).toEqual([...seqs].sort((one, other) => one - other));
  expect(new Set(seqs).size).toBe(notes.length);
});

test('a full queue and the dead are refused with what life says, and nothing is taken', async () => {
  const { door, host, hash, live } = await openLivingDoor();
  const noise = { type: 'noise', intensity: 0.1 } as const;
  const capacity = host.keeper?.view.queue.capacity ?? 0;
  for (let times = 0; times < capacity; times += 1) host.stimulate({ ...noise, source: 'test', note: null });
  const last = await plain(door.port, { path: '/v1/stimuli', ...send(noise) });
  expect([last.status, last.headers['retry-after'], last.text]).toEqual([
    ...[429, '1'],
    expect.stringContaining('The queue is full'),
  ]);
  const before = hash();
  await plain(door.port, { path: '/v1/stimuli', ...send(noise) });
  expect(hash()).toBe(before);
  for (let times = 0; times < 400 && host.keeper?.view.alive === true; times += 1) {
    live(2000);
    try {
      host.stimulate({ type: 'shock', intensity: 1, source: 'test', note: null });
    } catch {
      // The queue is full: it is shocked enough.
    }
  }
  const dead = await plain(door.port, { path: '/v1/stimuli', ...send({ type: 'rest', intensity: 0.1 }) });
  expect([dead.status, dead.text]).toEqual([409, expect.stringContaining('Ada is dead')]);
  expect((await plain(door.port, { path: '/v1/health' })).status).toBe(503);
});

test('a life that everybody watches is the same, to the bit, as one that nobody does', async () => {
  const watched = await openLivingDoor();
  const alone = await openLivingDoor();
  const listeners = await Promise.all(Array.from({ length: 10 }, () => listen(watched.door.port)));
  for (let times = 0; times < 30; times += 1) {
    for (const { live } of [watched, alone]) live(10_000);
    await Promise.all(PATHS.map((path) => plain(watched.door.port, { path })));
  }
  expect(listeners.every(({ events }) => events.length > 100)).toBe(true);
  expect(watched.hash()).toBe(alone.hash());
});
