import { expect, test, vi } from 'vitest';
import { buildBridge, type Wire } from '../../src/preload/bridge';
import type { Bridge } from '../../src/shared/border';

// Goal: the page gets named functions, and neither ipcRenderer nor its events.

type Hear = Parameters<Wire['on']>[1];

function wire() {
  const listeners = new Map<string, Hear>();
  return {
    invoke: vi.fn<Wire['invoke']>(() => Promise.resolve({ ok: true, value: 1 })),
    on: vi.fn((channel: string, listener: Hear) => void listeners.set(channel, listener)),
    removeListener: vi.fn((channel: string) => void listeners.delete(channel)),
    tell: (channel: string, news: unknown) => listeners.get(channel)?.({ sender: 'ipcRenderer' }, news),
  };
}

const bridgeOf = (to: Wire): Bridge => buildBridge(to, () => '/path');

test('a call goes out by its channel with its payload', async () => {
  const to = wire();
  await bridgeOf(to).anomalies.acknowledge({ id: 3 });
  expect(to.invoke).toHaveBeenCalledWith('life:anomalies.acknowledge', { id: 3 });
});

test('news come without the event, until one stops listening', () => {
  const to = wire();
  const listener = vi.fn();
  const stop = bridgeOf(to).life.onReplaced(listener);
  to.tell('life:life.replaced', { lifeId: 'a' });
  expect(listener.mock.calls).toEqual([[{ lifeId: 'a' }]]);
  stop();
  to.tell('life:life.replaced', { lifeId: 'b' });
  expect(listener).toHaveBeenCalledOnce();
});

test('it is frozen all through and holds functions only', () => {
  const bridge = bridgeOf(wire());
  expect(Object.isFrozen(bridge)).toBe(true);
  for (const [name, group] of Object.entries(bridge)) {
    if (name === 'pathOfFile') continue;
    expect(Object.isFrozen(group), name).toBe(true);
    expect(Object.values(group).every((each) => typeof each === 'function')).toBe(true);
  }
});
