import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coolDown } from '../../../../src/main/environment/channel/thread/doors/cool-down';
import { ALLOWANCES, COOL_DOWN_MS } from '../../../../src/main/environment/channel/thread/limits';
import { openDoor } from './door';
import { plain } from './plain';

// Goal: who asks more often than it may waits, and nobody else does.

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const socketOf = (destroyed = false) => ({ destroyed, pause: vi.fn(), resume: vi.fn() });
const asSocket = (socket: object): Socket => socket as Socket;

test('a connection is read no further for a moment, and once, however often it is told', () => {
  const socket = socketOf();
  for (let times = 0; times < 5; times += 1) coolDown(asSocket(socket));
  expect(socket.pause).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(COOL_DOWN_MS - 1);
  expect(socket.resume).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(socket.resume).toHaveBeenCalledOnce();
  coolDown(asSocket(socket));
  expect(socket.pause).toHaveBeenCalledTimes(2);
});

test('one that is gone is left alone', () => {
  const gone = socketOf(true);
  coolDown(asSocket(gone));
  expect(gone.pause).not.toHaveBeenCalled();
  const going = socketOf();
  coolDown(asSocket(going));
  going.destroyed = true;
  vi.advanceTimersByTime(COOL_DOWN_MS);
  expect(going.resume).not.toHaveBeenCalled();
});

test('others are answered while it waits', async () => {
  vi.useRealTimers();
  const { port } = await openDoor();
  const flood = await Promise.all(
    Array.from({ length: 3 * ALLOWANCES.stimuli.burst }, () =>
      plain(port, {
        method: 'POST',
        path: '/v1/stimuli',
        headers: { 'content-type': 'application/json' },
        body: '{"type":"noise","intensity":0.5}',
      }),
    ),
  );
  expect(flood.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect((await plain(port, { path: '/v1/state' })).status).toBe(200);
});
