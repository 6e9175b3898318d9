import type { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CoolDown } from '../../../../src/main/environment/channel/thread/doors/cool-down';
import { ALLOWANCES, COOL_DOWN_MS } from '../../../../src/main/environment/channel/thread/limits';
import { openDoor } from './door';
import { plain } from './plain';

// Goal: who asks more often than it may waits, and nobody else does.

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const socketOf = (destroyed = false): Socket => ({ destroyed }) as Socket;

function refusals(socket: Socket) {
  const answered: string[] = [];
  let nowMs = 0;
  const coolDown = new CoolDown(() => nowMs);
  return {
    answered,
    refuse: (name: string) => coolDown.refuse(socket, () => answered.push(name)),
    pass: (ms: number) => {
      nowMs += ms;
      vi.advanceTimersByTime(ms);
    },
  };
}

test('the first refusal comes at once, the next is held back, and what comes behind it is ready', () => {
  const { answered, refuse, pass } = refusals(socketOf());
  refuse('first');
  expect(answered).toEqual(['first']);
  pass(COOL_DOWN_MS / 2);
  refuse('held');
  refuse('behind it');
  refuse('behind that');
  expect(answered).toEqual(['first', 'behind it', 'behind that']);
  pass(COOL_DOWN_MS / 2 - 1);
  expect(answered).not.toContain('held');
  pass(1);
  expect(answered.at(-1)).toBe('held');
  refuse('held too');
  pass(COOL_DOWN_MS - 1);
  expect(answered).not.toContain('held too');
  pass(1);
  expect(answered.at(-1)).toBe('held too');
});

test('who waits as it was told is answered at once again', () => {
  const { answered, refuse, pass } = refusals(socketOf());
  refuse('first');
  pass(COOL_DOWN_MS);
  refuse('second');
  expect(answered).toEqual(['first', 'second']);
});

test('one that is gone is not answered', () => {
  const socket = { destroyed: false };
  const { answered, refuse, pass } = refusals(socket as Socket);
  refuse('first');
  refuse('held');
  socket.destroyed = true;
  pass(COOL_DOWN_MS);
  expect(answered).toEqual(['first']);
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
